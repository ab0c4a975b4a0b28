import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { addFiles, fileSource, importTable } from '../packages/sabt/src/stages/intake/index.ts';
import { MemoryContext } from '../packages/sabt/src/stages/intake/test/memory-context.ts';
import { findDates } from '../packages/sabt/src/stages/reading/index.ts';

const data = new URL('../../shared/data/', import.meta.url);
const at = (name: string): string => fileURLToPath(new URL(name, data));

async function load(
  name: string,
  options: { profile?: string; mapping?: unknown } = {},
): Promise<{ counts: number[]; reasons: string[]; context: MemoryContext }> {
  const context = new MemoryContext({ keep: false, findDates: (text, more) => findDates(text, more ?? {}) });
  const answer = await importTable(
    await fileSource(at(name), basename(name)),
    { profile: 'table', ...options },
    context,
  );
  const { rows, added, changed, unchanged, skipped, failed } = answer;
  assert.equal(rows, added + changed + unchanged + skipped + failed);
  return {
    counts: [rows, added, skipped, failed],
    reasons: [...new Set(answer.reasons.map((reason) => `${reason.code} ${reason.column ?? ''}`.trim()))],
    context,
  };
}

describe('real data', { skip: existsSync(data) ? false : 'no ../shared/data' }, () => {
  it('reports, posts and articles: every row is a document', async () => {
    assert.deepEqual((await load('documents/syrian-archive-reports-ar-en.jsonl.gz')).counts, [121, 121, 0, 0]);
    assert.deepEqual((await load('documents/azadi-map-videos-fa.json.gz')).counts, [105, 105, 0, 0]);
    assert.deepEqual((await load('news/fars-news-fa.jsonl.gz')).counts, [900, 900, 0, 0]);
    assert.deepEqual((await load('news/fignews2024-gaza-posts-5lang.tsv.gz')).counts, [1500, 1500, 0, 0]);
    assert.deepEqual((await load('news/saudinewsnet-ar.jsonl.gz')).counts, [6000, 6000, 0, 0]);
  });

  it('UPR recommendations, in Mac Roman with bare CR', async () => {
    for (const [sessions, rows] of [
      ['1-5', 6094],
      ['6-9', 8343],
      ['14-17', 9598],
    ] as const)
      assert.deepEqual(
        (await load(`documents/upr-recommendations-sessions-${sessions}.csv.gz`, { profile: 'upr' })).counts,
        [rows, rows, 0, 0],
      );
  });

  it('hand-made city registers: what fails, fails for a reason that names the cell', async () => {
    const koeln = await load('messy/de-assembly-registrations-koeln.csv.gz');
    assert.equal(koeln.counts[0], 2110);
    assert.ok(koeln.counts[3]! <= 10, String(koeln.counts));
    assert.ok(
      koeln.reasons.every((reason) => /Datum|Teilnehmer/.test(reason)),
      String(koeln.reasons),
    );
    const freiburg = await load('messy/de-assembly-registrations-freiburg.csv.gz', {
      mapping: { kind: 'event', fields: { start: 'Datum', title: 'Thema', place: 'Ort bzw. Wegstrecke' } },
    });
    assert.equal(freiburg.counts[0], 3203);
    assert.ok(freiburg.counts[3]! <= 40, String(freiburg.counts));
    const muenchen = await load('messy/de-assembly-registrations-muenchen.xlsx');
    assert.ok(muenchen.counts[3]! <= 60, String(muenchen.counts));
    const events = await load('messy/de-assembly-registrations-muenchen.xlsx', { mapping: { kind: 'event' } });
    assert.ok(events.counts[3]! <= 3, `only rows without a date fail: ${events.counts}`);
    assert.deepEqual(
      events.reasons.filter((reason) => !/Datum/.test(reason)),
      ['unreadable-number Teilnehmer'],
    );
  });

  it('162,852 rows of military reports: headers in the middle are no data, memory stays flat', async () => {
    const before = process.memoryUsage().heapUsed;
    const { counts, reasons } = await load('events/sigacts-iraq-2004-2007-messy.csv.gz', {
      mapping: { kind: 'document', fields: { published: 'time', place: 'city' } },
    });
    assert.deepEqual(counts, [162_852, 158_026, 4_826, 0]);
    assert.deepEqual(reasons, ['repeated-header']);
    // The fake context itself remembers a key for each row; what is left must stay far below the file's 8 MB × copies.
    assert.ok(process.memoryUsage().heapUsed - before < 250_000_000);
  });

  it('all files as files: read, each with its encoding', async () => {
    const context = new MemoryContext({ findDates: (text, more) => findDates(text, more ?? {}) });
    const answer = await addFiles([at('udhr'), at('seed-ar.txt')], { recursive: true }, context);
    assert.deepEqual([answer.added, answer.known, answer.failed, answer.unread], [13, 0, [], []]);
    const arabic = context.drafts.find((draft) => draft.fields['name'] === 'Arabic_Alarabia-Arabic.txt')!;
    assert.equal((arabic.fields['encoding'] as { name: string }).name, 'windows-1256');
    assert.match(String(arabic.fields['text']), /الإعلان العالمي لحقوق الإنسان/);
  });
});
