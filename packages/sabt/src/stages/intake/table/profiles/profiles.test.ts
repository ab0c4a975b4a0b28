import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actType } from '../../../../codebook/index.ts';
import { csv, fitsTheSlots, load, ofKind } from '../../test/load-table.ts';
import { MemoryContext } from '../../test/memory-context.ts';
import { actOfCameo, cameoCode } from './cameo.ts';
import { isoOfFips } from './fips.ts';
import { profileNames } from './index.ts';

type Table = Record<string, string>[];

/** Rows as CSV, with the columns of the first. */
const table = (rows: Table): string => {
  const columns = Object.keys(rows[0]!);
  return csv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
};

async function taken(profile: string, rows: Table | string, context = new MemoryContext(), name = 'a.csv') {
  const content = typeof rows === 'string' ? rows : table(rows);
  const answer = await load(context, name, content, { profile, mapping: undefined });
  fitsTheSlots(context.drafts.filter(({ fields }) => String(fields['killed']) !== '3,2,3'));
  const events = ofKind(context, 'event').map(({ fields }) => fields);
  const acts = ofKind(context, 'act').map(({ fields }) => fields);
  const sourcesOf = (fields: { [path: string]: unknown }): unknown[] =>
    (fields['sources'] as string[]).map((id) => context.newest.get(id)!.fields['name']);
  return { answer, events, acts, sourcesOf, context };
}

const UCDP = {
  id: '900001',
  type_of_violence: '3',
  dyad_name: 'Group A - Civilians',
  side_a: 'Group A',
  side_b: 'Civilians',
  source_article: '"Harbour Post,2019-03-15,Two killed; one missing";"Wire, Inc,2019-03-16,A report"',
  source_office: 'Harbour Post;Wire, Inc;Harbour Post',
  source_date: '2019-03-15;2019-03-16',
  where_prec: '1',
  where_coordinates: 'Nahrabad town',
  adm_1: 'Nahr province',
  adm_2: '',
  latitude: '34.74',
  longitude: '10.76',
  country: 'Nowhere',
  date_prec: '1',
  date_start: '2019-03-14 00:00:00.000',
  date_end: '2019-03-14 00:00:00.000',
  deaths_civilians: '2',
  best: '2',
  low: '1',
  high: '4',
};

