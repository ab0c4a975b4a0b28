/** What somebody who verifies brings for time stamps, and what is told of erasures: by `sabt verify` as by examples/verify.py. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DOSSIER_FILES, dossierStatement, formatNote, signText } from '@sabt/proof';
import { calendared, rootAuthority } from '../packages/proof/test/anchor-sample.ts';
import { RECORDS, sampleDossier, zipOf } from '../packages/proof/test/dossier-sample.ts';
import { logKey, ORIGIN } from '../packages/proof/test/sample.ts';
import {
  type DossierInput,
  type DossierReport,
  verifyDossierFile,
} from '../packages/sabt/src/app/verifying/verifying-dossier.ts';
import { dossierText } from '../packages/sabt/src/commands/dossier-text.ts';
import { siteText } from '../packages/sabt/src/commands/site-text.ts';
import { ROOT } from './running/world.ts';

const VERIFY_PY = join(ROOT, 'examples', 'verify.py');
const PYTHON = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;
const noPython = PYTHON ? false : 'python3 is not on this machine';
// block 0 of Bitcoin: a header, and of so little work that it proves nothing
const GENESIS = `01000000${'0'.repeat(64)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c`;

let dir: string;
before(() => {
  dir = mkdtempSync(join(tmpdir(), 'sabt-brought-'));
});
after(() => rmSync(dir, { recursive: true, force: true }));

function written(name: string, bytes: Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}
const stamped = (): string =>
  written('stamped.zip', zipOf(sampleDossier({ anchors: { a: (note) => calendared(note, 120) } })));
const verify = (path: string, more: Partial<DossierInput> = {}): Promise<DossierReport> =>
  verifyDossierFile(path, { key: logKey.vkey, ...more });

test('a stamp that names a block: the command says how to hold it against the block', async () => {
  const report = await verify(stamped());
  assert.equal(report.ok, true);
  assert.match(dossierText(report), /not checked: anchor .*block 120 is named/);
  assert.match(dossierText(report), /--block-header HEX/);
  const without = await verify(written('good.zip', zipOf(sampleDossier())));
  assert.doesNotMatch(dossierText(without), /--block-header/);
});

test('a header that is none is refused as what the reader brought, and nothing is said of the dossier', async () => {
  const path = stamped();
  for (const blockHeader of ['abcd', `${GENESIS},abcd`, GENESIS, GENESIS.replace('3ba3', '3ba4'), ' , '])
    await assert.rejects(verify(path, { blockHeader }), { code: 'invalid-argument', at: 'blockHeader' }, blockHeader);
});

test('of the proof of one record no stamp is weighed, and that is told', async () => {
  const path = written('one.json', sampleDossier().get('proof/records/d1.json')!);
  const ca = written('authorities.pem', Buffer.from(rootAuthority.pem));
  const told = (await verify(path, { ca })).notMade.filter(({ check }) => check === 'anchor');
  assert.match(told[0]!.reason, /of dossiers only/);
  const silent = await verify(path);
  assert.ok(!silent.notMade.some(({ check }) => check === 'anchor'));
});

test('what former versions lost is a line of both commands', { skip: noPython }, async () => {
  const [document, event, erasure] = RECORDS as readonly [
    (typeof RECORDS)[0],
    (typeof RECORDS)[0],
    (typeof RECORDS)[0],
  ];
  const former = { ...erasure, values: { ...erasure.values, versions: [1] } };
  const files = sampleDossier({ records: [document, { ...event, erased: [] }, former] });
  const path = written('former.zip', zipOf(files));
  const line = '  e1: of former versions (1) was erased: description (safety)';
  const report = await verify(path);
  assert.equal(report.ok, true);
  assert.ok(dossierText(report).split('\n').includes(line), dossierText(report));
  const { status, stdout } = spawnSync('python3', [VERIFY_PY, path, '--key', logKey.vkey], { encoding: 'utf8' });
  assert.equal(status, 0);
  assert.ok(stdout.split('\n').includes(line), stdout);
  const json = spawnSync('python3', [VERIFY_PY, path, '--key', logKey.vkey, '--json'], { encoding: 'utf8' }).stdout;
  assert.deepEqual((JSON.parse(json) as { formerErasures: unknown }).formerErasures, report.formerErasures);
  const nothing = { files: 0, tiles: 0, records: 0, openings: 0, withheld: 0, erased: 0 };
  const site = { ...report, mode: 'site' as const, key: 'reader' as const, witnesses: [], checked: nothing };
  const where = 'e1: description';
  const said = siteText({ ...site, notMade: [{ check: 'erasure', where, reason: 'the site holds no record of it' }] });
  assert.ok(said.split('\n').includes(line), said);
  assert.match(said, /not checked: erasure e1: description: the site holds/);
});

test('a name that is not there is told by verify.py, without a traceback', { skip: noPython }, () => {
  for (const words of [[join(dir, 'nothing.zip')], ['--vectors', join(dir, 'nothing')]]) {
    const { status, stderr } = spawnSync('python3', [VERIFY_PY, ...words], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /nothing.*(?:cannot be read|is no folder)/);
    assert.doesNotMatch(stderr, /Traceback/);
  }
});

test('a dossier says to be older than what it holds: told by both commands, and by nothing where it is not', {
  skip: noPython,
}, async () => {
  const told = async (day: string) => {
    const files = sampleDossier();
    const text = Buffer.from(files.get(DOSSIER_FILES.contents)!).toString();
    const dated = Buffer.from(text.replace(/"day":\s*"[^"]*"/, `"day":"${day}"`));
    files.set(DOSSIER_FILES.contents, dated);
    const statement = dossierStatement(ORIGIN, dated);
    const note = formatNote(statement, [signText(statement, logKey.key, logKey.sign)]);
    files.set(DOSSIER_FILES.statement, Buffer.from(note));
    const path = written('dated.zip', zipOf(files));
    const report = await verify(path);
    const { stdout, status } = spawnSync('python3', [VERIFY_PY, path, '--key', logKey.vkey], { encoding: 'utf8' });
    assert.equal(report.ok && status === 0, true, stdout);
    const line = dossierText(report)
      .split('\n')
      .find((one) => one.includes('claimed-day'));
    assert.equal(stdout.includes('not checked: claimed-day'), line !== undefined);
    return line;
  };
  assert.match((await told('2020-01-01'))!, /made on 2020-01-01, as it says; the record .* claims the day 2026-11-22/);
  assert.equal(await told('2026-11-22'), undefined);
});

test('the lists of a proof file are as the file says, in both commands; those of a dossier are signed', {
  skip: noPython,
}, async () => {
  const bytes = sampleDossier().get('proof/records/d1.json')!;
  const moved = JSON.parse(Buffer.from(bytes).toString()) as { withheld: string[]; erased: object[] };
  moved.erased = moved.withheld.map((path) => ({ path, reason: 'safety' }));
  moved.withheld = [];
  for (const one of [bytes, Buffer.from(JSON.stringify(moved))]) {
    const path = written('lists.json', one);
    const report = await verify(path);
    assert.equal(report.ok, true);
    assert.match(dossierText(report), /as the file says: \d+ withheld/);
    assert.match(dossierText(report), /not checked: stated d1: .*nobody has signed these lists/);
    const { stdout } = spawnSync('python3', [VERIFY_PY, path, '--key', logKey.vkey], { encoding: 'utf8' });
    assert.match(stdout, /not checked: stated: .*nobody has signed these lists/);
  }
  assert.doesNotMatch(dossierText(await verify(written('good.zip', zipOf(sampleDossier())))), /nobody has signed/);
});
