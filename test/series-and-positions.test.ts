/** Series and positions over an archive: read as of any size, told with what cannot be mixed, and published. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { publishFigure, recompute } from '../packages/sabt/src/app/measuring/figures.ts';
import { type MeasureInput, measure } from '../packages/sabt/src/app/measuring/measuring.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const record = (kind: 'series' | 'response' | 'act', fields: Fields, id = newId(), version = 1): RecordDraft => ({
  id,
  kind,
  version,
  fields,
});
const year = (of: number) => ({ start: `${of}-01-01`, end: `${of}-12-31`, precision: 'year' });
const day = (iso: string) => ({ start: iso, end: iso, precision: 'day' });
const TODAY = '2026-01-15';

async function inArchive(check: (app: App) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-series-'));
  try {
    await createArchive(join(folder, 'a'));
    const app = await App.open(join(folder, 'a'), { mode: 'write' });
    try {
      await check(app);
    } finally {
      await app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const asked = (app: App, input: MeasureInput) => measure({ today: TODAY, ...input }, app);
const keep = (app: App, drafts: RecordDraft[]) => app.archive.append(drafts, { by: 'test' });

describe('opinion', () => {
  it('falls where it falls, as of any size of the log, and is the same when it is computed again', () =>
    inArchive(async (app) => {
      const noise = [0.4, -0.7, 0.1, 0.8, -0.3, -0.6, 0.5, 0.2, -0.8, 0.3, 0.6, -0.5];
      const ids = noise.map(() => newId());
      await keep(
        app,
        noise.map((off, i) =>
          record(
            'series',
            {
              series: 'Trust',
              value: 60 - 2 * i + off,
              n: 1500,
              unit: 'percent',
              country: 'Varzan',
              when: year(2010 + i),
            },
            ids[i]!,
          ),
        ),
      );
      const found = await asked(app, { measure: 'opinion', series: 'Trust' });
      assert.equal(found.verdict, 'down');
      const value = found.value as { changePerYear: number; latest: { year: number } };
      assert.ok(Math.abs(value.changePerYear + 2) < 0.15, String(value.changePerYear));
      const [low, high] = found.interval as [number, number];
      assert.ok(low < -2 && high > -2 && high < 0);
      assert.equal(value.latest.year, 2021);
      assert.deepEqual(
        found.points?.map(({ label, isComplete }) => [label, isComplete]),
        noise.map((_, i) => [String(2010 + i), true]),
      );
      assert.equal(found.inputs.n, 12);

      const published = await publishFigure(found, app, 'test');
      const size = app.archive.size();
      // a later correction: the last value was wrong by far
      await keep(app, [
        record(
          'series',
          {
            series: 'Trust',
            value: 5,
            n: 1500,
            unit: 'percent',
            country: 'Varzan',
            when: year(2021),
          },
          ids[11]!,
          2,
        ),
      ]);
      const now = await asked(app, { measure: 'opinion', series: 'Trust' });
      assert.notDeepEqual(now.value, found.value);
      assert.deepEqual((await asked(app, { measure: 'opinion', series: 'Trust', at: size })).value, found.value);
      assert.equal((await recompute(published.id!, app)).same, true);
      // a series is named by any of its points as well
      assert.deepEqual((await asked(app, { measure: 'opinion', series: ids[0]! })).value, now.value);
    }));

  it('tells what there is where no series was named, and mixes no countries', () =>
    inArchive(async (app) => {
      await keep(
        app,
        ['Varzan', 'Ostland'].flatMap((country) =>
          [2001, 2002].map((of) => record('series', { series: 'Index', value: of, country, when: year(of) })),
        ),
      );
      const none = await asked(app, { measure: 'opinion' });
      assert.equal(none.missing, 'no-series');
      assert.deepEqual(
        (none.value as { series: { series: string; n: number }[] }).series.map(({ series, n }) => [series, n]),
        [['Index', 4]],
      );
      const mixed = await asked(app, { measure: 'opinion', series: 'Index' });
      assert.deepEqual([mixed.missing, mixed.verdict], ['mixed-series', 'undecidable']);
      const one = await asked(app, { measure: 'opinion', series: 'Index', where: 'country:Varzan' });
      assert.deepEqual([one.missing, one.inputs.n], ['too-few-periods', 2]);
      assert.equal((await asked(app, { measure: 'opinion', series: 'Index', where: 'nowhere' })).missing, 'no-series');
      await assert.rejects(asked(app, { measure: 'opinion', series: 'Index', where: 'killed>=3' }), {
        code: 'invalid-argument',
      });
      await assert.rejects(asked(app, { measure: 'opinion', series: 'Index', by: 'month' }), {
        code: 'invalid-argument',
      });
    }));
});

/** A roll call in December of each year and what states voted; null for a state that is not recorded. */
async function votesIn(
  app: App,
  about: string,
  byState: Record<string, (year: number) => string | null>,
  years: number[],
) {
  for (const of of years) {
    const call = newId();
    const when = day(`${of}-12-10`);
    const votes = Object.entries(byState).flatMap(([country, vote]) => {
      const position = vote(of);
      return position === null
        ? []
        : [record('response', { type: 'vote', country, position, about: { record: call }, when, title: country })];
    });
    const fields = { type: 'vote', institution: 'UN General Assembly', when, title: about, about };
    await keep(app, [record('response', fields, call), ...votes]);
  }
}

