/** Event data sets as they are published: what `count` says is what a count made directly on the file says. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { App } from '../packages/sabt/src/app/app.ts';
import { count } from '../packages/sabt/src/app/measuring/counting.ts';
import { importFile } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import type { CountField, Summed } from '../packages/sabt/src/store/analysis-port.ts';

const data = new URL('../../shared/data/', import.meta.url);
const at = (name: string): string => fileURLToPath(new URL(name, data));
const rowsOf = (name: string): Record<string, string>[] => records(gunzipSync(readFileSync(at(name))).toString());

/** CSV by RFC 4180, apart from the program's own reading of it. */
function records(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end !== ',') rows.push([]);
    if (end === '') break;
  }
  const [header, ...body] = rows.filter((row) => row.some((cell) => cell !== ''));
  return body.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i] ?? ''])));
}

interface Loaded {
  app: App;
  answer: Awaited<ReturnType<typeof importFile>>;
  again: Awaited<ReturnType<typeof importFile>>;
}

/** Imports a file twice into an archive of its own. */
async function loaded(profile: string, file: string, check: (loaded: Loaded) => Promise<void>, mapping?: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-events-'));
  try {
    await createArchive(join(folder, 'a'));
    const app = await App.open(join(folder, 'a'), { mode: 'write' });
    try {
      const input = { profile, file, dryRun: false, ...(mapping === undefined ? {} : { mapping }) };
      const run = { by: 'test', progress: () => undefined };
      const answer = await importFile(input, app, run);
      const again = await importFile(input, app, run);
      const { rows, added, changed, unchanged, skipped, failed } = answer;
      assert.equal(rows, added + changed + unchanged + skipped + failed);
      assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, added]);
      await check({ app, answer, again });
    } finally {
      await app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Tally = Record<string, unknown>;

async function counted(app: App, by: CountField, sum?: Summed): Promise<Tally> {
  const { groups } = await count({ by: [by], ...(sum === undefined ? {} : { sum }) }, app);
  return Object.fromEntries(groups.map((group) => [String(group[by]), sum === undefined ? group['n'] : group[sum]]));
}

function tally<T>(rows: readonly T[], keyOf: (row: T) => string | null): Tally {
  const found: Record<string, number> = {};
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

describe('event data sets', { skip: existsSync(data) ? false : 'no ../shared/data' }, () => {
  it('UCDP, a sample of the world: by year, country, type, office, and the killed', async () => {
    const name = 'events/ucdp-ged-global-sample1000.csv.gz';
    const rows = rowsOf(name);
    await loaded('ucdp-ged', at(name), async ({ app, answer }) => {
      assert.deepEqual([answer.rows, answer.added], [1000, 1000]);
      assert.deepEqual(
        await counted(app, 'year'),
        tally(rows, (row) => row['date_start']!.slice(0, 4)),
      );
      assert.deepEqual(
        await counted(app, 'country'),
        tally(rows, (row) => row['country']!),
      );
      const types = ['', 'state-based', 'non-state', 'one-sided'];
      assert.deepEqual(
        await counted(app, 'event-type'),
        tally(rows, (row) => types[Number(row['type_of_violence'])]!),
      );
      const offices = await counted(app, 'source');
      for (const office of ['AFP', 'Reuters'])
        assert.ok(
          Number(offices[office]) >= rows.filter((row) => row['source_office']!.split(';').includes(office)).length,
          office,
        );
      const sums: Record<string, number[]> = {};
      for (const row of rows) {
        const year = row['date_start']!.slice(0, 4);
        sums[year] ??= [0, 0, 0];
        ['low', 'best', 'high'].forEach((bound, i) => {
          sums[year]![i]! += Number(row[bound]);
        });
      }
      assert.deepEqual(await counted(app, 'year', 'killed'), sums);
    });
  });

  it('Mass Mobilization: by year and act, and who came', async () => {
    const text = gunzipSync(readFileSync(at('protests/mass-mobilization-1990-2020.csv.gz'))).toString();
    const lines = text.split('\n');
    const folder = mkdtempSync(join(tmpdir(), 'sabt-slice-'));
    try {
      const slice = join(folder, 'slice.csv');
      writeFileSync(slice, [lines[0], ...lines.slice(9_000, 10_500)].join('\n'));
      const rows: Record<string, string>[] = records(readFileSync(slice, 'utf8'));
      await loaded('mass-mobilization', slice, async ({ app, answer }) => {
        assert.deepEqual([answer.rows, answer.added], [1500, 1500]);
        assert.deepEqual(
          await counted(app, 'year'),
          tally(rows, (row) => row['start_date']!.slice(0, 4)),
        );
        assert.deepEqual(
          await counted(app, 'act'),
          tally(rows, (row) => (Number(row['protesterviolence']) === 1 ? 'riot' : 'protest-gathering')),
        );
        const [total] = (await count({ by: ['act'], where: 'participants>=100000', sum: 'participants' }, app)).groups;
        assert.ok(Number(total?.['n']) > 0);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('GDELT: every row an act, by outlet and by what CAMEO makes of it', async () => {
    const name = 'events/gdelt-20201113-sample.csv.gz';
    const rows = rowsOf(name);
    await loaded('gdelt', at(name), async ({ app, answer }) => {
      assert.deepEqual([answer.rows, answer.added], [rows.length, rows.length]);
      const host = (row: Record<string, string>): string => new URL(row['Source_URL']!).hostname.replace(/^www\./, '');
      assert.deepEqual(await counted(app, 'source'), tally(rows, host));
      const acts = await counted(app, 'act');
      assert.equal(acts['arrest'], rows.filter((row) => row['Event_Code'] === '173').length);
      const countries = await counted(app, 'country');
      assert.equal(countries['Israel'], rows.filter((row) => row['Country'] === 'IS').length);
    });
  });

  it('a city register by a proposed mapping: a cell with several dates is several acts', async () => {
    const name = 'messy/de-assembly-registrations-freiburg.csv.gz';
    const rows = rowsOf(name);
    await loaded(
      'table',
      at(name),
      async ({ app, answer }) => {
        assert.equal(answer.rows, rows.length);
        assert.ok(answer.failed <= 40, String(answer.failed));
        const years = await counted(app, 'year');
        const alone = rows.filter((row) => /^2014-\d\d-\d\d/.test(row['Datum']!)).length;
        const named = rows.flatMap((row) => row['Datum']!.match(/\d{1,2}\.\d{1,2}\.(?=2014)/g) ?? []).length;
        assert.ok(Number(years['2014']) > alone + named, `${years['2014']} > ${alone} + ${named}`);
        const acts = Object.values(years).reduce<number>((sum, n) => sum + Number(n), 0);
        assert.ok(acts > answer.added, `${acts} acts of ${answer.added} rows`);
      },
      { kind: 'event' },
    );
  });
});
