/** `sabt dossier` tells how far it is, and Ctrl+C ends it with nothing half made. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Command, Progress, RunContext } from '../../packages/sabt/src/commands/command.ts';
import { dossierCommands } from '../../packages/sabt/src/commands/dossier.ts';
import type { Fields, Kind } from '../../packages/sabt/src/model/records.ts';
import { World } from '../running/world.ts';
import { Made, PUBLIC } from './made.ts';

const dossier = dossierCommands[0] as unknown as Command<Record<string, unknown>, { file: string | null }>;
const ROWS = 800;

let made: Made;
let ids: string[];
before(async () => {
  made = await Made.open();
  ids = await made.keep(
    ...Array.from({ length: 40 }, (_, i): [Kind, Fields] => [
      'document',
      { title: `No. ${i}`, confidentiality: PUBLIC },
    ]),
  );
});
after(() => made.close());

/** Runs it as the command line does. */
function run(input: object, told: (far: Progress) => void, signal = new AbortController().signal) {
  const given = dossier.input.parse({ ids, ...input });
  return dossier.run(given, { app: made.app, signal, progress: told } as RunContext);
}

for (const [form, input] of [
  ['written', { out: 'told.zip' }],
  ['looked at', { dryRun: true }],
] as const)
  test(`how far it is when it is ${form} is told in shares of a hundred`, async () => {
    const told: Progress[] = [];
    const out = 'out' in input ? { out: join(made.dir, input.out) } : {};
    await run({ ...input, ...out }, (far) => told.push(far));
    assert.ok(told.length > 1);
    for (const { done, total, what } of told) {
      assert.ok(Number.isInteger(done) && done >= 0 && done <= 100, String(done));
      assert.deepEqual([total, what], [100, '% of the dossier']);
    }
    if ('out' in input) assert.equal(told.at(-1)?.done, 100);
  });

for (const [form, input] of [
  ['written', { out: 'stopped.zip' }],
  ['looked at', { dryRun: true }],
] as const)
  test(`it is given up while it is ${form}, and leaves nothing`, async () => {
    const giving = new AbortController();
    const out = 'out' in input ? { out: join(made.dir, input.out) } : {};
    const running = run({ ...input, ...out }, () => giving.abort(), giving.signal);
    await assert.rejects(async () => running, { name: 'AbortError' });
    assert.deepEqual(
      readdirSync(made.dir).filter((name) => name.includes('stopped')),
      [],
    );
  });

test('Ctrl+C while the file is written says that it was stopped, and nothing of it stays', async () => {
  const world = new World();
  await world.json(['init']);
  const rows = Array.from({ length: ROWS }, (_, i) => `R-${i},Row ${i},A report of row ${i}.`);
  await world.json(['import', 'table', world.file('many.csv', `id,title,text\n${rows.join('\n')}\n`)]);
  const { hits } = await world.json<{ hits: { id: string }[] }>(['search', 'report', '--limit', String(ROWS)]);
  assert.equal(hits.length, ROWS);
  const folder = join(world.dir, 'given');
  mkdirSync(folder);
  const stopped = await world.json<{ error?: { code: string } }>(
    ['dossier', ...hits.map(({ id }) => id), '--out', join(folder, 'all.zip')],
    {
      started: (child) => {
        const looking = setInterval(() => {
          if (!existsSync(folder) || readdirSync(folder).length === 0) return;
          clearInterval(looking);
          child.kill('SIGINT');
        }, 2);
        child.once('exit', () => clearInterval(looking));
      },
    },
  );
  assert.deepEqual([stopped.exit, stopped.error?.code], [1, 'stopped'], JSON.stringify(stopped));
  assert.deepEqual(readdirSync(folder), []);
});
