import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANCHORED_AT, authority, calendared, otherRoot, rootAuthority, timestamped } from '../test/anchor-sample.ts';
import {
  COSIGNED,
  openingOf,
  RECORDS,
  type SampleRecord,
  sampleDossier,
  signed,
  zipOf,
} from '../test/dossier-sample.ts';
import { bytesNamed, COSIGNED_AT, logKey, otherKey, sampleKey, witnessKey } from '../test/sample.ts';
import { type DossierPolicy, verifyDossier } from './dossier.ts';
import { DOSSIER_FILES, parseDossierContents } from './dossier-format.ts';
import { utf8Decode, utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';
import { parseNote, signatureLine } from './note.ts';
import { readZip } from './zip.ts';

const policy: DossierPolicy = { logKeys: [logKey.vkey] };
const witnessed: DossierPolicy = { ...policy, witnesses: { keys: [witnessKey.vkey], atLeast: 1 } };

/** The checks that fail, with their codes. */
function failing(files: Map<string, Uint8Array>, how: DossierPolicy = policy): string[] {
  const { ok, checks } = verifyDossier(files, how);
  const failed = checks.filter((check) => !check.ok);
  for (const { reason } of failed) assert.ok(reason !== undefined && reason.length > 10);
  assert.equal(ok, failed.length === 0);
  return failed.map(({ check, code }) => `${check} ${code}`);
}

function withText(
  files: Map<string, Uint8Array>,
  path: string,
  change: (text: string) => string,
): Map<string, Uint8Array> {
  const before = utf8Decode(files.get(path)!);
  const after = change(before);
  assert.notEqual(after, before, 'the attack changes something');
  return new Map(files).set(path, utf8Encode(after));
}

test('a good dossier: what is disclosed, withheld, erased, the log, and who witnessed it when', () => {
  const zip = zipOf(sampleDossier());
  const result = verifyDossier(readZip(zip), witnessed);
  assert.deepEqual(
    result.checks.filter(({ ok }) => !ok),
    [],
  );
  assert.equal(result.ok, true);
  assert.deepEqual(result.counts, { disclosed: 18, withheld: 2, erased: 1 });
  assert.deepEqual(result.witnesses, [{ name: witnessKey.key.name, timestamp: COSIGNED_AT, size: 3 }]);
  assert.equal(result.log?.size, 3);
  assert.equal(result.log?.key, 'reader');
  assert.equal(result.records[0]!.original, 'files/d1-market.txt');
  assert.deepEqual(
    new Set(result.checks.map(({ check }) => check)),
    new Set(['contents', 'checkpoint', 'witnesses', 'statement', 'file', 'record', 'original', 'data', 'erasure']),
  );
});

test('without a key of the reader the dossier only agrees with itself, and the answer says so', () => {
  const result = verifyDossier(sampleDossier());
  assert.equal(result.ok, true);
  assert.equal(result.log?.key, 'dossier');
  assert.deepEqual(result.notMade.map(({ check }) => check).slice(0, 2), ['log-key', 'key-changes']);
});

test('a file that no record names is refused, however rightly it is listed and signed', () => {
  const good = sampleDossier();
  const list = utf8Decode(good.get(DOSSIER_FILES.contents)!);
  const unnamed = list.replace(/,\s*"original": "[^"]*"/, '');
  assert.notEqual(unnamed, list);
  const doctored = new Map(good)
    .set('files/d1-market.txt', utf8Encode('700 people were shot.\n'))
    .set(DOSSIER_FILES.contents, utf8Encode(unnamed));
  assert.deepEqual(failing(signed(doctored)), ['original file-unlisted']);
  for (const [path, check] of [
    ['files/d1-photograph.jpg', 'original'],
    ['Files/d1-photograph.jpg', 'file'],
    ['DATA/event.csv', 'file'],
    ['\ufb01les/d1-photograph.jpg', 'file'],
    ['proof/records/d2.json', 'file'],
    ['proof/anchors/a/anchor.json', 'file'],
  ] as const)
    assert.deepEqual(failing(signed(new Map(good).set(path, utf8Encode('x')))), [`${check} file-unlisted`], path);
  assert.deepEqual(failing(signed(new Map(good).set('photographs/d1.jpg', utf8Encode('x')))), []);
});

test('pages, paper and programs are said to be checked by nobody, and how many they are', () => {
  const files = sampleDossier();
  const unchecked = (all: ReadonlyMap<string, Uint8Array>) =>
    verifyDossier(all, policy).notMade.flatMap(({ check, reason }) => (check === 'pages' ? [reason] : []));
  assert.match(unchecked(files)[0]!, /^what 1 files outside/);
  const lying = signed(new Map(files).set('en/index.html', utf8Encode('<p>700 people were shot')));
  assert.match(unchecked(lying)[0]!, /^what 2 files outside/);
  const without = new Map(files);
  without.delete('index.html');
  assert.deepEqual(unchecked(signed(without)), []);
});

test('a byte flipped in any file of a dossier is found', () => {
  const files = sampleDossier();
  for (const [path, bytes] of files) {
    for (let at = 0; at < bytes.length; at += 97) {
      const broken = new Map(files).set(path, bytes.with(at, bytes[at]! ^ 1));
      assert.notDeepEqual(failing(broken), [], `${path}, byte ${at}`);
    }
  }
});

test('a file removed or added is found, also under data', () => {
  const files = sampleDossier();
  for (const path of files.keys()) {
    const without = new Map(files);
    without.delete(path);
    assert.notDeepEqual(failing(without), [], path);
  }
  assert.deepEqual(failing(new Map(files).set('more.txt', utf8Encode('x'))), ['file file-unlisted']);
  assert.deepEqual(failing(signed(new Map(files).set('data/more.csv', utf8Encode('x')))), ['data file-unlisted']);
});

test('a byte flipped in an entry, with list and signature made anew by the keeper', () => {
  const files = sampleDossier({
    proof: (file) => ({
      ...file,
      entry: { ...file.entry, bytes: file.entry.bytes.with(30, file.entry.bytes[30]! ^ 1) },
    }),
  });
  assert.ok(failing(files).includes('record root-mismatch'));
});

test('a byte flipped in an opening, with list and signature made anew by the keeper', () => {
  const files = withText(sampleDossier(), 'proof/records/e1.json', (text) => text.replace('An event', 'An Event'));
  assert.deepEqual(failing(signed(files)), ['record root-mismatch', 'data file-differs', 'data file-differs']);
});

test('a byte flipped in a proof, with list and signature made anew by the keeper', () => {
  const files = sampleDossier({
    proof: (file) => ({ ...file, inclusion: file.inclusion.map((hash) => hash.with(3, hash[3]! ^ 1)) }),
  });
  assert.ok(failing(files).every((problem) => problem === 'record root-mismatch'));
});

test('another file in place of the one taken in, with list and signature made anew by the keeper', () => {
  const files = sampleDossier().set('files/d1-market.txt', utf8Encode('Another file.\n'));
  assert.deepEqual(failing(signed(files)), ['original file-differs']);
});

test('data that say more or something else than the proofs, signed by the keeper', () => {
  for (const path of ['data/records.jsonl', 'data/event.csv', 'data/document.csv'])
    assert.deepEqual(failing(signed(withText(sampleDossier(), path, (text) => text.replace('e', 'é')))), [
      'data file-differs',
    ]);
});

test('a page changed: the signature of the keeper says so', () => {
  const files = withText(sampleDossier(), 'index.html', (text) => text.replace('A dossier', 'Another'));
  assert.deepEqual(failing(files), ['file file-differs']);
  assert.deepEqual(failing(signed(files, { key: { ...otherKey, key: logKey.key } })), ['statement bad-signature']);
});

test('an opening moved to another field', () => {
  const moved = (record: SampleRecord) =>
    openingOf({ ...record, values: { title: record.values['country'] } }, 'title');
  const files = sampleDossier({
    proof: (file) =>
      file.id !== 'e1'
        ? file
        : {
            ...file,
            openings: file.openings.map((o) =>
              o.opening.includes('"title"') ? { ...o, opening: moved(RECORDS[1]!) } : o,
            ),
          },
  });
  assert.ok(failing(files).includes('record root-mismatch'));
});

test('salts swapped between two fields', () => {
  const salt = (opening: string) => opening.slice(2, 45);
  const files = sampleDossier({
    proof: (file) => {
      const [id, version, ...rest] = file.openings;
      const swapped = (one: string, other: string) => one.replace(salt(one), salt(other));
      const [a, b] = [swapped(id!.opening, version!.opening), swapped(version!.opening, id!.opening)];
      return { ...file, openings: [{ ...id!, opening: a }, { ...version!, opening: b }, ...rest] };
    },
  });
  assert.equal(failing(files).filter((problem) => problem === 'record root-mismatch').length, 3);
});

test('a checkpoint of another log, or one under a known name with another key', () => {
  const foreign = sampleDossier({ key: otherKey, origin: otherKey.key.name });
  assert.ok(failing(foreign).includes('checkpoint no-known-signature'));
  const files = sampleDossier();
  files.set('proof/checkpoint', foreign.get('proof/checkpoint')!);
  assert.ok(failing(signed(files)).includes('checkpoint no-known-signature'));
  const posing = { ...otherKey, key: logKey.key };
  assert.ok(failing(sampleDossier({ key: { ...posing, vkey: logKey.vkey } })).includes('checkpoint bad-signature'));
});

test('another checkpoint of the same log beside the proofs', () => {
  const files = sampleDossier();
  files.set('proof/checkpoint', sampleDossier({ records: RECORDS.slice(0, 2) }).get('proof/checkpoint')!);
  assert.deepEqual(failing(signed(files)), [
    'checkpoint bad-dossier',
    ...Array<string>(3).fill('record not-disclosed'),
  ]);
});

test('an erased field passed off as withheld', () => {
  const files = sampleDossier({
    proof: (file) => (file.id === 'e1' ? { ...file, erased: [], withheld: [...file.withheld, 'description'] } : file),
  });
  assert.deepEqual(failing(files), ['erasure erasure-mismatch']);
});

test('an erased field that is shown, or erased for another reason than its record gives', () => {
  const shown = RECORDS.map((record) => (record.id === 'e1' ? { ...record, erased: [] } : record));
  assert.deepEqual(failing(sampleDossier({ records: shown })), ['erasure erasure-mismatch']);
  const other = RECORDS.map((record) =>
    record.id === 'e1' ? { ...record, erased: [{ path: 'description', reason: 'legal' as const }] } : record,
  );
  assert.deepEqual(failing(sampleDossier({ records: other })), ['erasure erasure-mismatch']);
});

test('an erasure without its record in the dossier is said to be the statement of the archive', () => {
  const { ok, notMade } = verifyDossier(sampleDossier({ records: RECORDS.slice(0, 2) }), policy);
  assert.equal(ok, true);
  assert.ok(notMade.some(({ check, subject }) => check === 'erasure' && subject === 'e1: description'));
});

test('witnesses: too few, the key of the log, one witness under two names, a time changed', () => {
  const [second, alias] = [
    sampleKey('w2.example', 'cosignature/v1'),
    sampleKey('alias.example', 'cosignature/v1', witnessKey.key.name),
  ];
  const both = (atLeast: number, ...keys: string[]): DossierPolicy => ({ ...policy, witnesses: { keys, atLeast } });
  const files = sampleDossier({ cosigners: [witnessKey, alias] });
  assert.deepEqual(failing(files, both(2, witnessKey.vkey, second.vkey)), ['witnesses too-few-witnesses']);
  assert.deepEqual(failing(files, both(2, witnessKey.vkey, alias.vkey)), ['witnesses too-few-witnesses']);
  assert.deepEqual(
    failing(sampleDossier({ cosigners: [witnessKey, second] }), both(2, witnessKey.vkey, second.vkey)),
    [],
  );
  assert.throws(
    () => failing(files, both(1, logKey.vkey)),
    (e) => e instanceof ProofError && e.code === 'unsupported-algorithm',
  );
  const note = utf8Decode(files.get('proof/checkpoint')!);
  const line = parseNote(note).signatures[1]!;
  const later = signatureLine(line, line.signature.with(7, line.signature[7]! ^ 1));
  const changed = note.replace(signatureLine(line, line.signature), later);
  assert.ok(
    failing(new Map(files).set('proof/checkpoint', utf8Encode(changed)), witnessed).includes('witnesses bad-signature'),
  );
});

test('a log that has grown since: the witnesses of an earlier checkpoint count, for what they saw', () => {
  const files = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey] } });
  const result = verifyDossier(files, witnessed);
  assert.deepEqual(failing(files, witnessed), []);
  assert.deepEqual(result.witnesses, [{ name: witnessKey.key.name, timestamp: COSIGNED_AT, size: 2 }]);
  const unseen = result.notMade.filter(({ check }) => check === 'unwitnessed').map(({ subject }) => subject);
  assert.deepEqual(unseen, ['x1']);
});