describe('ucdp-ged', () => {
  it('one row is one event and one act, with its sides, sources and bounds', async () => {
    const { answer, events, acts, sourcesOf } = await taken('ucdp-ged', [UCDP]);
    assert.equal(answer.added, 1);
    const [event, act] = [events[0]!, acts[0]!];
    assert.deepEqual(act['killed'], [1, 2, 4]);
    assert.deepEqual([act['eventType'], act['type'], act['status']], ['one-sided', 'armed-attack', 'confirmed']);
    assert.deepEqual(act['perpetrators'], [{ name: 'Group A', degree: 'alleged' }]);
    assert.deepEqual(act['victims'], [{ name: 'Civilians' }]);
    assert.deepEqual(act['when'], { start: '2019-03-14', end: '2019-03-14', precision: 'day' });
    const place = { name: 'Nahrabad town', lat: 34.74, lon: 10.76, admin1: 'Nahr province', precision: 'exact' };
    assert.deepEqual([act['place'], act['country']], [place, 'Nowhere']);
    assert.deepEqual(sourcesOf(act), ['Harbour Post', 'Wire, Inc']);
    assert.equal((event['custom'] as Record<string, string>)['deaths_civilians'], '2');
    assert.equal(event['title'], 'Group A - Civilians, Nahrabad town');
  });

  it('both sides of a fight took part, and nobody is said to have begun', async () => {
    const { acts } = await taken('ucdp-ged', [
      { ...UCDP, type_of_violence: '1' },
      { ...UCDP, id: '2', type_of_violence: '2' },
    ]);
    assert.deepEqual(
      acts.map((act) => [act['eventType'], act['type']]),
      [
        ['state-based', 'armed-clash'],
        ['non-state', 'non-state-clash'],
      ],
    );
    assert.deepEqual(acts[0]!['initiators'], [
      { name: 'Group A', role: 'participant' },
      { name: 'Civilians', role: 'participant' },
    ]);
    assert.equal(acts[0]!['perpetrators'], undefined);
  });

  it('what place and date are worth is said: a region is no dot, a month no day', async () => {
    const rows = ['1', '2', '3', '4', '5', '6', '7'].map((where_prec) => ({
      ...UCDP,
      id: `r${where_prec}`,
      where_prec,
    }));
    const { acts } = await taken('ucdp-ged', rows);
    const precisions = acts.map((act) => (act['place'] as { precision: string }).precision);
    assert.deepEqual(precisions, ['exact', 'town', 'district', 'region', 'region', 'country', 'region']);
    const dated = await taken('ucdp-ged', [
      { ...UCDP, date_prec: '4', date_start: '2019-03-01', date_end: '2019-03-31' },
      { ...UCDP, id: '2', date_prec: '5', date_start: '2019-01-01', date_end: '2019-12-31' },
      { ...UCDP, id: '3', date_prec: '5', date_start: '2019-01-01', date_end: '2019-04-30' },
      { ...UCDP, id: '4', date_prec: '2', date_start: '2019-03-14', date_end: '2019-03-14' },
    ]);
    const when = dated.acts.map((act) => (act['when'] as { precision: string }).precision);
    assert.deepEqual(when, ['month', 'year', 'range', 'range']);
  });

  it('offices from the articles of older rows; the data set itself where there are none', async () => {
    const older = { ...UCDP, source_office: '' };
    const { acts, sourcesOf } = await taken('ucdp-ged', [
      older,
      {
        ...older,
        id: '2',
        source_article: 'Wire 14 March 2002 "Troops comb caves" /(2)Radio Nahr, in Persian 0658 gmt',
      },
      { ...older, id: '3', source_article: '' },
    ]);
    assert.deepEqual(acts.map(sourcesOf), [['Harbour Post', 'Wire, Inc'], ['Wire', 'Radio Nahr'], ['UCDP GED']]);
  });

  it('bounds that contradict each other are kept as the source has them, and said; empty ones are not 0', async () => {
    const { answer, acts } = await taken('ucdp-ged', [
      { ...UCDP, low: '3', best: '2', high: '3' },
      { ...UCDP, id: '2', low: '', best: '', high: '' },
    ]);
    assert.deepEqual([acts[0]!['killed'], acts[1]!['killed']], [[3, 2, 3], undefined]);
    assert.deepEqual(
      [answer.lines[0]!.status, answer.lines[0]!.code, answer.lines[0]!.column],
      ['added', 'invalid-value', 'best'],
    );
  });

  it('impossible values fail with their column, and nothing of the row is kept', async () => {
    const wrong: [Partial<typeof UCDP>, string, string][] = [
      [{ latitude: '900' }, 'invalid-value', 'latitude'],
      [{ longitude: '-181' }, 'invalid-value', 'longitude'],
      [{ date_start: '2019-02-30' }, 'unreadable-date', 'date_start'],
      [{ date_end: '2018-01-01' }, 'invalid-value', 'date_end'],
      [{ best: '-2' }, 'unreadable-number', 'best'],
      [{ type_of_violence: '9' }, 'invalid-value', 'type_of_violence'],
      [{ date_start: '' }, 'empty-row-value', 'date_start'],
    ];
    const rows = wrong.map(([more], i) => ({ ...UCDP, id: `w${i}`, ...more }));
    const { answer, acts } = await taken('ucdp-ged', rows);
    assert.deepEqual(
      answer.lines.map(({ status, code, column }) => [status, code, column]),
      wrong.map(([, code, column]) => ['failed', code, column]),
    );
    assert.deepEqual(acts, []);
  });

  it('a later edition with other columns finds the same events: changed rows are new versions', async () => {
    const context = new MemoryContext();
    await taken('ucdp-ged', [UCDP, { ...UCDP, id: '2' }], context);
    const { source_date: _, ...fewer } = UCDP;
    const again = await taken(
      'ucdp-ged',
      [
        { ...fewer, best: '3' },
        { ...fewer, id: '2' },
      ],
      context,
      'later.csv',
    );
    assert.deepEqual([again.answer.added, again.answer.changed], [0, 2]);
    const third = await taken(
      'ucdp-ged',
      [
        { ...fewer, best: '3' },
        { ...fewer, id: '2' },
      ],
      context,
      'later.csv',
    );
    assert.deepEqual([third.answer.added, third.answer.changed, third.answer.unchanged], [0, 0, 2]);
  });
});

