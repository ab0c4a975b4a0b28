import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { taken } from '../../test/by-profile.ts';
import { ofKind } from '../../test/load-table.ts';
import { MemoryContext } from '../../test/memory-context.ts';

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
