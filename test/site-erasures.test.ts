/** A site whose keeper signs it again, after an erasure was passed off as something else in a record of it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  formatSiteContents,
  formatSums,
  parseSiteContents,
  type SiteVerification,
  siteRecordLine,
  siteRecordPath,
  siteStatement,
  valuesOfOpenings,
  verifySite,
} from '@sabt/proof';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import { signStatement } from '../packages/sabt/src/stages/keeping/index.ts';
import { Made, PUBLIC } from './dossier/made.ts';

const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const ACTING = { ...QUIET, by: 'A. Keeper' };
const TEXT = 'The gates were shut.\n\nThe strikers left.\n\nZulaykha Quartermain saw it.\n';
const RECORDS = 'data/records.jsonl';

interface RecordFile {
  id: string;
  kind: string;
  entry: { index: number };
  openings: Parameters<typeof valuesOfOpenings>[1];
  withheld: string[];
  erased: { path: string; reason: string }[];
}

let made: Made;
let id: string;
let files: Map<string, Uint8Array>;

async function published(): Promise<Map<string, Uint8Array>> {
  const out = join(made.dir, 'site');
  await publish({ out, force: false, all: false }, made.app, QUIET);
  const found = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(out.length + 1), readFileSync(path)]));
}

before(async () => {
  made = await Made.open();
  const [one] = (await made.keep(
    ['document', { title: 'Harbour', text: TEXT, confidentiality: PUBLIC }],
    ['document', { title: 'Quay', text: 'Nothing was erased here.\n', confidentiality: PUBLIC }],
  )) as [string];
  id = one;
  await made.app.erase({ id, paths: ['text/2'], reason: 'safety', dryRun: false }, ACTING);
  files = await published();
});
after(() => made.close());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const lineOf = ({ kind, openings, entry, ...of }: RecordFile): string =>
  siteRecordLine({ ...of, kind, entry: entry.index, values: Object.fromEntries(valuesOfOpenings(kind, openings)) });

const fileOf = (of: string): RecordFile =>
  JSON.parse(Buffer.from(files.get(siteRecordPath(of))!).toString()) as RecordFile;

/** Whole in itself and signed, as whoever has the key can make it: of `gone` nothing is left. */
function resigned(changed: RecordFile | null, gone?: RecordFile): Promise<SiteVerification> {
  const all = new Map(files);
  const lines = Buffer.from(files.get(RECORDS)!).toString();
  if (changed !== null) {
    all.set(siteRecordPath(changed.id), Buffer.from(`${JSON.stringify(changed)}\n`));
    all.set(RECORDS, Buffer.from(lines.replace(lineOf(fileOf(changed.id)), () => lineOf(changed))));
  }
  if (gone !== undefined) {
    all.set(RECORDS, Buffer.from(lines.replace(`${lineOf(gone)}\n`, '')));
    for (const path of [siteRecordPath(gone.id), 'data/erasures.csv', 'data/erasures.jsonl', 'data/erasures.parquet'])
      all.delete(path);
    const contents = parseSiteContents(files.get('site.json')!);
    all.set('site.json', Buffer.from(formatSiteContents({ ...contents, records: contents.records - 1 })));
  }
  const listed = [...all].filter(([path]) => path !== 'site.sums' && path !== 'site.note');
  const sums = formatSums(new Map(listed.map(([path, bytes]) => [path, sha256(bytes)])));
  const { info } = made.app.archive;
  all.set('site.sums', Buffer.from(sums));
  all.set('site.note', Buffer.from(signStatement(info, siteStatement(info.origin, sha256(Buffer.from(sums))))));
  return verifySite(all, { logKeys: [made.vkey] });
}

const erasureIn = (): RecordFile => {
  const line = Buffer.from(files.get(RECORDS)!)
    .toString()
    .split('\n')
    .find((one) => one.includes('"kind":"erasure"'));
  return fileOf((JSON.parse(line!) as { id: string }).id);
};

