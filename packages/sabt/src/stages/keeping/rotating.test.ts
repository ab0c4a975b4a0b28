import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  formatNote,
  formatVerifierKey,
  keyDigest,
  openCheckpoint,
  openFollowed,
  ProofError,
  parseKeysFile,
  verifyRecordProof,
} from '@sabt/proof';
import { type Archive, openArchive, restoreArchive, verifyArchive } from './index.ts';
import { createLogKey, readKeyFile } from './log-key.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { placesOf } from './places.ts';
import { draft, drafts, hasCode, newArchive, type Place, temporaryFolder } from './testing/archives.ts';

const committed = () => newArchive({ nextKey: true });
const refused = (code: string) => (thrown: unknown) => thrown instanceof ProofError && thrown.code === code;
const by = { by: 'a' };

async function withArchive<T>(place: Place, work: (archive: Archive) => T | Promise<T>, options = {}): Promise<T> {
  const archive = await place.open(options);
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

const rotate = (archive: Archive, more = {}) => archive.rotateKey({ overlap: 3, alone: false, ...by, ...more });

/** Nothing is wrong, and what is worth knowing has these codes. */
async function assertSound({ dir, stateDir }: Place, findings: string[] = []): Promise<void> {
  const report = await verifyArchive(dir, { stateDir });
  assert.deepEqual(report.problems, []);
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    findings,
  );
}

test('the first entry of a new archive commits to a key that is not published', async () => {
  const place = await committed();
  await withArchive(place, (archive) => {
    const { since, next, nextFile, number } = archive.keyState();
    assert.equal(since, 0);
    assert.equal(number, 0);
    assert.equal(archive.size(), 1);
    assert.equal(next, keyDigest(readKeyFile(nextFile!).vkey));
    assert.deepEqual([...archive.entriesFrom(0)], [], 'it is no record that anybody lists');
    assert.equal(archive.read(0).kind, 'key');
  });
  const published = readFileSync(join(place.dir, 'log', 'keys.json'), 'utf8');
  const secret = readFileSync(join(place.dir, 'keys', 'next', 'log-key.json'), 'utf8');
  assert.ok(!published.includes((JSON.parse(secret) as { vkey: string }).vkey));
  await assertSound(place);
});

test('a rotation overlaps, and who kept the first key follows it offline', async () => {
  const place = await committed();
  const first = await withArchive(place, (archive) => archive.info.vkey);
  await withArchive(place, async (archive) => {
    const { receipts, at } = { receipts: await archive.append(drafts(4), by), at: archive.size() };
    const { vkey, number, keys } = await rotate(archive);
    assert.equal(number, 1);
    assert.notEqual(vkey, first);
    assert.deepEqual(
      keys.map(({ from, until }) => [from, until]),
      [
        [0, at + 3],
        [at + 1, null],
      ],
    );
    const both = openCheckpoint(archive.checkpoint().note, [first, vkey]);
    assert.equal(both.note.verified.length, 2, 'in the overlap both sign');
    await archive.append(drafts(3), by);
    const { note } = archive.checkpoint();
    assert.throws(() => openCheckpoint(note, [first]), refused('no-known-signature'));
    assert.equal(openCheckpoint(note, [vkey]).size, at + 4);
    const { checkpoint, chain } = openFollowed(note, [first], archive.keysFile()!);
    assert.equal(checkpoint.size, at + 4);
    assert.deepEqual([chain!.since, chain!.terms.length], [0, 2]);
    const proof = archive.proof(receipts[0]!.entry, { keys: true });
    assert.equal(verifyRecordProof(proof, { vkeys: [first] }).ok, true);
    assert.equal(verifyRecordProof({ ...proof, keys: undefined }, { vkeys: [first] }).ok, false);
  });
  await assertSound(place);
  await withArchive(place, (archive) => rotate(archive, { overlap: 0 }));
  await assertSound(place);
  await withArchive(place, async (archive) => {
    await archive.append(drafts(1), by);
    assert.equal(archive.keyState().number, 2);
    assert.ok(openFollowed(archive.checkpoint().note, [first], archive.keysFile()!));
  });
  assert.ok(!existsSync(join(place.dir, 'keys', 'former', 'log-key.json')), 'the former key is destroyed');
  for (const key of [first, await withArchive(place, (archive) => archive.info.vkey)])
    assert.equal((await verifyArchive(place.dir, { stateDir: place.stateDir, key })).ok, true);
});

