/** What was looked at, and what was gathered, against a log that goes on: nothing stale is shown, and nothing else is made. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { readZip, verifyDossier } from '@sabt/proof';
import { gatherAsOne } from '../../packages/sabt/src/app/dossier/dossier-records.ts';
import { HandOverDesk } from '../../packages/sabt/src/app/pages/hand-over.ts';
import { erase } from '../../packages/sabt/src/app/withholding/erasing/erase.ts';
import type { Fields, Kind } from '../../packages/sabt/src/model/records.ts';
import type { HandOverSeen } from '../../packages/sabt/src/pages/index.ts';
import { holds, Made, PUBLIC } from './made.ts';

const PAUSE_MS = 5;
const NAME = 'Tamarindo-7719';
const MANY = 60;
/** Records that are proved before others have their turn. */
const IN_A_TURN = 20;
const ERASING = { reason: 'safety', dryRun: false };

let made: Made;
before(async () => {
  made = await Made.open();
});
after(() => made.close());

const documents = (prefix: string, n = MANY): Promise<string[]> =>
  made.keep(
    ...Array.from({ length: n }, (_, i): [Kind, Fields] => [
      'document',
      { title: `${prefix} ${i}`, confidentiality: PUBLIC },
    ]),
  );

const askedFor = (ids: string[], seen?: string) => ({
  what: { ids, include: [], restricted: false, resting: false },
  selection: { search: null, where: '' },
  ...(seen === undefined ? {} : { seen }),
});
type Asked = ReturnType<typeof askedFor>;

async function looked(desk: HandOverDesk, asked: Asked): Promise<HandOverSeen> {
  for (;;) {
    const found = await desk.look(asked);
    if (found.state === 'there') return found.value;
    assert.equal(found.state, 'computing');
    await pause(PAUSE_MS);
  }
}

/** As a page does that nobody looks at once it is done: its script asks how far it is until there is nothing to tell. */
async function begunAndLeft(desk: HandOverDesk, asked: Asked): Promise<void> {
  assert.equal((await desk.look(asked)).state, 'computing');
  while (desk.step(asked) !== null) await pause(PAUSE_MS);
}

async function makeZip(desk: HandOverDesk, asked: Asked): Promise<Map<string, Uint8Array>> {
  for (let found = await desk.make(asked, 'zip'); found.state !== 'there'; ) {
    assert.equal(found.state, 'computing');
    await pause(PAUSE_MS);
    found = (await desk.made(asked, 'zip'))!;
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of desk.file(asked, 'zip')!.bytes) chunks.push(chunk);
  return readZip(Buffer.concat(chunks));
}

test('what was looked at by nobody is not shown after something of it was erased', async () => {
  const [named] = (await made.keep(['document', { title: NAME, confidentiality: PUBLIC }])) as [string];
  const asked = askedFor([named, ...(await documents('Left'))]);
  const desk = new HandOverDesk(made.app, { momentMs: 0 });
  await begunAndLeft(desk, asked);
  await erase({ id: named, paths: ['title'], ...ERASING }, made.app, { by: 'A. Keeper' });
  assert.equal((await desk.look(asked)).state, 'computing', 'it is computed again');
  const now = await looked(desk, asked);
  assert.ok(!JSON.stringify(now).includes(NAME));
  const shown = now.records.find(({ id }) => id === named)!;
  assert.deepEqual(
    shown.erased.map(({ path }) => path),
    ['title'],
  );
});

test('what was looked at by nobody is shown though others have kept what does not concern it', async () => {
  const asked = askedFor(await documents('Busy'));
  const desk = new HandOverDesk(made.app, { momentMs: 0 });
  await begunAndLeft(desk, asked);
  await documents('Elsewhere', 1);
  assert.equal((await desk.look(asked)).state, 'there');
});

test('a record that is named, not taken, overtakes it too', async () => {
  const level = { '*': 'restricted' };
  const [hidden] = (await made.keep(['document', { title: 'Told', confidentiality: level }])) as [string];
  const acts = await made.keep([
    'act',
    { type: 'protest-march', documents: [hidden], description: NAME, confidentiality: PUBLIC },
  ]);
  const { what, ...rest } = askedFor([...acts, ...(await documents('Besides'))]);
  const asked = { ...rest, what: { ...what, resting: true } };
  const desk = new HandOverDesk(made.app, { momentMs: 0 });
  const before = await looked(new HandOverDesk(made.app), asked);
  assert.ok(JSON.stringify(before).includes(NAME) && !before.records.some(({ id }) => id === hidden));
  await begunAndLeft(desk, asked);
  const fields = { title: 'Told', custom: { consent: 'refused' }, confidentiality: level };
  await made.app.archive.append([{ id: hidden, kind: 'document', version: 2, fields }], { by: 'A. Keeper' });
  assert.ok(!JSON.stringify(await looked(desk, asked)).includes(NAME));
});

