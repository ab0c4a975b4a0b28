/** Writing a dossier takes minutes where there are many records: it is told how far it is, given up, and of one moment. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readZip, verifyDossier } from '@sabt/proof';
import { paperOfDossier, writeDossier } from '../../packages/sabt/src/app/dossier/dossier.ts';
import type { Fields, Kind } from '../../packages/sabt/src/model/records.ts';
import { holds, Made, PUBLIC } from './made.ts';

const SECRET = 'Vantablack';
const WHOLE = 1000;

let made: Made;
let ids: string[];
before(async () => {
  made = await Made.open();
  ids = await made.keep(
    ...Array.from({ length: 60 }, (_, i): [Kind, Fields] => [
      'document',
      { title: `No. ${i} ${i === 3 ? SECRET : ''}`, confidentiality: PUBLIC },
    ]),
  );
});
after(() => made.close());

const what = () => ({ ids, include: [], restricted: false });
const parts = (): string[] => readdirSync(made.dir).filter((name) => name.endsWith('.part'));

test('the writing is told from its beginning to its end, and never goes back', async () => {
  const told: number[] = [];
  await writeDossier({ ...what(), out: join(made.dir, 'told.zip'), force: false }, made.app, {
    onStep: (done, total) => {
      assert.equal(total, WHOLE);
      told.push(done);
    },
  });
  assert.deepEqual(
    told,
    told.toSorted((a, b) => a - b),
  );
  assert.equal(told.at(-1), WHOLE);
  for (const [from, to] of [
    [280, 320],
    [320, 690],
    [710, 770],
    [770, 1000],
  ] as const)
    assert.ok(
      told.some((done) => done >= from && done < to),
      `${from} to ${to}`,
    );
});

for (const [what_, at] of [
  ['its pages', 285],
  ['its paper', 325],
  ['its files', 695],
  ['its checks', 715],
  ['its packing', 775],
] as const)
  test(`given up at ${what_}, nothing of it stays`, async () => {
    const giving = new AbortController();
    const out = join(made.dir, 'given-up.zip');
    const writing = writeDossier({ ...what(), out, force: false }, made.app, {
      signal: giving.signal,
      onStep: (done) => {
        if (done >= at) giving.abort(new Error('gone'));
      },
    });
    await assert.rejects(writing, /gone/);
    assert.deepEqual(parts(), []);
    assert.ok(!readdirSync(made.dir).includes('given-up.zip'));
  });

test('the paper alone is given up as well', async () => {
  const giving = new AbortController();
  const printing = paperOfDossier(what(), 'fa', made.app, {
    signal: giving.signal,
    onStep: () => giving.abort(new Error('gone')),
  });
  await assert.rejects(printing, /gone/);
});

test('what is withheld while the dossier is written does not leave with it', async () => {
  const out = join(made.dir, 'overtaken.zip');
  let withholding: Promise<unknown> | null = null;
  await writeDossier({ ...what(), out, force: false }, made.app, {
    onStep: (done) => {
      // the records are gathered, and their pages are being written
      if (done < 300) return;
      withholding ??= made.keep([
        'redaction',
        { record: ids[3]!, paths: ['title'], reason: 'safety', confidentiality: PUBLIC },
      ]);
    },
  });
  await withholding;
  const files = readZip(readFileSync(out));
  assert.deepEqual(holds(files, SECRET), []);
  assert.ok(verifyDossier(files, { logKeys: [made.vkey] }).ok);
});
