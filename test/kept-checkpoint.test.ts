/** A checkpoint that the reader kept (`sabt verify … --against`), held against dossiers, proofs of records, sites and logs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  formatCheckpoint,
  formatNote,
  leafHash,
  parseProofFile,
  rootFromLeafHashes,
  signText,
  utf8Decode,
  utf8Encode,
} from '@sabt/proof';
import { sampleDossier, zipOf } from '../packages/proof/test/dossier-sample.ts';
import { bytesNamed, logKey, ORIGIN, otherKey, type SampleKey } from '../packages/proof/test/sample.ts';
import { App } from '../packages/sabt/src/app/app.ts';
import { verifyDossierFile, verifyDossierFolder } from '../packages/sabt/src/app/verifying/verifying-dossier.ts';
import { verifyAddress, verifySiteFolder } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { dossierText } from '../packages/sabt/src/commands/dossier-text.ts';
import { siteText } from '../packages/sabt/src/commands/site-text.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { readKeyFile } from '../packages/sabt/src/stages/keeping/log-key.ts';
import { ROOT, World } from './running/world.ts';

const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const dir = mkdtempSync(join(tmpdir(), 'sabt-kept-'));
after(() => rmSync(dir, { recursive: true, force: true }));

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

/** A checkpoint of the log of the dossiers here, of its own or of other leaves. */
function checkpoint(name: string, size: number, root: Uint8Array, key: SampleKey = logKey, origin = ORIGIN): string {
  const text = formatCheckpoint({ origin, size, root });
  return written(name, formatNote(text, [signText(text, key.key, key.sign)]));
}

const files = sampleDossier({ earlier: { size: 2, cosigners: [] } });
const leaves = ['d1', 'e1', 'x1'].map((id) =>
  leafHash(parseProofFile(files.get(`proof/records/${id}.json`)!).entry.bytes),
);
const rootOf = (size: number): Uint8Array => rootFromLeafHashes(leaves.slice(0, size));
const OTHER = bytesNamed('the root of a fork');
const zip = written('d.zip', zipOf(files));
const proof = written('one.json', files.get('proof/records/d1.json')!);
const kept = (report: { kept: number | null; ok: boolean; problems: { code: string }[] }) => [
  report.ok,
  report.kept,
  report.problems.map(({ code }) => code),
];

const held: [string, string, unknown[], unknown[]][] = [
  ['the same state', checkpoint('same', 3, rootOf(3)), [true, 3, []], [true, 3, []]],
  [
    'another root of the same size',
    checkpoint('fork', 3, OTHER),
    [false, null, ['forked-from-kept-checkpoint']],
    [false, null, ['forked-from-kept-checkpoint']],
  ],
  ['an earlier state that the dossier brings', checkpoint('two', 2, rootOf(2)), [true, 2, []], [true, null, []]],
  [
    'another root of that size',
    checkpoint('fork-of-two', 2, OTHER),
    [false, null, ['forked-from-kept-checkpoint']],
    [true, null, []],
  ],
  ['the empty log', checkpoint('empty', 0, rootFromLeafHashes([])), [true, 0, []], [true, 0, []]],
  ['an earlier state that nothing proves', checkpoint('one', 1, OTHER), [true, null, []], [true, null, []]],
  ['a later state', checkpoint('later', 9, OTHER), [true, null, []], [true, null, []]],
  [
    'another log',
    checkpoint('other', 3, rootOf(3), otherKey, 'other.example/log'),
    [false, null, ['kept-checkpoint-unfit']],
    [false, null, ['kept-checkpoint-unfit']],
  ],
  [
    'a signature of another key',
    checkpoint('stranger', 3, rootOf(3), otherKey),
    [false, null, ['kept-checkpoint-unfit']],
    [false, null, ['kept-checkpoint-unfit']],
  ],
];

for (const [what, against, ofDossier, ofProof] of held)
  test(`a dossier and the proof of a record against a kept checkpoint: ${what}`, async () => {
    const report = await verifyDossierFile(zip, { key: logKey.vkey, against });
    assert.deepEqual(kept(report), ofDossier);
    assert.deepEqual(kept(await verifyDossierFile(zip, { against })), ofDossier, 'with the key of the dossier');
    const one = await verifyDossierFile(proof, { key: logKey.vkey, against });
    assert.deepEqual(kept(one), ofProof);
    for (const each of [report, one]) {
      const isTold = each.notMade.some(({ check }) => check === 'kept-checkpoint');
      assert.equal(isTold, each.ok && each.kept === null, 'what was not held is told, and nothing else');
      if (isTold) assert.match(dossierText(each), /not checked: kept-checkpoint .*you kept/);
      if (each.kept !== null) assert.match(dossierText(each), new RegExp(`its ${each.kept} entries are in this log`));
    }
  });

test('a fork names both states; an unpacked dossier is held as one that is packed', async () => {
  for (const [path, bytes] of files) written(`unpacked/${path}`, bytes);
  const against = join(dir, 'fork');
  const report = await verifyDossierFolder(join(dir, 'unpacked'), { key: logKey.vkey, against });
  assert.deepEqual(kept(report), [false, null, ['forked-from-kept-checkpoint']]);
  const text = dossierText(report);
  for (const root of [OTHER, rootOf(3)]) assert.ok(text.includes(Buffer.from(root).toString('base64')), text);
  assert.match(text, /Two signed states of one size: a fork.*Keep both/);
});

