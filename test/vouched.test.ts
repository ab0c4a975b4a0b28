/** Who else has seen the log: what the archive holds of it, on the page of the log and on the public site. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { PagesAdapter } from '../packages/sabt/src/app/pages/adapter.ts';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import { LANGUAGES } from '../packages/sabt/src/i18n/index.ts';
import { draft } from './running/desks.ts';
import { SABT, World } from './running/world.ts';

const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const world = new World();
const site = join(world.dir, 'site');

async function witness(name: string): Promise<{ vkey: string; address: string }> {
  const child = spawn(SABT, ['witness', 'serve', join(world.dir, name), '--name', name, '--port', '0', '--json'], {
    env: world.env,
    cwd: world.dir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  world.atEnd(() => void child.kill('SIGKILL'));
  const [first] = (await child.stdout.take(1).toArray()) as Buffer[];
  return JSON.parse(first!.toString()) as { vkey: string; address: string };
}

async function withApp<T>(mode: 'read' | 'write', run: (app: App) => Promise<T> | T): Promise<T> {
  const app = await App.open(world.archive, { mode });
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}

const about = (language: string): string => readFileSync(join(site, language, 'about.html'), 'utf8');
const publishNow = () => withApp('read', (app) => publish({ out: site, force: false, all: false }, app, QUIET));
const seen = () =>
  withApp('read', (app) => {
    const pages = new PagesAdapter(app, QUIET.signal);
    return { vouched: pages.vouched(), seal: pages.status().witnesses };
  });

const made = await world.json<{ vkey: string }>(['init', '--origin', 'records.example/log']);
await withApp('write', (app) =>
  app.archive.append([draft('document', { title: 'Strike', text: 'A.', confidentiality: { '*': 'public' } })], {
    by: 'anna',
  }),
);

test('nobody has vouched for a log that nobody has seen', async () => {
  const { vouched, seal } = await seen();
  assert.deepEqual(vouched, {
    witnesses: { needed: 0, met: null, size: null, behind: 0, list: [] },
    anchors: [],
    mirrors: [],
    problems: [],
  });
  assert.deepEqual(seal, { agreed: 0, of: 0, size: null });
  await publishNow();
  assert.match(about('en'), /id="witnesses">[\s\S]*?None yet/);
});

test('witnesses and mirrors stand on both, and of neither what is not for outsiders', async () => {
  const [a, b] = [await witness('a.example'), await witness('b.example')];
  assert.equal((await world.json(['witness', 'follow', join(world.dir, 'a.example'), made.vkey])).exit, 0);
  await world.json(['witness', 'add', a.vkey, a.address]);
  await world.json(['witness', 'add', b.vkey, b.address, '--needed', '2']);
  assert.equal((await world.json<{ met: boolean }>(['witness', 'cosign'])).met, false);
  const copy = join(world.dir, 'copy');
  await world.json(['mirror', join(world.archive, 'log'), copy, '--key', made.vkey]);
  await world.json(['mirror', 'add', copy]);
  await world.json(['mirror', 'add', 'http://127.0.0.1:1/log', '--public']);
  const asked = await world.json<{ mirrors: { size: number | null; problem: { code: string } | null }[] }>([
    'mirror',
    'ask',
  ]);
  assert.deepEqual(
    [asked.exit, asked.mirrors.map(({ problem }) => problem?.code ?? null)],
    [1, [null, 'log-unreachable']],
  );
  const { size } = await world.json<{ size: number }>(['checkpoint']);
  const { vouched, seal } = await seen();
  assert.deepEqual(seal, { agreed: 1, of: 2, size });
  assert.deepEqual(
    vouched.witnesses.list.map(({ name, why }) => [name, why]),
    [
      ['a.example', null],
      ['b.example', 'not-signed'],
    ],
  );
  assert.deepEqual([vouched.witnesses.met, vouched.witnesses.needed, vouched.witnesses.behind], [false, 2, 0]);
  assert.deepEqual(
    vouched.mirrors.map((mirror) => [mirror.at, mirror.size]),
    [
      [copy, size],
      ['http://127.0.0.1:1/log', null],
    ],
  );
  await publishNow();
  for (const language of LANGUAGES) {
    const page = about(language);
    for (const told of ['a.example', 'b.example', 'http://127.0.0.1:1/log']) assert.ok(page.includes(told), told);
    for (const kept of [copy, a.address, b.address]) assert.ok(!page.includes(kept), kept);
  }
  assert.match(about('en'), /that is not enough: 2 of 2 are needed/);
  assert.equal((await world.json(['verify', site])).exit, 0);
});

test('once enough have signed both say so; what came after it is told as unseen', async () => {
  await world.json(['witness', 'follow', join(world.dir, 'b.example'), made.vkey]);
  assert.equal((await world.json<{ met: boolean }>(['witness', 'cosign'])).met, true);
  await withApp('write', async (app) => {
    const pages = new PagesAdapter(app, QUIET.signal);
    const { size } = app.archive.checkpoint();
    assert.deepEqual(pages.status().witnesses, { agreed: 2, of: 2, size });
    await app.archive.append([draft('source', { name: 'Harbour Post' })], { by: 'anna' });
    assert.deepEqual(pages.status().witnesses, { agreed: 2, of: 2, size }, 'the log grew, not what was signed');
    assert.equal(pages.vouched().witnesses.behind, 1);
  });
  await publishNow();
  assert.match(about('en'), /that is enough: 2 of 2 are needed[\s\S]*?One entry has come since/);
  // the policy is gone: a cosignature is kept, and counted by nobody
  rmSync(join(world.archive, 'attested', 'policy'));
  assert.ok(statSync(join(world.archive, 'attested', 'checkpoint')).size > 0);
  const { seal, vouched } = await seen();
  assert.deepEqual([seal.of, vouched.witnesses.list], [0, []]);
});