test('a retired key signing after rotation is refused', async () => {
  const place = await committed();
  const stolen = readKeyFile(join(place.dir, 'keys', 'log-key.json'));
  const vkey = formatVerifierKey(stolen.vkey);
  await withArchive(place, async (archive) => {
    await rotate(archive, { overlap: 1 });
    await archive.append(drafts(3), by);
    const { note } = archive.checkpoint();
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const forged = formatNote(text, [stolen.sign(text)]);
    assert.throws(() => openFollowed(forged, [vkey], archive.keysFile()!), refused('retired-key'));
    assert.throws(() => openCheckpoint(forged, archive.logKeys()), refused('retired-key'));
    writeFileSync(join(place.dir, 'log', 'checkpoint'), forged);
  });
  const { problems } = await verifyArchive(place.dir, { stateDir: place.stateDir });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['checkpoint-damaged'],
  );
  assert.match(problems[0]!.message, /may sign sizes 0 to/);
  await assert.rejects(place.open(), hasCode('archive-damaged'));
});

test('a thief of the present key cannot rotate to a key of his own', async () => {
  const place = await committed();
  const own = join(temporaryFolder(), 'own.json');
  createLogKey(own, 'test.example/log');
  await withArchive(place, async (archive) => {
    await assert.rejects(rotate(archive, { next: own }), hasCode('invalid-argument'));
    assert.equal(archive.keyState().number, 0);
  });
  await assertSound(place);
});

test('a lost or stolen key: the next one, kept elsewhere, takes over alone', async () => {
  const place = await committed();
  const elsewhere = join(temporaryFolder(), 'next.json');
  const first = await withArchive(place, async (archive) => {
    await archive.append(drafts(2), by);
    assert.equal(archive.moveNextKey(elsewhere).nextFile, null);
    return archive.info.vkey;
  });
  await assertSound(place);
  rmSync(join(place.dir, 'keys', 'log-key.json'));
  await assert.rejects(place.open(), hasCode('archive-unreadable'));
  await withArchive(
    place,
    async (archive) => {
      await assert.rejects(rotate(archive, { alone: true }), hasCode('not-found'));
      const { keys } = await rotate(archive, { alone: true, next: elsewhere });
      assert.deepEqual(
        keys.map(({ until, alone }) => [until, alone]),
        [
          [3, false],
          [null, true],
        ],
      );
      assert.ok(openFollowed(archive.checkpoint().note, [first], archive.keysFile()!));
    },
    { withoutKey: true },
  );
  await withArchive(place, (archive) => archive.append(drafts(2), by));
  await assertSound(place, ['key-took-over']);
});

test('an archive of a former version commits later, and is told since when', async () => {
  const place = await newArchive();
  await withArchive(place, async (archive) => {
    await archive.append(drafts(2), by);
    await assert.rejects(rotate(archive), hasCode('conflict'));
    assert.equal(archive.keyState().since, null);
  });
  await assertSound(place, ['next-key-uncommitted']);
  const first = await withArchive(place, async (archive) => {
    assert.equal((await archive.commitNextKey('a')).since, 2);
    await assert.rejects(archive.commitNextKey('a'), hasCode('conflict'));
    return archive.info.vkey;
  });
  await withArchive(place, async (archive) => {
    await rotate(archive, { overlap: 0 });
    const { chain } = openFollowed(archive.checkpoint().note, [first], archive.keysFile()!);
    assert.equal(chain!.since, 2);
    const file = archive.keysFile()!;
    assert.throws(
      () => openFollowed(archive.checkpoint().note, [first], { ...file, first: null }),
      refused('bad-key-chain'),
    );
  });
  await assertSound(place, ['next-key-committed-late']);
});