test('what is no checkpoint is refused, of whatever it is', async () => {
  const nothing = join(dir, 'nothing');
  const picture = written('picture.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]));
  for (const path of [zip, proof])
    for (const [against, code] of [
      [nothing, 'unreadable-file'],
      [picture, 'invalid-argument'],
    ] as const)
      await assert.rejects(verifyDossierFile(path, { key: logKey.vkey, against }), { code, at: against });
  for (const against of [nothing, picture])
    await assert.rejects(verifySiteFolder(dir, { against }, QUIET), { at: against });
});

test('a dossier of which no state can be verified: the kept one is not said to be held', async () => {
  const broken = new Map(files);
  broken.set('proof/checkpoint', utf8Encode(`${utf8Decode(files.get('proof/checkpoint')!)}x`));
  const path = written('broken.zip', zipOf(broken));
  const report = await verifyDossierFile(path, { key: logKey.vkey, against: join(dir, 'same') });
  assert.equal(report.kept, null);
  assert.ok(
    report.notMade.some(({ check, reason }) => check === 'kept-checkpoint' && /no verified state/.test(reason)),
  );
});

const world = new World();
const site = join(world.dir, 'site');
let vkey = '';
const notes: string[] = [];
before(async () => {
  await world.json(['init', '--title', 'Nahr', '--origin', 'nahr.example/log']);
  const app = await App.open(world.archive, { mode: 'write' });
  for (const count of [3, 260, 41]) {
    const some = Array.from({ length: count }, (_, n) => {
      return { id: newId(), kind: 'document' as const, version: 1, fields: { title: `Strike ${n}` } };
    });
    await app.archive.append(some, { by: 'tester' });
    notes.push(written(`note-${notes.length}`, app.archive.checkpoint().note));
  }
  await app.close();
  await world.json(['publish', site]);
  vkey = (JSON.parse(readFileSync(join(world.archive, 'archive.json'), 'utf8')) as { vkey: string }).vkey;
});

test('a site, and a log alone, against any earlier state: its own, a fork, a longer one', async () => {
  const own = readKeyFile(join(world.archive, 'keys', 'log-key.json'));
  const sizes = notes.map((path) => Number(readFileSync(path, 'utf8').split('\n')[1]));
  const host = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname;
    try {
      response.end(readFileSync(join(site, path)));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => host.once('listening', resolve));
  const at = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  try {
    const verify = async (against: string) => {
      const input = { key: vkey, against };
      const found = [await verifySiteFolder(site, input, QUIET), await verifyAddress(`${at}/log`, input, QUIET)];
      assert.deepEqual(
        found.map(({ mode }) => mode),
        ['site', 'log'],
      );
      assert.deepEqual(kept(found[0]!), kept(found[1]!));
      return found[0]!;
    };
    for (const [n, path] of notes.entries()) {
      const report = await verify(path);
      assert.deepEqual(kept(report), [true, sizes[n], []], siteText(report));
      assert.match(siteText(report), new RegExp(`its ${sizes[n]} entries are in this log`));
    }
    const present = (await verify(notes[0]!)).size;
    for (const [size, code] of [
      [sizes[0]!, 'forked-from-kept-checkpoint'],
      [256, 'forked-from-kept-checkpoint'],
      [present, 'forked-from-kept-checkpoint'],
      [present + 1, 'behind-kept-checkpoint'],
    ] as const) {
      const text = formatCheckpoint({ origin: own.vkey.name, size, root: OTHER });
      const report = await verify(written(`fork-${size}`, formatNote(text, [own.sign(text)])));
      assert.deepEqual(kept(report), [false, null, [code]]);
      assert.ok(siteText(report).includes(Buffer.from(OTHER).toString('base64')));
    }
    assert.deepEqual(kept(await verify(join(dir, 'same'))), [false, null, ['kept-checkpoint-unfit']]);
  } finally {
    host.close();
  }
});

const PYTHON = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;
test('verify.py holds a kept checkpoint as the command does', {
  skip: !PYTHON && 'python3 is not on this machine',
}, () => {
  for (const [what, against, ofDossier, ofProof] of held) {
    if (what === 'the empty log') continue; // of which verify.py says that it was not held
    for (const [path, [ok, size, codes]] of [
      [zip, ofDossier],
      [proof, ofProof],
    ] as const) {
      const words = [join(ROOT, 'examples', 'verify.py'), path, '--key', logKey.vkey, '--against', against];
      const { status, stdout } = spawnSync('python3', words, { encoding: 'utf8' });
      assert.equal(status, ok ? 0 : 1, `${what}: ${stdout}`);
      assert.equal(/^FAILED {2}kept-checkpoint/m.test(stdout), (codes as string[]).length > 0, what);
      assert.equal(/not checked: kept-checkpoint/.test(stdout), ok && size === null, what);
    }
  }
  const words = [join(ROOT, 'examples', 'verify.py'), zip, '--against', join(dir, 'nothing')];
  assert.equal(spawnSync('python3', words).status, 2);
});

test('the headline of a site says no more than was shown', async () => {
  const report = await verifySiteFolder(site, { key: vkey }, QUIET);
  const head = (checks: string[]) =>
    siteText({ ...report, notMade: checks.map((check) => ({ check, where: '', reason: '' })) }).split('\n')[0]!;
  assert.match(head([]), /^Everything that was checked/);
  assert.match(head(['key-changes']), /^The checks that could be made passed: .*changed since is not shown\.$/);
  assert.match(head(['unwitnessed']), /of these no witness says anything\.$/);
  assert.equal(siteText({ ...report, ok: false, origin: '' }).split('\n')[0], 'Problems found: 0.');
});
