/** A dossier of a log that goes on: it keeps its witnesses, and says what they have not seen. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cosignText, formatNote, parseNote, signatureLine, verifyDossier } from '@sabt/proof';
import { COSIGNED_AT, witnessKey } from '../../packages/proof/test/sample.ts';
import { Made, PUBLIC } from './made.ts';

let made: Made;
before(async () => {
  made = await Made.open();
});
after(() => made.close());

/** What a witness that saw the log now would leave in the archive. */
function witnessed(): void {
  const { text, signatures } = parseNote(made.app.archive.checkpoint().note);
  const own = signatures.map((one) => signatureLine(one, one.signature));
  const line = cosignText(text, witnessKey.key, COSIGNED_AT, witnessKey.sign);
  mkdirSync(join(made.app.dir, 'attested'), { recursive: true });
  writeFileSync(join(made.app.dir, 'attested', 'checkpoint'), formatNote(text, [...own, line]));
}

const trusting = () => ({ logKeys: [made.vkey], witnesses: { keys: [witnessKey.vkey], atLeast: 1 } });

test('the proofs lead to the witnessed checkpoint while it covers the records, and else come with it', async () => {
  const [old] = (await made.keep(['document', { title: 'Seen', confidentiality: PUBLIC }])) as [string];
  witnessed();
  const { size } = made.app.archive.checkpoint();
  const [young] = (await made.keep(['event', { title: 'Unseen', confidentiality: PUBLIC }])) as [string];
  const covered = verifyDossier((await made.dossier([old])).files, trusting());
  assert.deepEqual([covered.ok, covered.log?.size, covered.witnesses[0]?.size], [true, size, size]);
  const { files } = await made.dossier([old, young]);
  const both = verifyDossier(files, trusting());
  assert.deepEqual([both.ok, both.log?.size, both.witnesses[0]?.size], [true, size + 1, size]);
  assert.ok(files.has('proof/cosigned/checkpoint'));
  const unseen = both.notMade.filter(({ check }) => check === 'unwitnessed').map(({ subject }) => subject);
  assert.deepEqual(unseen, [young]);
});

test('figures and claims are handed over like other records', async () => {
  const [figure] = (await made.keep([
    'figure',
    { definition: { count: 'acts' }, method: 'count', value: 12, interval: [9, 15], confidentiality: PUBLIC },
  ])) as [string];
  const [claim] = (await made.keep([
    'claim',
    { text: 'Twelve were arrested.', form: 'growth', verdict: 'supported', figure, confidentiality: PUBLIC },
  ])) as [string];
  const { files } = await made.dossier([claim]);
  const { ok, records } = verifyDossier(files, { logKeys: [made.vkey] });
  assert.equal(ok, true);
  assert.deepEqual(records.map(({ id }) => id).sort(), [claim, figure].sort());
  for (const path of ['data/claim.csv', 'data/figure.csv', 'data/records.jsonl']) assert.ok(files.has(path), path);
});