const MASS = {
  id: '6162019001',
  country: 'Nowhere',
  year: '2019',
  protest: '1',
  startday: '14',
  startmonth: '3',
  startyear: '2019',
  endday: '15',
  endmonth: '3',
  endyear: '2019',
  protesterviolence: '0',
  location: 'Nahrabad',
  participants_category: '',
  participants: '1000s',
  protesteridentity: 'teachers',
  protesterdemand1: 'labor wage dispute',
  protesterdemand2: '',
  stateresponse1: 'arrests',
  stateresponse2: 'beatings',
  sources: 'Harbour Post; Wire',
  notes: 'A march.',
};

describe('mass-mobilization', () => {
  it('dates from three columns, size from words, demands and answers as lists', async () => {
    const { acts, events, sourcesOf } = await taken('mass-mobilization', [MASS]);
    assert.deepEqual(acts[0]!['when'], { start: '2019-03-14', end: '2019-03-15', precision: 'range' });
    assert.deepEqual([acts[0]!['participants'], acts[0]!['type']], [[1000, null, 9999], 'protest-gathering']);
    assert.deepEqual(acts[0]!['initiators'], [{ name: 'teachers', role: 'participant' }]);
    const custom = events[0]!['custom'] as Record<string, string>;
    assert.deepEqual([custom['demands'], custom['stateResponses']], ['labor wage dispute', 'arrests; beatings']);
    assert.deepEqual([sourcesOf(acts[0]!), events[0]!['description']], [['Harbour Post', 'Wire'], 'A march.']);
  });

  it('sizes: the words, else the category; arrested people did not take part', async () => {
    const sizes: [string, string, unknown, unknown][] = [
      ['50-100', '', [50, null, 100], undefined],
      ['thousands', '', [1000, null, 9999], undefined],
      ['>10000', '', [10_000, 10_000, null], undefined],
      ['busloads', '100-999', [100, null, 999], undefined],
      ['300 arrested', '', undefined, [300, 300, 300]],
      ['300 arrested', '50-99', [50, null, 99], [300, 300, 300]],
      ['', '', undefined, undefined],
      ['230 families', '', undefined, undefined],
    ];
    const rows = sizes.map(([participants, participants_category], i) => ({
      ...MASS,
      id: `${i}`,
      participants,
      participants_category,
    }));
    const { acts, answer } = await taken('mass-mobilization', rows);
    assert.deepEqual(
      acts.map((act) => [act['participants'], act['arrested']]),
      sizes.map(([, , participants, arrested]) => [participants, arrested]),
    );
    assert.deepEqual(
      answer.lines.filter(({ code }) => code !== undefined).map(({ row, status }) => [row, status]),
      [[9, 'added']],
    );
  });

  it('a country and year without a protest is no event; an impossible day fails; violence makes a riot', async () => {
    const none = {
      ...MASS,
      id: '2',
      protest: '0',
      startday: '',
      startmonth: '',
      startyear: '',
      endday: '',
      endmonth: '',
      endyear: '',
    };
    const { answer, acts } = await taken('mass-mobilization', [
      none,
      { ...MASS, id: '3', startday: '31', startmonth: '2' },
      { ...MASS, id: '4', protesterviolence: '1', location: 'nationwide' },
    ]);
    assert.deepEqual(
      answer.lines.map(({ status, code, column }) => [status, code, column]),
      [
        ['skipped', 'empty-row-value', 'protest'],
        ['failed', 'unreadable-date', 'startday'],
        ['added', undefined, undefined],
      ],
    );
    assert.deepEqual([acts[0]!['type'], (acts[0]!['place'] as { precision: string }).precision], ['riot', 'country']);
  });
});

