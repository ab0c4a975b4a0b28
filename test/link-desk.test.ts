/** The link desk over a real archive: which pairs are asked about, what is counted once, what undoing puts back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideAbout, suggestCodings } from '../packages/sabt/src/app/coding/coding.ts';
import { suggestLinks } from '../packages/sabt/src/app/linking/linking.ts';
import { LinkDesk } from '../packages/sabt/src/app/pages/links.ts';
import { show } from '../packages/sabt/src/app/records.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { RecordDraft } from '../packages/sabt/src/model/records.ts';
import { ACTING, archive, as, counted, day, draft } from './running/desks.ts';

describe('the link desk', () => {
  it('counts once what is told twice, and puts back just what undoing allows', async () => {
    const app = await archive();
    const desk = new LinkDesk(app, new AbortController().signal);
    const events = [newId(), newId(), newId()];
    const acts = events.map((event) =>
      draft('act', { event, type: 'arrest', status: 'confirmed', when: day('2022-09-16') }),
    );
    const other = draft('act', { event: events[1]!, type: 'torture', status: 'confirmed' });
    const link = (a: number, b: number): RecordDraft =>
      draft('link', {
        relation: 'same-event',
        a: events[a]!,
        b: events[b]!,
        score: 0.9,
        method: 'fellegi-sunter',
        status: 'suggested',
      });
    const [ab, bc, ac] = [link(0, 1), link(1, 2), link(0, 2)];
    for (const id of events)
      await app.archive.append([draft('event', { title: 'Arrests', when: day('2022-09-16') }, id)], { by: 'x' });
    await app.archive.append([...acts, other, ab, bc, ac], { by: 'x' });
    const status = (act: RecordDraft): unknown => app.reader.current(app.catalogue.byId(act.id)!).fields['status'];
    const all = () => acts.map(status).join(' ');

    assert.equal(await counted(app), 4);
    await as('anna', () => desk.decide(ab.id, 'confirm'));
    assert.equal(all(), 'confirmed duplicate confirmed');
    assert.equal(status(other), 'confirmed', 'an act that only one tells of is counted');
    await as('anna', () => desk.decide(bc.id, 'confirm'));
    assert.equal(all(), 'confirmed duplicate duplicate');
    await as('anna', () => desk.decide(ac.id, 'confirm'));
    assert.equal(await counted(app), 2);
    await as('anna', () => desk.decide(bc.id, 'undo'));
    assert.equal(all(), 'confirmed duplicate duplicate', 'another link still says so');
    assert.deepEqual(
      desk
        .linksOf(events[0]!)
        .map(({ other: told }) => told.id)
        .sort(),
      [events[1]!, events[2]!].sort(),
    );
    const size = app.archive.size();
    await as('anna', () => desk.decide(ac.id, 'confirm'));
    assert.equal(app.archive.size(), size, 'deciding the same again adds nothing');
    await as('anna', () => desk.undoLast());
    await as('anna', () => desk.undoLast());
    assert.equal(desk.queue('event', {}).left, 3, 'one after another is undone');
    assert.equal(all(), 'confirmed confirmed confirmed');
    assert.equal(await counted(app), 4);
  });

  it('counts the second telling when the coding behind the first is undone', async () => {
    const app = await archive();
    const text = 'Police arrested four students in Tehran on 18 September 2022.';
    await app.archive.append([draft('document', { text }), draft('document', { text: `${text} So they say.` })], {
      by: 'x',
    });
    const { codings } = await suggestCodings([], app, ACTING);
    assert.equal(codings.length, 2);
    const decide = (id: string, decision: 'confirm' | 'undo') =>
      decideAbout({ ids: [id], decision, changes: [], adjudicates: false }, app, 'anna');
    const [first, second] = [await decide(codings[0]!.id, 'confirm'), await decide(codings[1]!.id, 'confirm')];
    const [a, b] = [first.decided[0]!.event!, second.decided[0]!.event!];
    const link = draft('link', { relation: 'same-event', a, b, score: 0.9, status: 'suggested' });
    await app.archive.append([link], { by: 'x' });
    await decide(link.id, 'confirm');
    assert.equal(await counted(app), 1);
    await decide(codings[0]!.id, 'undo');
    assert.equal(await counted(app), 1, 'now the second one is counted');
    await decide(codings[0]!.id, 'confirm');
    assert.equal(await counted(app), 1, 'and now the first again');
    await decide(codings[1]!.id, 'undo');
    await decide(link.id, 'undo');
    assert.equal(await counted(app), 1, 'undoing the link brings nothing back that was taken back');
    await decide(codings[1]!.id, 'confirm');
    assert.equal(await counted(app), 2);
  });

  it('withdraws the event that a confirmation made when nothing in it stands, and brings it back', async () => {
    const app = await archive();
    const text = 'Police arrested four students in Tehran on 18 September 2022.';
    for (const more of ['', ' So they say.'])
      await app.archive.append([draft('document', { text: text + more })], { by: 'x' });
    const codings = (await suggestCodings([], app, ACTING)).codings.map(({ id }) => id);
    const [one, other] = [codings[0]!, codings[1]!];
    const decide = (id: string, decision: 'confirm' | 'undo' | 'reject', changes: string[] = []) =>
      decideAbout({ ids: [id], decision, changes, adjudicates: false }, app, 'anna');
    const shown = (): { counted: number; found: number } => ({
      counted: app.catalogue.counts().event ?? 0,
      found: app.find({ q: '', kind: 'event', sort: 'newest', limit: 10, offset: 0 }).total,
    });
    const event = (await decide(one, 'confirm')).decided[0]!.event!;
    const status = (): unknown => app.reader.current(app.catalogue.byId(event)!).fields['status'];
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    await decide(one, 'undo');
    assert.equal(status(), 'withdrawn');
    assert.deepEqual(shown(), { counted: 0, found: 0 });
    assert.equal(app.catalogue.versions(event).length, 2, 'and nothing is gone from the log');
    assert.equal((await decide(one, 'confirm')).decided[0]!.event, event);
    assert.equal(status(), undefined);
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    // the act of another suggestion keeps the event standing
    await decide(other, 'confirm', [`event=${event}`]);
    await decide(one, 'reject');
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    await decide(other, 'undo');
    assert.deepEqual(shown(), { counted: 0, found: 0 });
    await decide(other, 'confirm');
    assert.equal(status(), undefined, 'and brings it back');
    const own = draft('event', { title: 'Arrests' });
    await app.archive.append([own], { by: 'x' });
    await decide(other, 'confirm', [`event=${own.id}`]);
    assert.equal(status(), 'withdrawn', 'what an act was taken out of is empty too');
    await decide(other, 'undo');
    assert.deepEqual(shown(), { counted: 1, found: 1 }, 'an event that a person wrote stays');
    await app.rebuild({ signal: ACTING.signal, progress: () => {} });
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    const { size } = app.archive.checkpoint();
    assert.equal(show(event, { versions: false, at: size }, app).fields['status'], 'withdrawn');
  });

  it('asks about two rows of one list only where they say the very same', async () => {
    const app = await archive();
    const register = async (profile: string, rows: [title: string, place: string, date: string][]) => {
      const batch = draft('batch', { phase: 'closed', profile });
      await app.archive.append([batch], { by: 'x' });
      const events = rows.map(([title, place, date], i) =>
        draft('event', {
          title,
          when: day(date),
          place: { name: place },
          batch: batch.id,
          row: { key: `content:${profile}${batch.id}${i}`, digest: '' },
        }),
      );
      await app.archive.append(events, { by: 'x' });
      return events.map(({ id }) => id);
    };
    const weekly = Array.from({ length: 40 }, (_, i): [string, string, string] => [
      'Vigil for the prisoners of the harbour',
      'Old Market',
      new Date(Date.UTC(2020, 0, 1 + 7 * i)).toISOString().slice(0, 10),
    ]);
    const others = Array.from({ length: 60 }, (_, i): [string, string, string] => [
      `Gathering ${String.fromCharCode(97 + (i % 26)).repeat(5)} about matter ${i * 31}`,
      `Street ${i * 17}`,
      new Date(Date.UTC(2019, i % 12, 1 + (i % 28))).toISOString().slice(0, 10),
    ]);
    const [one] = await register('one', [...weekly, ...others, weekly[3]!]);
    const [, , , , again] = await register('two', [weekly[9]!, weekly[12]!, others[4]!, others[5]!, weekly[0]!]);
    const { pairs } = await suggestLinks('event', app, ACTING);
    const list = (id: string) => app.reader.current(app.catalogue.byId(id)!).fields['batch'];
    const inside = pairs.filter(({ a, b }) => list(a) === list(b));
    assert.equal(inside.length, 1, 'the row that stands twice, and no week beside the next');
    assert.ok(
      pairs.some(({ a, b }) => [a, b].includes(one!) && [a, b].includes(again!)),
      'what two lists tell of is asked about',
    );
  });

  it('lays two records side by side and says what speaks for and against', async () => {
    const app = await archive();
    const desk = new LinkDesk(app, new AbortController().signal);
    const [a, b] = [newId(), newId()];
    await app.archive.append(
      [
        draft('event', { title: 'Arrests in Tehran', when: day('2022-09-16'), country: 'IR' }, a),
        draft('event', { title: 'Arrests at Tehran university', when: day('2022-09-17'), country: 'IR' }, b),
        draft('link', {
          relation: 'same-event',
          a,
          b,
          score: 0.8,
          method: 'fellegi-sunter',
          status: 'suggested',
          evidence: [
            { column: 'title', level: 'near', weight: 3 },
            { column: 'when', level: null, weight: -1 },
          ],
        }),
      ],
      { by: 'x' },
    );
    const { current } = desk.queue(null, {});
    assert.deepEqual(
      current!.fields.map(({ field, how, bits }) => [field, how, bits]),
      [
        ['when', 'near', -1],
        ['country', 'same', null],
        ['title', 'near', 3],
      ],
    );
  });
});
