import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failing, policy, withText } from '../test/dossier-checks.ts';
import { openingOf, RECORDS, type SampleRecord, sampleDossier, signed, zipOf } from '../test/dossier-sample.ts';
import { COSIGNED_AT, logKey, otherKey, witnessKey } from '../test/sample.ts';
import { verifyDossier } from './dossier.ts';
import { DOSSIER_FILES, parseDossierContents } from './dossier-format.ts';
import type { DossierPolicy } from './dossier-report.ts';
import { utf8Decode, utf8Encode } from './encoding.ts';
import type { ProofFile } from './proof-file-format.ts';
import { readZip } from './zip.ts';

const witnessed: DossierPolicy = { ...policy, witnesses: { keys: [witnessKey.vkey], atLeast: 1 } };

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

test('an erased field that the proof names nowhere, though the record of its erasure is in the dossier', () => {
  const silent = (file: ProofFile): ProofFile => (file.id === 'e1' ? { ...file, erased: [], withheld: [] } : file);
  const found = verifyDossier(sampleDossier({ proof: silent }), policy);
  const failed = found.checks.filter(({ ok }) => !ok).map(({ check, subject, code }) => `${check} ${subject} ${code}`);
  assert.deepEqual(failed, ['erasure e1: description erasure-mismatch']);
  const hidden = RECORDS.map((record) =>
    record.id === 'e1' ? { ...record, withheld: ['country', 'version'] } : record,
  );
  assert.deepEqual(failing(sampleDossier({ records: hidden, proof: silent })), ['erasure erasure-mismatch']);
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

test('a record listed as another than its proof proves', () => {
  const files = withText(sampleDossier(), 'dossier.json', (text) => text.replace('"entry": 1', '"entry": 2'));
  assert.ok(failing(signed(files)).includes('record bad-dossier'));
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
