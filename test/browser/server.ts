/**
 * The real program for the browser tests: `sabt serve` in a process of its own, on a free loopback port, with its
 * archive, home and state in one temporary folder that goes when it stops. Signing in and loading the sample happen
 * through the pages, as a person does it.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { generateSample } from '../../packages/sabt/src/sample/index.ts';

const PROGRAM = fileURLToPath(new URL('../../packages/sabt/src/cli/main.ts', import.meta.url));
const START_MS = 60_000;
const STOP_MS = 20_000;
const SAMPLE_MS = 60_000;
const PATIENCE_MS = 15_000;

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

export class TestServer {
  /** Where everything of this server lies; tests may damage it while it is stopped. */
  readonly folder = mkdtempSync(join(tmpdir(), 'sabt-browser-'));
  readonly archive = join(this.folder, 'archive');
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  base = '';
  #link = '';
  #child: ChildProcess | null = null;
  #said = '';
  #session: Promise<Session> | null = null;

  static async start(): Promise<TestServer> {
    const server = new TestServer();
    try {
      await server.start();
      return server;
    } catch (cause) {
      await server.stop();
      throw cause;
    }
  }

  /** Starts the program, again if it was stopped; its port and its session may be others then. */
  async start(): Promise<void> {
    for (const name of ['home', 'state', 'tmp']) mkdirSync(join(this.folder, name), { recursive: true, mode: 0o700 });
    const child = spawn(process.execPath, this.#line('serve', '--create', '--port', '0'), {
      ...this.#surroundings(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#said = '';
    this.#session = null;
    this.#link = await new Promise<string>((found, failed) => {
      const impatient = setTimeout(
        () => failed(new Error(`No sign-in link within ${START_MS} ms:\n${this.#said}`)),
        START_MS,
      );
      const hear = (chunk: Buffer): void => {
        this.#said += chunk.toString();
        const link = /http:\/\/\S+\/sign-in\?key=\S+/.exec(this.#said);
        if (link === null) return;
        clearTimeout(impatient);
        found(link[0]);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => {
        clearTimeout(impatient);
        failed(new Error(`sabt serve ended with ${code}:\n${this.#said}`));
      });
    });
    this.base = new URL(this.#link).origin;
  }

  #line(...words: string[]): string[] {
    return ['--disable-warning=ExperimentalWarning', PROGRAM, '--archive', this.archive, ...words];
  }

  #surroundings(): { cwd: string; env: Record<string, string> } {
    const at = (name: string) => join(this.folder, name);
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: at('home'),
      XDG_STATE_HOME: at('state'),
      TMPDIR: at('tmp'),
      SABT_PERSON: 'tester',
      TZ: 'UTC',
    };
    return { cwd: this.folder, env };
  }

  /** Another sign-in link, as a person at this machine asks for one. */
  async anotherLink(): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, this.#line('sign-in'), this.#surroundings());
    return stdout.trim();
  }

  /** What the program wrote on both its outputs. */
  get said(): string {
    return this.#said;
  }

  /** A fresh context of the browser that is signed in. The first one follows the link, later ones share its session. */
  async context(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    this.#session ??= this.#signIn(browser);
    const context = await browser.newContext({
      baseURL: this.base,
      viewport: { width: 1200, height: 900 },
      ...options,
      storageState: await this.#session,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  async #signIn(browser: Browser): Promise<Session> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(this.#link);
    const session = await context.storageState();
    assert.ok(
      session.cookies.some(({ name, httpOnly, sameSite }) => name === 'sabt' && httpOnly && sameSite === 'Strict'),
    );
    await context.close();
    return session;
  }

  /** Loads the built-in sample by its button on the first page; answers when all its batches are done. */
  async loadSample(browser: Browser): Promise<void> {
    const { files, tables } = generateSample();
    const context = await this.context(browser);
    const page = await context.newPage();
    await page.goto('/en');
    await page.locator('form[action$="/sample"] button').click();
    await page.waitForURL(/\/en\/batches\//);
    const until = Date.now() + SAMPLE_MS;
    const done = async (): Promise<boolean> => {
      await page.goto('/en/batches');
      const rows = page.locator('main ul.rows > li.row');
      return (await rows.count()) === files.length + tables.length && (await rows.locator('strong').count()) === 0;
    };
    while (!(await done())) assert.ok(Date.now() < until, `the sample is loaded within ${SAMPLE_MS} ms`);
    await context.close();
  }

  async halt(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise<void>((done) => child.once('exit', () => done()));
    const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill('SIGTERM');
    await over;
    clearTimeout(impatient);
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