test('an earlier checkpoint that the log does not continue, or of another log, or without its proof', () => {
  const other = Array.from({ length: 2 }, (_, i) => bytesNamed(`leaf ${i}`));
  const forked = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey], leaves: other } });
  const too = 'witnesses too-few-witnesses';
  assert.deepEqual(failing(forked, witnessed), ['attested root-mismatch', too]);
  const good = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey] } });
  const without = new Map(good);
  without.delete(COSIGNED);
  assert.deepEqual(failing(signed(without), witnessed), ['attested file-missing', too]);
  const unproved = withText(good, 'dossier.json', (text) =>
    text.replace(/"consistency": \[[^\]]*\]/, '"consistency": []'),
  );
  assert.deepEqual(failing(signed(unproved), witnessed), ['attested proof-too-short', too]);
  const foreign = sampleDossier({ key: otherKey, origin: otherKey.key.name });
  const swapped = new Map(good).set(COSIGNED, foreign.get('proof/checkpoint')!);
  assert.deepEqual(failing(signed(swapped), witnessed), ['attested no-known-signature', too]);
  const cosigned = utf8Decode(good.get(COSIGNED)!);
  const line = parseNote(cosigned).signatures[1]!;
  const bad = signatureLine(line, line.signature.with(40, line.signature[40]! ^ 1));
  const changed = new Map(good).set(COSIGNED, utf8Encode(cosigned.replace(signatureLine(line, line.signature), bad)));
  assert.deepEqual(failing(signed(changed), witnessed), ['witnesses bad-signature']);
});