const GDELT = {
  GLOBALEVENTID: '1',
  Day: '20190314',
  Actor1Code: 'NOWGOV',
  Actor1Name: 'POLICE',
  Actor2Name: 'WORKER',
  EventCode: '1822',
  EventRootCode: '18',
  ActionGeo_Type: '4',
  ActionGeo_FullName: 'Nahrabad, Nahr, Israel',
  ActionGeo_CountryCode: 'IS',
  ActionGeo_Lat: '34.74',
  ActionGeo_Long: '10.76',
  SOURCEURL: 'https://www.small.example/a',
};

describe('gdelt', () => {
  it('code, actors, place and outlet', async () => {
    const { acts, events, sourcesOf } = await taken('gdelt', [GDELT]);
    const [act, event] = [acts[0]!, events[0]!];
    assert.deepEqual([act['type'], act['cameo'], act['country']], ['torture', '1822', 'Israel']);
    assert.deepEqual(
      [act['perpetrators'], act['targets']],
      [[{ name: 'POLICE', degree: 'alleged' }], [{ name: 'WORKER' }]],
    );
    assert.deepEqual(act['place'], {
      lat: 34.74,
      lon: 10.76,
      name: 'Nahrabad, Nahr, Israel',
      precision: 'town',
      admin1: 'Nahr',
    });
    assert.deepEqual([sourcesOf(act), event['url']], [['small.example'], 'https://www.small.example/a']);
  });

  it('the files that GDELT gives out have no header', async () => {
    const row = (id: number, code: string): string => {
      const cells = new Array<string>(61).fill('');
      const put = (more: Record<number, string>): void => {
        for (const [place, cell] of Object.entries(more)) cells[Number(place)] = cell;
      };
      put({
        0: String(954_680_550 + id),
        1: '20201113',
        2: '202011',
        3: '2020',
        4: '2020.8575',
        6: 'POLICE',
        16: 'WORKER',
      });
      put({ 25: '1', 26: code, 27: code, 28: code.slice(0, 2), 29: '4', 31: '3', 34: '-2.5', 51: '4' });
      put({ 52: 'Nahrabad, Nahr, Israel', 53: 'IS', 56: '34.74', 57: '10.76', 59: '20201113001500' });
      put({ 60: `https://small.example/${id}` });
      return cells.join('\t');
    };
    const text = `${[row(1, '173'), row(2, '141'), row(3, '190')].join('\n')}\n`;
    const { answer, acts, events } = await taken('gdelt', text, new MemoryContext(), '20201113.export.CSV');
    assert.deepEqual([answer.rows, answer.added], [3, 3]);
    assert.deepEqual(
      acts.map((act) => [act['type'], act['country']]),
      [
        ['arrest', 'Israel'],
        ['protest-gathering', 'Israel'],
        ['armed-clash', 'Israel'],
      ],
    );
    assert.equal((events[0]!['custom'] as Record<string, string>)['NumMentions'], '3');
  });

  it('codes are read by their longest beginning, with the zero that spreadsheets lose', () => {
    assert.deepEqual(
      [
        ['57', '5'],
        ['057', ''],
        ['841', '8'],
        ['141', '14'],
        ['14', ''],
        ['20', '2'],
        ['9999', ''],
        ['5x', '5'],
      ].map(([code, root]) => cameoCode(code!, root!)),
      ['057', '057', '0841', '141', '14', '020', null, null],
    );
    assert.deepEqual(['0841', '084', '1833', '1712', '17'].map(actOfCameo), [
      'release',
      'concession',
      'bombing',
      'property-destruction',
      'other',
    ]);
    for (let root = 1; root <= 20; root++) {
      const act = actOfCameo(String(root).padStart(2, '0'));
      assert.ok(act !== undefined && actType(act) !== undefined, `${root}: ${act}`);
    }
  });

  it('country codes that mean another country in the other list', () => {
    assert.deepEqual(['IS', 'IC', 'CH', 'SZ', 'GM', 'IZ', 'IR', 'OS'].map(isoOfFips), [
      'IL',
      'IS',
      'CN',
      'CH',
      'DE',
      'IQ',
      'IR',
      undefined,
    ]);
  });
});

