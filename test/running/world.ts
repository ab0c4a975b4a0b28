/**
 * A place of its own for a test that runs the program: home, state, temporary folder and archive below one folder that
 * goes when the test file ends. The program is started as a person starts it, by `node_modules/.bin/sabt`.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
export const SABT = join(ROOT, 'node_modules', '.bin', 'sabt');
const RUN_LIMIT_MS = 120_000;

export interface Ran {
  stdout: string;
  stderr: string;
  /** Null where a signal ended the process. */
  exit: number | null;
}

export interface RunOptions {
  input?: string | Uint8Array;
  env?: Record<string, string>;
  cwd?: string;
  uid?: number;
  /** Told of the process as soon as it runs. */
  started?(child: ChildProcess): void;
}

export class World {
  readonly dir: string;
  readonly archive: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #atEnd: (() => unknown)[] = [];
  readonly #running = new Set<ChildProcess>();

  /** `archive`: where the archive lies in the world's folder. */
  constructor(archive = 'archive') {
    this.dir = mkdtempSync(join(tmpdir(), 'sabt-world-'));
    this.archive = join(this.dir, archive);
    for (const name of ['home', 'state', 'tmp']) mkdirSync(join(this.dir, name));
    const { SABT_ARCHIVE: _archive, NODE_OPTIONS: _options, NODE_COMPILE_CACHE: _cache, ...inherited } = process.env;
    this.env = {
      ...inherited,
      PATH: `${dirname(SABT)}:${process.env['PATH'] ?? ''}`,
      HOME: join(this.dir, 'home'),
      TMPDIR: join(this.dir, 'tmp'),
      XDG_STATE_HOME: join(this.dir, 'state'),
      // what was compiled is the same for every run
      XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
      SABT_PERSON: 'tester',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
    };
    after(() => this.end());
  }

  /** Writes a file below the world's folder and returns its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.dir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Runs `sabt WORDS` on the world's archive. */
  sabt(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return this.command(SABT, ['--archive', this.archive, ...words], options);
  }

  /** The same with `--json`: the document, which is there whatever the exit status. */
  async json<T = Record<string, unknown>>(
    words: readonly string[],
    options: RunOptions = {},
  ): Promise<T & { exit: number | null }> {
    const { stdout, stderr, exit } = await this.sabt([...words, '--json'], options);
    assert.match(
      stdout,
      /^\{.*\}\n$/,
      `sabt ${words.join(' ')} wrote no JSON document: ${stdout.slice(0, 300)} ${stderr.slice(0, 2000)}`,
    );
    return { ...(JSON.parse(stdout) as T), exit };
  }

  command(
    file: string,
    args: readonly string[],
    { input, env, cwd = this.dir, uid, started }: RunOptions = {},
  ): Promise<Ran> {
    const options: SpawnOptions = {
      cwd,
      env: { ...this.env, ...env },
      stdio: 'pipe',
      ...(uid === undefined ? {} : { uid, gid: uid }),
    };
    const child = this.spawned(spawn(file, args, options));
    started?.(child);
    const limit = setTimeout(() => child.kill('SIGKILL'), RUN_LIMIT_MS);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
    // a process that reads no input, or that was killed, closes the pipe
    child.stdin!.on('error', () => {});
    child.stdin!.end(input);
    return new Promise((ended, failed) => {
      child.once('error', failed);
      child.once('close', (exit) => {
        clearTimeout(limit);
        ended({ stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8'), exit });
      });
    });
  }

  /** Lets other accounts work in it. */
  openToOthers(): void {
    chmodSync(this.dir, 0o755);
    for (const name of ['home', 'state', 'tmp']) chmodSync(join(this.dir, name), 0o777);
  }

  /** Whatever the program left in its temporary folder. */
  leftBehind(): string[] {
    return readdirSync(join(this.dir, 'tmp'));
  }

  /** Whatever is still running when the world ends is killed then, and its end waited for. */
  spawned<C extends ChildProcess>(child: C): C {
    this.#running.add(child);
    for (const event of ['exit', 'error']) child.once(event, () => this.#running.delete(child));
    return child;
  }

  /** Something to be undone before the folder goes, when nothing runs any more; the last first. */
  atEnd(undo: () => unknown): void {
    this.#atEnd.unshift(undo);
  }

  private async end(): Promise<void> {
    for (const child of this.#running) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    for (const undo of this.#atEnd) await undo();
    try {
      assert.deepEqual(this.leftBehind(), [], 'the program left something in the temporary folder');
    } finally {
      rmSync(this.dir, { recursive: true, force: true });
    }
  }
}
