/** What a dossier gives away: what is public or was chosen, in all of its files, and nothing else in any. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { verifyDossier } from '@sabt/proof';
import { previewDossier } from '../../packages/sabt/src/app/dossier/dossier.ts';
import { proofFor } from '../../packages/sabt/src/app/dossier/proving.ts';
import type { Fields } from '../../packages/sabt/src/model/records.ts';
import { holds, Made, PUBLIC } from './made.ts';

let made: Made;
before(async () => {
  made = await Made.open();
});
after(() => made.close());

const SECRET = 'Nasrin-Example-7731';

function verified(files: Map<string, Uint8Array>) {
  const result = verifyDossier(files, { logKeys: [made.vkey] });
  assert.deepEqual(
    result.checks.filter(({ ok }) => !ok),
    [],
  );
  return result;
}

test('restricted and identity fields stay, in every file and encoding, unless they are chosen', async () => {
  const confidentiality = { '*': 'public', author: 'identity', description: 'restricted' };
  const [id] = (await made.keep([
    'document',
    { title: 'Market', author: SECRET, description: `by ${SECRET}-2`, confidentiality },
  ])) as [string];
  const plain = await made.dossier([id]);
  assert.deepEqual(holds(plain.files, SECRET), []);
  assert.equal(verified(plain.files).counts.withheld > 0, true);
  const restricted = await made.dossier([id], { restricted: true });
  assert.ok(holds(restricted.files, `${SECRET}-2`).length >= 4);
  assert.ok(!Buffer.from(restricted.files.get('data/document.csv')!).toString().includes('author'));
  const chosen = await made.dossier([id], { include: ['author'] });
  assert.ok(holds(chosen.files, SECRET).includes('data/records.jsonl'));
  assert.deepEqual(holds(chosen.files, `${SECRET}-2`), []);
});

test('a record of which nothing was said is restricted: only that it exists leaves', async () => {
  const [id] = (await made.keep(['document', { title: SECRET, text: `one ${SECRET}\n` }])) as [string];
  const { files } = await made.dossier([id]);
  assert.deepEqual(holds(files, SECRET), []);
  const { records } = verified(files);
  assert.deepEqual(
    records[0]!.fields.filter(({ state }) => state === 'disclosed').map(({ path }) => path),
    ['id', 'version'],
  );
});

test('a passage that is withheld takes the file, its digests and the second text with it', async () => {
  const bytes = Buffer.from(`Open.\n\n${SECRET} was there.\n\nClosed.\n`);
  const blob = await made.app.archive.blobs.put(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = bytes.toString();
  const confidentiality = { ...PUBLIC, 'text/1': 'identity' };
  const fields = { name: 'm.txt', sha256, size: bytes.length, blob: { ...blob }, text, mainText: text };
  const [hidden, open] = (await made.keep(
    ['document', { ...fields, confidentiality }],
    ['document', { ...fields, confidentiality: PUBLIC }],
  )) as [string, string];
  const withheld = await made.dossier([hidden]);
  for (const secret of [SECRET, sha256]) assert.deepEqual(holds(withheld.files, secret), []);
  assert.ok(![...withheld.files.keys()].some((path) => path.startsWith('files/')));
  assert.ok(holds(withheld.files, 'Closed.').includes(`fa/${hidden}.html`));
  const { records } = verified(withheld.files);
  const states = new Map(records[0]!.fields.map(({ path, state }) => [path, state]));
  for (const path of ['text/1', 'textDigest', 'sha256', 'size', 'mainText', 'blob'])
    assert.equal(states.get(path), 'withheld', path);
  const whole = await made.dossier([open]);
  assert.deepEqual(Buffer.from(whole.files.get(`files/${open}-m.txt`)!), bytes);
  verified(whole.files);
});

test('where consent is refused or withdrawn neither the file nor its digest leaves, whatever is chosen', async () => {
  const bytes = Buffer.from(`A statement of ${SECRET}-9`);
  const blob = await made.app.archive.blobs.put(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: 's.txt', sha256, size: bytes.length, blob: { ...blob }, author: `${SECRET}-9` };
  const cases = [
    { consent: 'refused' },
    { consent: 'withdrawn' },
    { consent: { author: 'withdrawn' } },
    { consent: '?' },
  ];
  const ids = await made.keep(
    ...cases.map((custom): ['document', Fields] => ['document', { ...file, custom, confidentiality: PUBLIC }]),
    ['document', { ...file, custom: { consent: 'given' }, confidentiality: PUBLIC }],
  );
  const choice = { include: ['author', 'sha256', 'size', 'name'], restricted: true };
  for (const id of ids.slice(0, cases.length)) {
    for (const how of [{}, choice]) {
      const { files } = await made.dossier([id], how);
      verified(files);
      assert.deepEqual(holds(files, `${SECRET}-9`), []);
      assert.deepEqual(
        [...files.keys()].filter((path) => path.startsWith('files/')),
        [],
      );
    }
    const { preview } = (await previewDossier({ ids: [id], include: [], restricted: true }, made.app)).answer;
    assert.equal(preview![0]!.file, null);
    assert.ok(preview![0]!.withheld.includes('author'));
    assert.ok(preview![0]!.because.consent.includes('author'));
  }
  const given = await made.dossier(ids.slice(-1));
  assert.ok([...given.files.keys()].some((path) => path.startsWith('files/')));
});

test('what was redacted stays, whatever is chosen, and the redaction says why', async () => {
  const [id] = (await made.keep([
    'document',
    { title: 'Market', description: SECRET, author: 'Open', confidentiality: PUBLIC },
  ])) as [string];
  const [redaction] = await made.keep(['redaction', { record: id, paths: ['description'], reason: 'safety' }]);
  const { files } = await made.dossier([id], { restricted: true, include: ['description', 'author'] });
  assert.deepEqual(holds(files, SECRET), []);
  const { records } = verified(files);
  assert.deepEqual(
    records.map((record) => record.id),
    [id, redaction],
  );
  assert.ok(holds(files, 'Open').length > 0);
});

test('what was erased is said to be erased, with the record of it', async () => {
  const [id] = (await made.keep(['event', { title: 'March', description: SECRET, confidentiality: PUBLIC }])) as [
    string,
  ];
  const entry = made.app.catalogue.byId(id)!.entry;
  await made.app.archive.erase(entry, ['description'], 'consent-withdrawn');
  await made.keep(['erasure', { record: id, paths: ['description'], reason: 'consent-withdrawn', versions: [1] }]);
  const { files } = await made.dossier([id]);
  const { records, notMade, checks } = verified(files);
  assert.deepEqual(records[0]!.fields.at(-1), { path: 'description', state: 'erased', reason: 'consent-withdrawn' });
  assert.ok(checks.some(({ check }) => check === 'erasure'));
  assert.ok(!notMade.some(({ check }) => check === 'erasure'));
});

test('others come along as far as they are public; the acts of an event with it', async () => {
  const [open, closed] = (await made.keep(
    ['source', { name: 'The Daily Example', confidentiality: PUBLIC }],
    ['source', { name: SECRET }],
  )) as [string, string];
  const [event] = (await made.keep(['event', { title: 'March', sources: [open], confidentiality: PUBLIC }])) as [
    string,
  ];
  const [act] = (await made.keep([
    'act',
    { event, type: 'protest', killed: [0, 1, null], sources: [closed], confidentiality: PUBLIC },
  ])) as [string];
  const { files } = await made.dossier([event]);
  assert.deepEqual(
    verified(files)
      .records.map(({ id }) => id)
      .sort(),
    [open, event, act].sort(),
  );
  assert.deepEqual(holds(files, SECRET), []);
  assert.match(Buffer.from(files.get(`en/${event}.html`)!).toString(), new RegExp(`href="${open}.html"`));
});

test('what names a record that is not public stays, in dossiers and proofs, unless it is named; the file leaves', async () => {
  const bytes = Buffer.from('Three were arrested.');
  const blob = await made.app.archive.blobs.put(bytes);
  const file = { name: 'r.txt', sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  const [closed, open] = (await made.keep(
    ['source', { name: SECRET }],
    ['source', { name: 'The Daily Example', confidentiality: PUBLIC }],
  )) as [string, string];
  const custom = { shelf: 'tamarisk', asked: `see ${closed}` };
  const [document, event, told] = (await made.keep(
    ['document', { ...file, blob: { ...blob }, text: 'A.\n', sources: [closed], custom, confidentiality: PUBLIC }],
    ['event', { title: 'March', sources: [open, closed], confidentiality: PUBLIC }],
    ['document', { title: 'Open', sources: [open], confidentiality: PUBLIC }],
  )) as [string, string, string];
  await made.keep(['act', { event, type: 'protest', sources: [closed], confidentiality: PUBLIC }]);
  for (const how of [{}, { restricted: true }])
    for (const ids of [[document], [event], [document, event]]) {
      const { files } = await made.dossier(ids, how);
      verified(files);
      assert.deepEqual(holds(files, closed), []);
      if (ids.includes(document)) {
        assert.ok(holds(files, 'tamarisk').length > 0);
        assert.ok([...files.keys()].some((path) => path.startsWith('files/')));
      } else assert.equal(verified(files).records.length, 2);
    }
  const { preview } = (await previewDossier({ ids: [document], include: [], restricted: false }, made.app)).answer;
  assert.deepEqual([...preview![0]!.because.naming].sort(), ['custom/asked', 'sources']);
  assert.ok(holds((await made.dossier([document], { include: ['sources'] })).files, closed).length > 0);
  assert.ok(holds((await made.dossier([document, closed])).files, closed).length > 0);
  assert.ok(holds((await made.dossier([told])).files, open).length > 0);
  const plain = JSON.stringify(proofFor(document, {}, made.app).proof.openings);
  assert.ok(!plain.includes(closed) && plain.includes('tamarisk'));
  assert.ok(JSON.stringify(proofFor(document, { paths: ['sources'] }, made.app).proof.openings).includes(closed));
  assert.ok(JSON.stringify(proofFor(told, {}, made.app).proof.openings).includes(open));
});

test('the hour at which something was taken in stays unless it is named; the day may leave', async () => {
  const bytes = Buffer.from('Taken in.');
  const blob = await made.app.archive.blobs.put(bytes);
  const file = { name: 'r.txt', sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  const [hour, day] = (await made.keep(
    ['document', { ...file, blob: { ...blob }, acquiredAt: '2026-03-04T05:06:07.089Z', confidentiality: PUBLIC }],
    ['document', { title: 'Other', acquiredAt: '2026-03-04', confidentiality: PUBLIC }],
  )) as [string, string];
  const { files } = await made.dossier([hour]);
  assert.deepEqual(holds(files, '05:06:07'), []);
  assert.ok([...files.keys()].some((path) => path.startsWith('files/')));
  const { preview } = (await previewDossier({ ids: [day], include: [], restricted: false }, made.app)).answer;
  assert.equal(preview![0]!.disclosed['acquiredAt'], '2026-03-04');
  const named = (await previewDossier({ ids: [hour], include: ['acquiredAt'], restricted: false }, made.app)).answer;
  assert.ok(JSON.stringify(named.preview).includes('05:06:07'));
  assert.ok(!JSON.stringify(proofFor(hour, {}, made.app).proof.openings).includes('05:06:07'));
});

test('a dry run shows what would leave, value by value, and writes nothing', async () => {
  const [id] = (await made.keep([
    'document',
    { title: 'Market', author: SECRET, confidentiality: { ...PUBLIC, author: 'identity' } },
  ])) as [string];
  const { preview, file } = (await previewDossier({ ids: [id], include: [], restricted: true }, made.app)).answer;
  assert.equal(file, null);
  assert.deepEqual(preview?.[0]?.disclosed, { id, version: 1, title: 'Market' });
  assert.ok(preview?.[0]?.withheld.includes('author'));
  await assert.rejects(previewDossier({ ids: [id], include: ['no-such'], restricted: false }, made.app), {
    code: 'not-found',
  });
  await assert.rejects(previewDossier({ ids: ['no-such'], include: [], restricted: false }, made.app), {
    code: 'not-found',
  });
});

test('the same records on the same day give the same bytes', async () => {
  const [id] = (await made.keep(['document', { title: 'Market', text: 'One.\nTwo.\n', confidentiality: PUBLIC }])) as [
    string,
  ];
  const [a, b] = [await made.dossier([id]), await made.dossier([id])];
  assert.deepEqual(a.files, b.files);
});

test('hostile names and texts neither break a page nor leave the folder of files', async () => {
  const bytes = Buffer.from('<script>alert(1)</script>');
  const blob = await made.app.archive.blobs.put(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = '../../<img src=x onerror=alert(1)>.HTML';
  const title = '</title><script>alert(1)</script>\u202e';
  const fields = {
    name,
    title,
    sha256,
    size: bytes.length,
    blob: { ...blob },
    url: 'javascript:alert(1)',
    confidentiality: PUBLIC,
  };
  const [id] = (await made.keep(['document', fields])) as [string];
  const { files } = await made.dossier([id]);
  verified(files);
  const original = [...files.keys()].find((path) => path.startsWith('files/'))!;
  assert.match(original, new RegExp(`^files/${id}[\\p{L}\\p{N}-]*\\.html\\.bin$`, 'u'));
  for (const [path, content] of files)
    if (path.endsWith('.html') && path !== 'verify.html') {
      const html = Buffer.from(content).toString();
      assert.doesNotMatch(html, /<script|<img|href="javascript/, path);
      assert.match(html, /content="default-src &#39;none&#39;; style-src/);
    }
});
