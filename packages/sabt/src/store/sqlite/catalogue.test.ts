import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RecordVersion } from '../../model/records.ts';
import { openCatalogue } from './catalogue.ts';

const SOURCES = ['s1', 's2', 's3'];

/** The record that stands in another, and so is not among those of a source. */
const ACT = 5;
/** The record that can be withdrawn. */
const EVENT = 4;

interface Step {
  record: number;
  sources: string[];
  day: number | null;
  withdrawn: boolean;
}

const steps = fc.array(
  fc.record({
    record: fc.integer({ min: 0, max: 5 }),
    sources: fc.uniqueArray(fc.constantFrom(...SOURCES), { maxLength: 3 }),
    day: fc.option(fc.integer({ min: 1, max: 28 })),
    withdrawn: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

function versionsOf(list: Step[]): RecordVersion[] {
  const reached = new Map<number, number>();
  return list.map(({ record, sources, day, withdrawn }, entry) => {
    const version = (reached.get(record) ?? 0) + 1;
    reached.set(record, version);
    const start = day === null ? null : `2020-01-${String(day).padStart(2, '0')}`;
    const fields = {
      sources,
      ...(start === null ? {} : { published: { start, end: start, precision: 'day' } }),
      ...(withdrawn ? { status: 'withdrawn' } : {}),
    };
    const kind = record === ACT ? 'act' : record === EVENT ? 'event' : 'document';
    return { id: `r${record}`, kind, version, entry, fields };
  });
}

test('counts, spans and versions are those of a naive count, in whatever order a group comes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-catalogue-'));
  let made = 0;
  try {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 7 }), fc.boolean(), (list, groupSize, reversed) => {
        const catalogue = openCatalogue(join(folder, `${made++}.db`), { readOnly: false, fold: (text) => text });
        const versions = versionsOf(list);
        for (let at = 0; at < versions.length; at += groupSize) {
          const group = versions.slice(at, at + groupSize);
          catalogue.apply(reversed ? group.reverse() : group, at + group.length);
        }
        const now = new Map<string, RecordVersion>();
        for (const version of versions)
          if ((now.get(version.id)?.version ?? 0) < version.version) now.set(version.id, version);
        const documents = [...now.values()].filter(
          ({ kind, fields }) => kind === 'document' || (kind === 'event' && fields['status'] !== 'withdrawn'),
        );
        const counts = catalogue.counts();
        assert.equal((counts.document ?? 0) + (counts.event ?? 0), documents.length);
        for (const source of SOURCES) {
          const dates = documents
            .filter(({ fields }) => (fields['sources'] as string[]).includes(source))
            .map(({ fields }) => (fields['published'] as { start: string } | undefined)?.start ?? null);
          const known = dates.filter((date) => date !== null).sort();
          const span = catalogue.sourceSpans().get(source) ?? { n: 0, first: null, last: null };
          assert.deepEqual(span, { n: dates.length, first: known[0] ?? null, last: known.at(-1) ?? null });
        }
        for (const [id, version] of now) {
          assert.equal(catalogue.byId(id)?.entry, version.entry);
          const places = catalogue.versions(id);
          assert.deepEqual(
            places.map((place) => place.until),
            [...places.slice(1).map((place) => place.entry), null],
          );
          assert.equal(catalogue.placeAt(id, list.length)?.version, version.version);
          assert.equal(catalogue.placeAt(id, places[0]!.entry), null);
        }
        catalogue.close();
      }),
      { numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