test('nothing is made but what was looked at', async () => {
  const ids = await documents('Asked', 3);
  const [event] = (await made.keep(['event', { title: 'March', confidentiality: PUBLIC }])) as [string];
  const all = [...ids, event];
  const desk = new HandOverDesk(made.app, { momentMs: 0 });
  const first = await looked(desk, askedFor(all));
  const files = await makeZip(desk, askedFor(all, first.digest));
  assert.ok(verifyDossier(files, { logKeys: [made.vkey] }).ok);
  assert.ok(holds(files, 'Asked 0').length > 0);

  let seen = first;
  const changes: (() => Promise<unknown>)[] = [
    () => erase({ id: ids[0]!, paths: ['title'], ...ERASING }, made.app, { by: 'A. Keeper' }),
    () => {
      const fields = { title: 'Corrected', confidentiality: PUBLIC };
      return made.app.archive.append([{ id: ids[1]!, kind: 'document', version: 2, fields }], { by: 'A. Keeper' });
    },
    // comes along with the event that was named
    () => made.keep(['act', { event, type: 'protest-march', confidentiality: PUBLIC }]),
  ];
  for (const change of changes) {
    await change();
    const old = askedFor(all, seen.digest);
    const refused = async () => {
      for (let found = await desk.make(old, 'zip'); found.state === 'computing'; ) {
        await pause(PAUSE_MS);
        found = (await desk.made(old, 'zip'))!;
      }
    };
    await assert.rejects(refused, { code: 'conflict' });
    assert.equal(desk.file(old, 'zip'), null);
    const again = await looked(desk, askedFor(all));
    assert.notEqual(again.digest, seen.digest);
    seen = again;
  }
  await documents('Elsewhere', 1);
  assert.equal((await looked(desk, askedFor(all))).digest, seen.digest, 'what does not concern it changes nothing');
  assert.ok(verifyDossier(await makeZip(desk, askedFor(all, seen.digest)), { logKeys: [made.vkey] }).ok);
});

test('gathering while others keep what does not concern it goes on in turns, and once', async (t) => {
  const ids = await documents('Gathered', 100);
  const proved = t.mock.method(made.app.archive, 'proof').mock;
  const turns: number[] = [0];
  const arriving: Promise<string[]>[] = [];
  const parts = await gatherAsOne(ids, { include: new Set(), restricted: false, resting: false }, made.app, {
    onStep: () => {
      turns.push(proved.callCount());
      if (arriving.length < 3) arriving.push(documents('Arrived', 1));
    },
  });
  turns.push(proved.callCount());
  const arrived = (await Promise.all(arriving)).flat();
  assert.equal(arrived.length, 3);
  assert.deepEqual(
    parts.records.map(({ id }) => id),
    ids,
  );
  assert.equal(proved.callCount(), ids.length, 'each was proved once');
  for (const [i, count] of turns.slice(1).entries()) assert.ok(count - turns[i]! <= IN_A_TURN, `turn ${i}: ${count}`);
});

test('gathering again because something was withheld is in turns too', async (t) => {
  const ids = await documents('Again', 100);
  const proved = t.mock.method(made.app.archive, 'proof').mock;
  const turns: number[] = [0];
  let withheld: Promise<string[]> | null = null;
  const parts = await gatherAsOne(ids, { include: new Set(), restricted: false, resting: false }, made.app, {
    onStep: () => {
      turns.push(proved.callCount());
      withheld ??= made.keep([
        'redaction',
        { record: ids[0]!, paths: ['title'], reason: 'safety', confidentiality: PUBLIC },
      ]);
    },
  });
  turns.push(proved.callCount());
  await withheld!;
  assert.equal(parts.records[0]!.values.has('title'), false);
  assert.ok(proved.callCount() > ids.length, 'it was gathered twice');
  for (const [i, count] of turns.slice(1).entries()) assert.ok(count - turns[i]! <= IN_A_TURN, `turn ${i}: ${count}`);
});