describe('positions', () => {
  const YEARS = Array.from({ length: 12 }, (_, i) => 2008 + i);
  /** One state a year begins to say yes, so that the share rises from year to year. */
  const TURNED = YEARS.slice(1);

  it('are shares of votes on what the words say, by states that voted throughout', () =>
    inArchive(async (app) => {
      const turned = (from: number) => (of: number) => (of >= from ? 'yes' : 'no');
      await votesIn(
        app,
        'Situation of rights in Varzan',
        {
          Varzan: () => 'no',
          ...Object.fromEntries(TURNED.map((of) => [`State ${of}`, turned(of)])),
          // one that joined late and always says yes must not make a rise
          Newland: (of) => (of >= 2014 ? 'yes' : null),
        },
        YEARS,
      );
      await votesIn(app, 'Budget', { Varzan: () => 'yes', Newland: () => 'yes' }, YEARS);
      const found = await asked(app, { measure: 'positions', where: 'rights varzan', by: 'state' });
      assert.equal(found.verdict, 'up');
      const value = found.value as {
        share: number;
        rollCalls: number;
        votes: Record<string, number>;
        all: Record<string, number>;
        states: { country: string; n: number; share: number | null }[];
      };
      // 11 states, 12 years; yes from the year of each on
      const yes = TURNED.reduce((sum, of) => sum + (2020 - of), 0);
      assert.deepEqual(value.votes, { yes, no: 12 * 12 - yes, abstain: 0, absent: 0, other: 0 });
      assert.equal(value.all['yes'], yes + 6);
      assert.equal(value.rollCalls, 12);
      assert.ok(Math.abs(value.share - yes / 144) < 1e-12);
      assert.deepEqual(found.safeguards.sources, { all: 13, throughout: 12, used: 'throughout' });
      // a dozen votes of one state are no percentage
      assert.deepEqual(
        value.states.filter(({ share }) => share !== null),
        [],
      );
      assert.equal(value.states.length, 13);
      // what Varzan itself votes is asked by country and not by word
      assert.equal((await asked(app, { measure: 'positions', where: 'country:Varzan' })).inputs.n, 24);
      assert.equal((await asked(app, { measure: 'positions', where: 'elsewhere' })).missing, 'no-positions');
      await assert.rejects(asked(app, { measure: 'trend', by: 'state' }), { code: 'invalid-argument' });
    }));

  it('tell absences of states that voted on something else in the year', () =>
    inArchive(async (app) => {
      await votesIn(app, 'Rights', { A: () => 'yes', B: (of) => (of % 2 === 0 ? 'yes' : null) }, YEARS);
      await votesIn(app, 'Budget', { A: () => 'yes', B: () => 'yes' }, YEARS);
      const found = await asked(app, { measure: 'positions', where: 'rights date:2008..2019' });
      const { votes } = found.value as { votes: Record<string, number> };
      // no panel of one: both states count
      assert.deepEqual([votes['yes'], votes['absent']], [18, 6]);
      assert.ok(found.safeguards.notes.includes('absences-inferred'));
      assert.equal(found.missing, 'too-few-acts');
    }));
});

describe('rights', () => {
  it('count alleged violations by article, treaty and family, and those of women', () =>
    inArchive(async (app) => {
      const acts = (type: string, n: number): RecordDraft[] =>
        Array.from({ length: n }, (_, i) =>
          record('act', { type, status: 'confirmed', when: day(`2021-${String((i % 12) + 1).padStart(2, '0')}-03`) }),
        );
      await keep(app, [
        ...acts('arrest', 30),
        ...acts('execution', 3),
        ...acts('protest-march', 7),
        ...acts('ours', 2),
      ]);
      const found = await asked(app, { measure: 'rights' });
      const value = found.value as {
        violations: number;
        acts: number;
        articles: { article: string; n: number; interval: [number, number] }[];
        instruments: { instrument: string; n: number }[];
        womensRights: { n: number };
      };
      assert.equal(value.acts, 42);
      assert.equal(value.violations, 33);
      const liberty = value.articles.find(({ article }) => article === 'iccpr-9');
      assert.equal(liberty?.n, 30);
      // Garwood's interval of 30: 20.2409 to 42.8269 (poisson.test of R)
      assert.ok(Math.abs(liberty!.interval[0] - 20.24088) < 1e-4 && Math.abs(liberty!.interval[1] - 42.82687) < 1e-4);
      assert.equal(value.instruments.find(({ instrument }) => instrument === 'iccpr')?.n, 33);
      assert.equal(value.womensRights.n, 0);
      assert.ok(found.safeguards.notes.includes('acts-without-type'));
      assert.equal((await asked(app, { measure: 'rights', where: 'type:protest-march' })).missing, 'no-acts');
    }));
});