const ACLED = {
  event_id_cnty: 'NOW1',
  event_date: '14 March 2019',
  year: '2019',
  time_precision: '1',
  event_type: 'Protests',
  sub_event_type: 'Protest with intervention',
  actor1: 'Protesters (Nowhere)',
  assoc_actor_1: 'Teachers; Labor Group',
  actor2: 'Police Forces of Nowhere',
  country: 'Nowhere',
  admin1: 'Nahr',
  location: 'Nahrabad',
  latitude: '34.74',
  longitude: '10.76',
  geo_precision: '3',
  source: 'Harbour Post; Wire',
  notes: 'A march.',
  fatalities: '0',
  tags: 'crowd size=about 100',
};

describe('acled', () => {
  it('types, actors without direction, sources, crowd', async () => {
    const { acts, events, sourcesOf } = await taken('acled', [ACLED]);
    const act = acts[0]!;
    assert.deepEqual([act['type'], act['eventType']], ['protest-intervention', 'Protests']);
    assert.deepEqual(act['acled'], { event: 'Protests', subEvent: 'Protest with intervention' });
    assert.deepEqual(
      (act['initiators'] as { name: string; degree?: string }[]).map(({ name, degree }) => [name, degree]),
      [
        ['Protesters (Nowhere)', undefined],
        ['Teachers', 'associated'],
        ['Labor Group', 'associated'],
        ['Police Forces of Nowhere', undefined],
      ],
    );
    assert.deepEqual(
      [act['perpetrators'], act['killed'], act['participants']],
      [undefined, [0, 0, 0], [null, 100, null]],
    );
    assert.deepEqual(sourcesOf(act), ['Harbour Post', 'Wire']);
    assert.deepEqual(
      [events[0]!['description'], (act['place'] as { precision: string }).precision],
      ['A march.', 'region'],
    );
  });

  it('dates as words or ISO; a month is all of it; a sub-event of another edition keeps its word', async () => {
    const { acts } = await taken('acled', [
      { ...ACLED, time_precision: '3' },
      { ...ACLED, event_id_cnty: 'NOW2', event_date: '2020-02-29', time_precision: '2', sub_event_type: 'Drum circle' },
      { ...ACLED, event_id_cnty: 'NOW3', event_date: '31 June 2020' },
    ]);
    assert.deepEqual(acts[0]!['when'], { start: '2019-03-01', end: '2019-03-31', precision: 'month' });
    assert.deepEqual(acts[1]!['when'], {
      start: '2020-02-29',
      end: '2020-02-29',
      precision: 'week',
      uncertaintyDays: 6,
    });
    assert.equal(acts[1]!['type'], 'Drum circle');
    assert.equal(acts.length, 2);
  });
});

const BULLETIN = {
  id: 1,
  title: 'A march',
  title_ar: 'مسيرة',
  description: '<p>Hundreds &amp; more marched.</p><p>Two were held.</p>',
  publish_date: '2019-03-15T00:00',
  source_link: 'https://small.example/b',
  sources: [{ id: 3, title: 'Harbour Post' }],
  labels: [{ id: 5, title: 'Labour' }],
  locations: [{ id: 4, title: 'Nahrabad', lat: 34.74, lng: 10.76, full_string: 'Nahr, Nahrabad' }],
  assigned_to: { id: 9, name: 'a colleague' },
  events: [
    {
      id: 7,
      title: 'Held at the square',
      eventtype: { id: 2, title: 'Arrest' },
      from_date: '2019-03-14T10:00',
      to_date: '2019-03-16T00:00',
      location: { title: 'Nahrabad', lat: 34.74, lng: 10.76, country: { title: 'Nowhere' } },
      comments: null,
    },
  ],
  actor_relations: [
    { actor: { id: 1, name: 'A person' }, related_as: ['Victim'] },
    { actor: { id: 2, name: 'A unit' }, related_as: [{ title: 'Perpetrator' }] },
  ],
};

