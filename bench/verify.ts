/**
 * How long a verification takes, and for how long it keeps a server from answering meanwhile: the longest time that the
 * event loop was held, by the clock and in processor time of its thread, which the load of the machine does not move.
 *
 *   node bench/verify.ts [--records N] [--dir DIR] [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { RecordDraft } from '../packages/sabt/src/model/records.ts';
import { createArchive, openArchive, verifyArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '5000' },
    dir: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});

const PARAGRAPH = `${'A paragraph of some length, again and again. '.repeat(40)}\n\n`;

/** Every 500th text has 700,000 characters, the others 5,000. */
function draft(i: number): RecordDraft {
  const text = PARAGRAPH.repeat(i % 500 === 0 ? 400 : 3);
  return { id: newId(), kind: 'document', version: 1, fields: { title: `Report ${i}`, text } };
}

async function fill(dir: string, stateDir: string, records: number): Promise<void> {
  await createArchive(dir, { title: 'Bench', origin: 'bench.example/log' });
  const archive = await openArchive(dir, { mode: 'write', stateDir });
  for (let at = 0; at < records; at += 500) {
    const count = Math.min(500, records - at);
    await archive.append(
      Array.from({ length: count }, (_, i) => draft(at + i)),
      { by: 'bench' },
    );
  }
  await archive.close();
}

/** Watches the event loop until the work is done. Milliseconds. */
async function watched(work: () => Promise<void>): Promise<{ seconds: number; clock: number; processor: number }> {
  const processorMs = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let longest = { clock: 0, processor: 0 };
  let last = { clock: performance.now(), processor: processorMs() };
  const look = () => {
    const now = { clock: performance.now(), processor: processorMs() };
    longest = {
      clock: Math.max(longest.clock, now.clock - last.clock - 1),
      processor: Math.max(longest.processor, now.processor - last.processor),
    };
    last = now;
  };
  const timer = setInterval(look, 1);
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  look();
  clearInterval(timer);
  return { seconds, ...longest };
}

const folder = mkdtempSync(join(options.dir, 'sabt-bench-'));
try {
  const dir = join(folder, 'archive');
  const stateDir = join(folder, 'state');
  await fill(dir, stateDir, Number(options.records));
  const lines: { mode: string; records: number; seconds: number; longestMs: number; longestProcessorMs: number }[] = [];
  for (const quick of [false, true]) {
    const { seconds, clock, processor } = await watched(async () => {
      const { ok } = await verifyArchive(dir, { stateDir, quick });
      if (!ok) throw new Error('the archive of the bench is damaged');
    });
    const round = (value: number) => Math.round(value * 100) / 100;
    lines.push({
      mode: quick ? 'quick' : 'full',
      records: Number(options.records),
      seconds: round(seconds),
      longestMs: round(clock),
      longestProcessorMs: round(processor),
    });
  }
  if (options.json) console.log(JSON.stringify(lines));
  else console.table(lines);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
