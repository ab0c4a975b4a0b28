/** What the proof of one record gives away: by the rule of dossiers, whoever asks for it and by which door. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { verifyRecordProof } from '@sabt/proof';
import { type ProofChoice, proofFor } from '../../packages/sabt/src/app/dossier/proving.ts';
import { newId } from '../../packages/sabt/src/model/ids.ts';
import type { Fields } from '../../packages/sabt/src/model/records.ts';
import { Made, PUBLIC } from './made.ts';

let made: Made;
before(async () => {
  made = await Made.open();
});
after(() => made.close());

const SECRET = 'Nasrin-Example-7731';

/** What leaves, as text, and the paths; checked as an outsider does. */
async function leaving(id: string, choice: ProofChoice = {}): Promise<{ said: string; paths: string[] }> {
  const out = join(made.dir, `${newId()}.json`);
  const { disclosed } = await made.app.writeProof(id, choice, { out, force: false });
  const text = readFileSync(out, 'utf8');
  assert.equal(verifyRecordProof(text, { vkeys: [made.vkey] }).ok, true);
  return { said: text, paths: disclosed.sort() };
}

const keptOne = async (fields: Fields): Promise<string> => (await made.keep(['document', fields]))[0]!;

test('restricted fields stay unless they are chosen, those of a person unless they are named', async () => {
  const confidentiality = { '*': 'public', author: 'identity', description: 'restricted' };
  const id = await keptOne({ title: 'Market', author: SECRET, description: `${SECRET}-2`, confidentiality });
  assert.ok(!(await leaving(id)).said.includes(SECRET));
  const restricted = await leaving(id, { restricted: true });
  assert.ok(restricted.said.includes(`${SECRET}-2`));
  assert.ok(!restricted.paths.includes('author'));
  assert.deepEqual((await leaving(id, { include: ['author'] })).paths, ['author', 'id', 'title', 'version']);
  assert.deepEqual((await leaving(id, { paths: ['author'] })).paths, ['author', 'id']);
  assert.deepEqual((await leaving(id, { paths: ['title'] })).paths, ['id', 'title']);
});

test('a record that is restricted as a whole shows that it exists', async () => {
  const [source] = (await made.keep(['source', { name: `Informant ${SECRET}` }])) as [string];
  const { said, paths } = await leaving(source);
  assert.ok(!said.includes(SECRET));
  assert.deepEqual(paths, ['id', 'version']);
});

test('passages and custom fields that identify a person stay, also where the whole field is named', async () => {
  const id = await keptOne({
    title: 'Market',
    text: `${SECRET} was there.\n\nEverybody may read this.\n`,
    custom: { note: `${SECRET}-note`, place: 'square' },
    confidentiality: { '*': 'public', 'text/0': 'identity', 'custom/note': 'identity' },
  });
  for (const choice of [{}, { restricted: true }, { paths: ['text', 'custom'] }]) {
    const { said } = await leaving(id, choice);
    assert.ok(!said.includes(SECRET), JSON.stringify(choice));
    assert.ok(said.includes('Everybody may read') && said.includes('square'));
  }
  assert.ok((await leaving(id, { paths: ['custom/note'] })).said.includes(`${SECRET}-note`));
  assert.ok((await leaving(id, { include: ['text/0'] })).said.includes(`${SECRET} was there`));
});

test('what those concerned do not consent to stays, whatever was chosen', async () => {
  const whole = await keptOne({ title: SECRET, custom: { consent: 'withdrawn' }, confidentiality: PUBLIC });
  assert.deepEqual((await leaving(whole, { restricted: true })).paths, ['id', 'version']);
  const refusals: ProofChoice[] = [{ paths: ['title'] }, { include: ['title'] }, { paths: ['id', 'title'] }];
  for (const choice of refusals) assert.throws(() => proofFor(whole, choice, made.app), { code: 'withheld' });
  const part = await keptOne({
    title: 'Market',
    author: SECRET,
    custom: { consent: { author: 'refused' } },
    confidentiality: PUBLIC,
  });
  const { said, paths } = await leaving(part);
  assert.ok(!said.includes(SECRET) && paths.includes('title'));
  assert.deepEqual(proofFor(part, {}, made.app).because.consent, ['author']);
  assert.throws(() => proofFor(part, { paths: ['author'] }, made.app), { code: 'withheld' });
});

test('of an act and an event that rest on hidden documents alone nothing leaves, without consent never', async () => {
  const withdrawn = await keptOne({ title: 'W', custom: { consent: 'withdrawn' }, confidentiality: PUBLIC });
  const closed = await keptOne({ title: 'C' });
  const open = await keptOne({ title: 'O', confidentiality: PUBLIC });
  const resting = async (documents: string[]): Promise<string[]> => {
    const event = newId();
    const fields = { documents, country: 'TR', confidentiality: PUBLIC };
    const drafts = [
      { id: event, kind: 'event' as const, version: 1, fields: { ...fields, title: 'Arrests' } },
      { id: newId(), kind: 'act' as const, version: 1, fields: { ...fields, type: 'arrest', event } },
    ];
    await made.app.archive.append(drafts, { by: 'A. Keeper' });
    return drafts.map(({ id }) => id);
  };
  for (const id of await resting([withdrawn])) {
    for (const choice of [{}, { restricted: true }, { resting: true }])
      assert.deepEqual((await leaving(id, choice)).paths, ['id', 'version']);
    assert.equal(proofFor(id, {}, made.app).resting, true);
    assert.throws(() => proofFor(id, { paths: ['country'], resting: true }, made.app), { code: 'withheld' });
  }
  for (const id of await resting([closed])) {
    assert.deepEqual((await leaving(id)).paths, ['id', 'version']);
    assert.throws(() => proofFor(id, { paths: ['country'] }, made.app), { code: 'withheld' });
    assert.ok((await leaving(id, { resting: true })).paths.includes('country'));
  }
  for (const id of await resting([withdrawn, open])) assert.ok((await leaving(id)).paths.includes('country'));
});

test('a path that the record has not is said, not passed over', async () => {
  const id = await keptOne({ title: 'Market', confidentiality: PUBLIC });
  for (const choice of [{ paths: ['colour'] }, { include: ['text/3'] }])
    assert.throws(() => proofFor(id, choice, made.app), { code: 'not-found' });
});