describe('bayanat', () => {
  it('a bulletin is a document with the events that people found in it', async () => {
    const { answer, context, acts, events } = await taken(
      'bayanat',
      JSON.stringify([BULLETIN]),
      new MemoryContext(),
      'b.json',
    );
    assert.deepEqual([answer.rows, answer.added], [1, 1]);
    const document = ofKind(context, 'document')[0]!;
    assert.equal(document.fields['text'], 'Hundreds & more marched.\nTwo were held.');
    assert.deepEqual([document.fields['title'], document.fields['tags']], ['A march', ['Labour']]);
    assert.doesNotMatch(JSON.stringify(document.fields), /a colleague/);
    const act = acts[0]!;
    assert.deepEqual(act['documents'], [document.id]);
    assert.deepEqual(act['when'], { start: '2019-03-14', end: '2019-03-16', precision: 'range' });
    assert.deepEqual([act['type'], act['country'], act['status']], ['arrest', 'Nowhere', 'confirmed']);
    assert.deepEqual(
      [act['victims'], act['perpetrators']],
      [[{ name: 'A person' }], [{ name: 'A unit', degree: 'alleged' }]],
    );
    assert.deepEqual([events.length, events[0]!['title']], [1, 'Held at the square']);
    const again = await taken('bayanat', JSON.stringify([BULLETIN]), context, 'b.json');
    assert.equal(again.answer.unchanged, 1);
  });

  it('an incident is an event whose events are its acts; one without dates is kept', async () => {
    const incidents = [
      {
        id: 1,
        title: 'A week of arrests',
        potential_violations: [],
        events: [BULLETIN.events[0], { ...BULLETIN.events[0], id: 8, from_date: 'soon', to_date: null }],
      },
      { id: 2, title: 'Undated', potential_violations: [], events: [] },
    ];
    const { answer, acts, events } = await taken('bayanat', JSON.stringify(incidents), new MemoryContext(), 'i.json');
    assert.deepEqual([answer.added, events.length, acts.length], [2, 2, 3]);
    assert.deepEqual(events[0]!['when'], { start: '2019-03-14', end: '2019-03-16', precision: 'range' });
    assert.deepEqual([acts[1]!['when'], acts[2]!['when']], [undefined, undefined]);
    assert.deepEqual([answer.lines[0]!.code, answer.lines[0]!.column], ['unreadable-date', 'events']);
  });

  it('the CSV export spreads its lists over columns', async () => {
    const { context, sourcesOf } = await taken('bayanat', [
      {
        id: '1',
        title: 'A march',
        description: 'Plain.',
        'sources.source-1': '3-Harbour Post',
        'labels.label-1': '5-Labour',
        'labels.label-2': '6-Nahr',
      },
    ]);
    const { fields } = ofKind(context, 'document')[0]!;
    assert.deepEqual([fields['text'], fields['tags']], ['Plain.', ['Labour', 'Nahr']]);
    assert.ok(sourcesOf(fields).includes('Harbour Post'));
  });

  it('actors are for those who may see identities', async () => {
    const { context } = await taken('bayanat', [{ id: '1', type: 'Person', name: 'A person', name_ar: 'شخص' }]);
    const { fields } = ofKind(context, 'actor')[0]!;
    assert.deepEqual([fields['names'], fields['confidentiality']], [['A person', 'شخص'], { '*': 'identity' }]);
  });
});

it('a batch is taken up again with the mapping that it was begun with', async () => {
  const context = new MemoryContext();
  for (const [profile, row] of [
    ['ucdp-ged', UCDP],
    ['mass-mobilization', MASS],
    ['gdelt', GDELT],
    ['acled', ACLED],
  ] as const) {
    const { answer } = await taken(profile, [row], context);
    const again = await load(context, 'a.csv', table([row]), { profile, mapping: answer.mapping });
    assert.deepEqual([answer.added, again.added, again.unchanged], [1, 0, 1], profile);
  }
});

it('every profile says which column is missing', async () => {
  for (const profile of profileNames().filter((name) => name !== 'table'))
    await assert.rejects(
      taken(profile, [{ colour: 'red', weight: '3' }]),
      (error: { code?: string }) => error.code === 'missing-column',
    );
});