test('a rotation that fails or is killed at any step is done or not done at the next opening', async () => {
  const steps = [
    'afterKeysBeforeJournal',
    'insideJournalTransaction',
    'tileWrite',
    'checkpointRename',
    'afterCheckpoint',
  ];
  for (const step of steps) {
    const place = await committed();
    const fault = {
      [step]: () => {
        throw new Error('killed');
      },
    };
    let armed = false;
    const faults = { [step]: () => (armed ? fault[step]!() : undefined) };
    await withArchive(
      place,
      async (archive) => {
        await archive.append(drafts(2), by);
        armed = true;
        await assert.rejects(rotate(archive));
        armed = false;
      },
      { faults },
    );
    await withArchive(place, async (archive) => {
      const { number } = archive.keyState();
      assert.equal(number, ['afterKeysBeforeJournal', 'insideJournalTransaction'].includes(step) ? 0 : 1, step);
      await archive.append([draft()], by);
      if (number === 0) await rotate(archive);
      await archive.append(drafts(4), by);
    });
    await assertSound(place);
    assert.deepEqual(readdirSync(join(place.dir, 'keys', 'next')), ['log-key.json'], step);
  }
});

test('what the file of the keys lost comes back from the vault, and its damage is named', async () => {
  const place = await committed();
  await withArchive(place, (archive) => rotate(archive, { overlap: 0 }));
  const path = join(place.dir, 'log', 'keys.json');
  const good = readFileSync(path, 'utf8');
  for (const bad of [
    good.replace('"records"', '"recorde"'),
    good.replace(/[A-Z](?=[^"]*"\n\s+\]\n\s+\}\n)/, 'a'),
    '',
  ]) {
    writeFileSync(path, bad);
    const { problems } = await verifyArchive(place.dir, { stateDir: place.stateDir });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['keys-file-damaged'],
    );
    const reading = await openArchive(place.dir, { mode: 'read' });
    assert.equal(reading.size(), 2);
    await reading.close();
    await withArchive(place, () => undefined);
    assert.equal(readFileSync(path, 'utf8'), good);
  }
  rmSync(path);
  await withArchive(place, () => undefined);
  assert.equal(parseKeysFile(readFileSync(path)).records.length, 2);
});

test('statements in the vault that do not follow from the first key are named apart: nothing makes them again', async () => {
  const place = await committed();
  const places = placesOf(place.dir);
  const foreign = await newArchive();
  writeManifest(places, { ...readManifest(places), vkey: readManifest(placesOf(foreign.dir)).vkey });
  const { problems } = await verifyArchive(place.dir, { stateDir: place.stateDir });
  const named = problems.filter(({ code }) => code === 'key-statements-damaged');
  assert.deepEqual(
    named.map(({ where }) => where),
    ['record.db'],
  );
  await assert.rejects(place.open(), hasCode('archive-damaged'));
});

test('a backup has the keys, and what is restored rotates on', async () => {
  const place = await committed();
  const backup = join(temporaryFolder(), 'backup');
  await withArchive(place, async (archive) => {
    await archive.append(drafts(2), by);
    assert.equal((await archive.backup(backup)).verified, true);
    await rotate(archive, { overlap: 5 });
    await archive.append(drafts(1), by);
    assert.equal((await archive.backup(backup)).verified, true);
  });
  const dir = join(temporaryFolder(), 'restored');
  mkdirSync(dir);
  assert.equal((await restoreArchive(backup, dir, { stateDir: place.stateDir })).verified, true);
  const restored = {
    ...place,
    dir,
    open: (options = {}) => openArchive(dir, { mode: 'write', stateDir: place.stateDir, ...options }),
  };
  await withArchive(restored, async (archive) => {
    assert.equal((await rotate(archive)).number, 2);
  });
  await assertSound(restored);
});