describe('an erasure on record in a site', () => {
  it('stands beside the record that it took from, says nothing of what went, and agrees with it', async () => {
    const found = await resigned(null);
    assert.deepEqual([found.ok, found.problems], [true, []]);
    assert.deepEqual(found.checks.erasure.failed, 0);
    assert.ok(found.checks.erasure.made > 0);
    assert.ok(!found.notMade.some(({ check }) => check === 'erasure'));
    const { openings } = erasureIn();
    assert.deepEqual(
      [...valuesOfOpenings('erasure', openings).keys()].sort(),
      ['id', 'paths', 'reason', 'record', 'version', 'versions'].sort(),
    );
    for (const [path, bytes] of files) assert.ok(!Buffer.from(bytes).includes('Quartermain'), path);
    assert.ok(!Buffer.from(files.get(siteRecordPath(erasureIn().id))!).includes('A. Keeper'));
    assert.deepEqual((await published()).size, files.size);
  });

  for (const [how, change] of [
    ['called withheld', (file: RecordFile) => ({ withheld: [...file.withheld, 'text/2'], erased: without(file) })],
    ['left out', (file: RecordFile) => ({ erased: file.erased.filter(({ path }) => path !== 'textDigest') })],
    [
      'given another reason',
      (file: RecordFile) => ({ erased: file.erased.map((one) => ({ ...one, reason: 'legal' })) }),
    ],
  ] as const)
    it(`fails where what it took is ${how}, whoever signed it`, async () => {
      const file = fileOf(id);
      const { ok, problems } = await resigned({ ...file, ...change(file) });
      assert.equal(ok, false);
      const told = problems.filter(({ check }) => check === 'erasure');
      assert.ok(told.length > 0, JSON.stringify(problems));
      for (const { code, where } of told) assert.deepEqual([code, where], ['erasure-mismatch', siteRecordPath(id)]);
      assert.ok(
        problems.every(({ where }) => where === siteRecordPath(id)),
        JSON.stringify(problems),
      );
    });

  for (const path of ['record', 'paths', 'versions', 'reason'])
    it(`fails where it does not show of what it is: ${path}`, async () => {
      const cut = erasureIn();
      const openings = cut.openings.filter(({ opening }) => !opening.includes(`"erasure","${path}"`));
      assert.equal(openings.length, cut.openings.length - 1);
      const { ok, problems } = await resigned({ ...cut, openings, withheld: [...cut.withheld, path] });
      assert.equal(ok, false);
      const told = problems.filter(({ check, where }) => check === 'erasure' && where === siteRecordPath(cut.id));
      assert.deepEqual(
        told.map(({ code }) => code),
        ['erasure-mismatch'],
      );
      assert.ok(told[0]!.message.endsWith(`it does not show ${path}`), told[0]!.message);
    });

  it('fails where something that is only withheld is called erased', async () => {
    const file = fileOf(id);
    const [other] = file.withheld.filter((path) => !path.includes('/')) as [string];
    const withheld = file.withheld.filter((path) => path !== other);
    const { problems } = await resigned({
      ...file,
      withheld,
      erased: [...file.erased, { path: other, reason: 'safety' }],
    });
    const told = problems.filter(({ check }) => check === 'erasure');
    assert.deepEqual(
      told.map(({ code, where }) => [code, where]),
      [['erasure-mismatch', siteRecordPath(id)]],
    );
    assert.match(told[0]!.message, new RegExp(`${other} was erased, and no record of an erasure says so of version`));
  });

  it('is missed where the site does not hold it', async () => {
    const { ok, problems, notMade } = await resigned(null, erasureIn());
    assert.deepEqual([ok, problems], [true, []]);
    const named = notMade.filter(({ check }) => check === 'erasure').map(({ subject }) => subject);
    assert.deepEqual(named.sort(), [`${id}: text/2`, `${id}: textDigest`]);
  });

  it('leaves the site with the record that it took from', async () => {
    const gone = siteRecordPath(erasureIn().id);
    await made.app.correct(id, ['confidentiality=restricted'], 'A. Keeper');
    const after = await published();
    assert.ok(!after.has(gone) && !after.has('data/erasures.csv'));
    assert.deepEqual((await verifySite(after, { logKeys: [made.vkey] })).problems, []);
  });
});

function without({ erased }: RecordFile): RecordFile['erased'] {
  return erased.filter(({ path }) => path !== 'text/2');
}