test('a cosignature from more than five minutes ahead of the reader does not count', () => {
  const at = (now: number) => failing(sampleDossier(), { ...witnessed, now });
  assert.deepEqual(at(COSIGNED_AT - 300), []);
  assert.deepEqual(at(COSIGNED_AT - 301), ['witnesses too-few-witnesses']);
});

test('witnesses by a policy file, which may name the log too', () => {
  const policyOf = (quorum: string) =>
    `log ${logKey.vkey}\nwitness w1 ${witnessKey.vkey}\nwitness w2 ${sampleKey('w2.example', 'cosignature/v1').vkey}\ngroup g ${quorum} w1 w2\nquorum g\n`;
  const good = verifyDossier(sampleDossier(), { witnesses: { policy: policyOf('any') } });
  assert.deepEqual([good.ok, good.log?.key, good.witnesses.map(({ name }) => name)], [true, 'reader', ['w1']]);
  assert.deepEqual(failing(sampleDossier(), { witnesses: { policy: policyOf('all') } }), [
    'witnesses too-few-witnesses',
  ]);
  assert.throws(
    () => verifyDossier(sampleDossier(), { witnesses: { policy: 'quorum' } }),
    (e) => e instanceof ProofError && e.code === 'bad-policy',
  );
});

test('a witness that is the log itself under a key for cosignatures does not count', () => {
  const self = sampleKey('self.example', 'cosignature/v1', logKey.key.name);
  const files = sampleDossier({ cosigners: [self] });
  assert.deepEqual(failing(files, { ...policy, witnesses: { keys: [self.vkey], atLeast: 1 } }), [
    'witnesses too-few-witnesses',
  ]);
});

