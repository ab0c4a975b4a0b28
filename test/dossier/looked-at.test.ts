/** What takes long to put together is told step by step, can be given up, and is still of one moment. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readZip, verifyDossier } from '@sabt/proof';
import { gatherAsOne } from '../../packages/sabt/src/app/dossier/dossier-records.ts';
import { HandOverDesk } from '../../packages/sabt/src/app/pages/hand-over.ts';
import type { Fields, Kind } from '../../packages/sabt/src/model/records.ts';
import { Made, PUBLIC } from './made.ts';

const CHOICE = { include: new Set<string>(), restricted: false, resting: false };
const PAUSE_MS = 5;

let made: Made;
let ids: string[];
before(async () => {
  made = await Made.open();
  ids = await made.keep(
    ...Array.from({ length: 200 }, (_, i): [Kind, Fields] => [
      'document',
      { title: `No. ${i}`, confidentiality: PUBLIC },
    ]),
  );
});
after(() => made.close());

const what = () => ({ ids, include: [], restricted: false, resting: false });

test('a page is told how far it is, and gives it up until somebody wants it again', async () => {
  const desk = new HandOverDesk(made.app, { momentMs: 0 });
  const asked = { what: what(), selection: { search: null, where: '' } };
  assert.equal((await desk.look(asked)).state, 'computing');
  while (desk.step(asked)?.total == null) await new Promise((next) => setImmediate(next));
  const { done, total } = desk.step(asked)!;
  assert.ok(done >= 1 && done <= total!, `${done} of ${total}`);
  desk.cancel(asked);
  assert.equal((await desk.look(asked)).state, 'cancelled');
  assert.equal(desk.step(asked), null);
  desk.allow(asked);
  for (;;) {
    const found = await desk.look(asked);
    assert.notEqual(found.state, 'cancelled');
    if (found.state !== 'there') {
      await new Promise((next) => setTimeout(next, PAUSE_MS));
      continue;
    }
    assert.deepEqual(
      found.value.records.map(({ id }) => id),
      ids,
    );
    break;
  }
});

test('what is written is of one moment, though the log grew while it was gathered', async () => {
  let growing: Promise<string[]> | null = null;
  const parts = await gatherAsOne(ids, CHOICE, made.app, {
    onStep: () => {
      // somebody withholds a title meanwhile
      growing ??= made.keep([
        'redaction',
        { record: ids[0]!, paths: ['title'], reason: 'safety', confidentiality: PUBLIC },
      ]);
    },
  });
  await growing!;
  assert.equal(parts.size, made.app.archive.size());
  const [first] = parts.records;
  assert.equal(first!.values.has('title'), false, 'nothing that was withheld meanwhile leaves');
  assert.ok(parts.records.some(({ kind }) => kind === 'redaction'));
});

test('whoever waits for a file no longer stops the gathering', async () => {
  const giving = new AbortController();
  const gathering = gatherAsOne(ids, CHOICE, made.app, {
    signal: giving.signal,
    onStep: () => giving.abort(new Error('gone')),
  });
  await assert.rejects(gathering, /gone/);
});

const asked = () => ({ what: what(), selection: { search: null, where: '' } });
const waiting = (): string[] => {
  const transit = join(made.dir, 'a', 'transit');
  return existsSync(transit) ? readdirSync(transit) : [];
};
const soon = () => new Promise((next) => setTimeout(next, PAUSE_MS));

async function madeWith(desk: HandOverDesk, form: 'zip' | 'fa'): Promise<void> {
  for (let found = await desk.make(asked(), form); found.state !== 'there'; ) {
    assert.equal(found.state, 'computing');
    await soon();
    found = (await desk.made(asked(), form))!;
  }
}

async function bytesOf(desk: HandOverDesk, form: 'zip' | 'fa'): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of desk.file(asked(), form)!.bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a file is made while pages ask how far it is, given up, made after all, and waits to be fetched', async () => {
  const desk = new HandOverDesk(made.app, { momentMs: 0 });
  assert.equal(await desk.made(asked(), 'zip'), null);
  assert.equal((await desk.make(asked(), 'zip')).state, 'computing');
  while (desk.makingStep(asked(), 'zip')?.total == null) await soon();
  assert.equal(desk.file(asked(), 'zip'), null);
  desk.cancelMaking(asked(), 'zip');
  assert.deepEqual(await desk.made(asked(), 'zip'), { state: 'cancelled' });
  while (waiting().length > 0) await soon();
  await madeWith(desk, 'zip');
  const bytes = await bytesOf(desk, 'zip');
  assert.ok(verifyDossier(readZip(bytes), { logKeys: [made.vkey] }).ok);
  assert.deepEqual(await bytesOf(desk, 'zip'), bytes, 'fetched twice');
  await madeWith(desk, 'fa');
  assert.equal((await bytesOf(desk, 'fa')).subarray(0, 5).toString(), '%PDF-');
  assert.equal(waiting().length, 2);
});

test('a file that waits does not leave after something was withheld, and goes', async () => {
  const desk = new HandOverDesk(made.app, { momentMs: 0 });
  const before = waiting().length;
  await madeWith(desk, 'fa');
  assert.equal(waiting().length, before + 1);
  const fields = { record: ids[1]!, paths: ['title'], reason: 'safety', confidentiality: PUBLIC };
  await made.keep(['redaction', fields]);
  assert.equal(desk.file(asked(), 'fa'), null);
  assert.equal(await desk.made(asked(), 'fa'), null);
  for (let tries = 0; waiting().length > before && tries < 1000; tries++) await soon();
  assert.ok(waiting().length <= before);
});
