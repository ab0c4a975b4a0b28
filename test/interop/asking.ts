/**
 * Other people's implementations, where they are to be had, and an archive of ours for them to read. `sh interop/install.sh DIR`
 * puts them into a folder, which `SABT_INTEROP=DIR` names; without it, what the system has is taken.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openCheckpoint } from '@sabt/proof';
import { ROOT, World } from '../running/world.ts';

export const TOOLS = process.env['SABT_INTEROP'] === undefined ? undefined : resolve(process.env['SABT_INTEROP']);
export const IN_ROOT = join(TOOLS ?? '/', TOOLS === undefined ? '' : 'root');
export const INTEROP = join(ROOT, 'interop');

export interface Question {
  name: string;
  kind: string;
  [key: string]: unknown;
}
export interface Answer {
  name: string;
  ok: boolean;
  why?: string;
  unasked?: boolean;
  verified?: string[];
  said?: unknown;
}
type Asking = (questions: Question[]) => Answer[];

export const world = new World();

/** Where a command is, or undefined. */
export function found(...paths: string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

function asked(command: string, args: string[], questions: Question[]): Answer[] {
  const { stdout, stderr, status } = spawnSync(command, args, {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 120_000,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Answer[];
}

/** One of the programs in Go, or why it cannot be had. */
function goProgram(name: string, ...packages: string[]): Asking | string {
  const go = found(join(IN_ROOT, 'usr/lib/go-1.24/bin/go'), '/usr/bin/go');
  if (go === undefined) return 'no Go compiler';
  const sources = join(IN_ROOT, 'usr/share/gocode');
  const missing = packages.find((one) => !existsSync(join(sources, 'src', one)));
  if (missing !== undefined) return `the Go package ${missing} is missing`;
  const program = join(world.dir, name);
  const { status, stderr } = spawnSync(go, ['build', '-o', program, 'main.go'], {
    cwd: join(INTEROP, 'go', name),
    env: {
      ...process.env,
      ...(TOOLS === undefined ? {} : { GOROOT: join(go, '..', '..') }),
      GO111MODULE: 'off',
      GOPATH: sources,
      GOFLAGS: '-buildvcs=false',
      GOTOOLCHAIN: 'local',
    },
    encoding: 'utf8',
    timeout: 300_000,
  });
  assert.equal(status, 0, stderr);
  return (questions) => asked(program, [], questions);
}

const npm = TOOLS === undefined ? undefined : join(TOOLS, 'npm');
export const libraries: Record<string, Asking | string> = {
  xmod: goProgram('xmod', 'golang.org/x/mod/sumdb/tlog'),
  transparency: goProgram('transparency', 'github.com/transparency-dev/merkle', 'github.com/transparency-dev/formats'),
  sigsum: goProgram('sigsum', 'sigsum.org/sigsum-go'),
  sigstore:
    npm !== undefined && existsSync(join(npm, 'node_modules/@sigstore/verify'))
      ? (questions) => asked(process.execPath, [join(INTEROP, 'node', 'sigstore.mjs'), npm], questions)
      : 'the npm package @sigstore/verify is missing (SABT_INTEROP)',
};
export const skipped = (name: string): { skip: string | false } => {
  const library = libraries[name]!;
  return { skip: typeof library === 'string' && library };
};
export const ask = (name: string, questions: Question[]): Answer[] => (libraries[name] as Asking)(questions);

/** Asks without holding this process up, so that it can serve meanwhile. */
export function askMeanwhile(program: string, questions: Question[]): Promise<Answer[]> {
  return new Promise((answered, failed) => {
    const child = spawn(join(world.dir, program), { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', (exit) =>
      exit === 0 ? answered(JSON.parse(said) as Answer[]) : failed(new Error(`${program}: ${exit}`)),
    );
    child.stdin.end(JSON.stringify(questions));
  });
}

export const made = await world.json<{ vkey: string; origin: string }>(['init', '--origin', 'records.example/log']);
world.file(
  'table.csv',
  `title,url\n${Array.from({ length: 300 }, (_, i) => `Row ${i},https://example.org/${i}\n`).join('')}`,
);
world.file('a.txt', 'The market was open.');
await world.json(['add', 'a.txt']);
export const before = readFileSync(join(world.archive, 'log', 'checkpoint'), 'utf8');
await world.json(['import', 'table', 'table.csv']);
export const log = openCheckpoint(readFileSync(join(world.archive, 'log', 'checkpoint')), [made.vkey]);