test('a record listed as another than its proof proves', () => {
  const files = withText(sampleDossier(), 'dossier.json', (text) => text.replace('"entry": 1', '"entry": 2'));
  assert.ok(failing(signed(files)).includes('record bad-dossier'));
});

const anchored = (anchors: NonNullable<Parameters<typeof sampleDossier>[0]>['anchors']) =>
  sampleDossier({ anchors: anchors! });
const trusting = (...authorities: { pem: string }[]): DossierPolicy => ({
  ...policy,
  anchors: { authorities: authorities.map(({ pem }) => pem).join('') },
});

test('a time stamp: confirmed for a reader who names the authority, and else signed by somebody whom nobody vouches for', () => {
  const files = anchored({ '2-tsa-a': (note) => timestamped(note) });
  const named = verifyDossier(files, trusting(rootAuthority));
  assert.deepEqual(failing(files, trusting(rootAuthority)), []);
  const [path, size, time] = ['proof/anchors/2-tsa-a', 2, Date.parse(ANCHORED_AT)];
  const signer = 'CN=Clock One';
  assert.deepEqual(named.anchors, [
    { path, size, kind: 'tsa', time, signer, blocks: [], state: 'confirmed', authority: 'CN=Root of Time' },
  ]);
  const unnamed = verifyDossier(files, policy);
  assert.deepEqual([unnamed.ok, unnamed.anchors[0]!.state, unnamed.anchors[0]!.authority], [true, 'unvouched', null]);
  assert.match(unnamed.notMade.find(({ check }) => check === 'anchor')!.reason, /Clock One.*nobody here vouches/);
  assert.deepEqual(failing(files, trusting(otherRoot)), ['anchor no-trusted-anchor']);
  assert.deepEqual(failing(sampleDossier(), trusting(rootAuthority)), ['anchor no-trusted-anchor']);
  assert.throws(
    () => verifyDossier(files, { anchors: { authorities: 'nothing' } }),
    (e) => e instanceof ProofError && e.code === 'bad-certificate',
  );
});

test('a time stamp of an expired authority, of one that is for something else, over something else', () => {
  const old = { issuer: rootAuthority, usage: 'time-stamping', from: '20200101', to: '20260101' } as const;
  const expired = authority('Clock', old);
  assert.deepEqual(failing(anchored({ a: (note) => timestamped(note, expired) })), ['anchor bad-anchor']);
  const uncritical = authority('Clock', { issuer: rootAuthority, usage: 'uncritical' });
  assert.deepEqual(failing(anchored({ a: (note) => timestamped(note, uncritical) })), ['anchor bad-anchor']);
  const another = (note: Uint8Array) => ({ ...timestamped(utf8Encode('another')), checkpoint: note });
  assert.deepEqual(failing(anchored({ a: another })), ['anchor bad-anchor']);
  const oldRoot = authority('Old Root', { from: '20200101', to: '20260101' });
  const under = authority('Clock', { issuer: oldRoot, usage: 'time-stamping' });
  const below = anchored({ a: (note) => timestamped(note, under) });
  assert.deepEqual(failing(below), []);
  assert.deepEqual(failing(below, trusting(oldRoot)), ['anchor bad-anchor', 'anchor no-trusted-anchor']);
});

test('a byte flipped in any file of an anchor, listed and signed anew by the keeper, proves no time', () => {
  const files = anchored({ a: (note) => timestamped(note) });
  for (const name of ['response.tsr', 'checkpoint', 'anchor.json']) {
    const path = `proof/anchors/a/${name}`;
    const bytes = files.get(path)!;
    for (let at = 0; at < bytes.length; at += 13) {
      const changed = signed(new Map(files).set(path, bytes.with(at, bytes[at]! ^ 0x15)));
      const { ok, anchors } = verifyDossier(changed, trusting(rootAuthority));
      // where the authority does not sign, as in the status and in what the anchor says of itself, nothing may follow
      if (ok) assert.equal(anchors[0]!.time, Date.parse(ANCHORED_AT), `${name}, byte ${at}`);
    }
  }
});

test('an anchor whose checkpoint the log does not continue, or that lacks a file, is refused', () => {
  const files = anchored({ a: (note) => timestamped(note) });
  const unproved = withText(files, 'dossier.json', (text) =>
    text.replace(/"consistency": \[[^\]]*\]/, '"consistency": []'),
  );
  assert.deepEqual(failing(signed(unproved)), ['attested proof-too-short', 'anchor not-disclosed']);
  const without = new Map(files);
  without.delete('proof/anchors/a/response.tsr');
  assert.deepEqual(failing(signed(without)), ['anchor file-missing']);
});

test('a stamp of a calendar is pending, one that names a block unchecked; neither is a time', () => {
  const files = anchored({ a: (note) => calendared(note), b: (note) => calendared(note, 120) });
  const { ok, anchors, notMade } = verifyDossier(files, policy);
  assert.deepEqual(
    anchors.map(({ state, time, blocks }) => [state, time, blocks]),
    [
      ['pending', null, []],
      ['unchecked', null, [120]],
    ],
  );
  assert.equal(ok, true);
  assert.equal(notMade.filter(({ check }) => check === 'anchor').length, 2);
  // a real header, of a block that has nothing to do with it
  const genesis =
    '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c';
  assert.throws(
    () => verifyDossier(files, { ...policy, anchors: { headers: [genesis] } }),
    ProofError,
    'too little work',
  );
});

test('a day that there is not makes no list of contents', () => {
  const files = sampleDossier();
  const text = utf8Decode(files.get('dossier.json')!);
  for (const day of ['2026-02-30', '2026-2-3', '0000-01-01', 'soon'])
    assert.throws(
      () => parseDossierContents(text.replace(/"day": "[^"]*"/, `"day": "${day}"`)),
      { code: 'bad-dossier' },
      day,
    );
  assert.ok(parseDossierContents(text));
});
