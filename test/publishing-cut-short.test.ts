/** Publishing twice at once, and publishing that is killed: the site is whole, or known not to be. */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { siteStatement } from '@sabt/proof';
import { App } from '../packages/sabt/src/app/app.ts';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import type { SiteReport } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { signStatement } from '../packages/sabt/src/stages/keeping/index.ts';
import { sha256Hex } from '../packages/sabt/src/stages/publishing/index.ts';
import { World } from './running/world.ts';

const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const world = new World();
const site = join(world.dir, 'site');

before(async () => {
  await world.json(['init', '--title', 'Nahr']);
  const app = await App.open(world.archive, { mode: 'write' });
  const documents = Array.from({ length: 400 }, (_, n) => ({
    id: newId(),
    kind: 'document' as const,
    version: 1,
    fields: { title: `Strike ${n}`, text: `Gate ${n} was shut.`, confidentiality: { '*': 'public' } },
  }));
  await app.archive.append(documents, { by: 'tester' });
  await app.close();
});

const sums = (dir: string): string => readFileSync(join(dir, 'site.sums'), 'utf8');

test('of two that publish into one folder at once the second is refused, and the site is that of the first', async () => {
  const app = await App.open(world.archive, { mode: 'read' });
  const input = { out: join(world.dir, 'twice'), force: false, all: false };
  const first = publish(input, app, QUIET);
  await assert.rejects(publish(input, app, QUIET), { code: 'archive-locked', message: /publishing into/ });
  const { written } = await first;
  assert.ok(written > 1000);
  assert.equal((await publish(input, app, QUIET)).written, 0);
  assert.ok(!existsSync(join(world.dir, 'twice', '.publishing')), 'nothing but the site is left');
  await app.close();
});

test('one that is killed leaves an unfinished site and no lock; the next ends it', async () => {
  let killed = false;
  const { exit } = await world.sabt(['publish', site], {
    started(child) {
      const watch = setInterval(() => {
        if (!existsSync(join(site, 'search'))) return;
        clearInterval(watch);
        killed = child.kill('SIGKILL');
      }, 5);
      child.once('exit', () => clearInterval(watch));
    },
  });
  assert.ok(killed);
  assert.equal(exit, null);
  assert.ok(!existsSync(join(site, 'site.note')));
  const cut = await world.json<SiteReport>(['verify', site]);
  assert.equal(cut.exit, 1);
  assert.ok(cut.problems.some(({ code }) => code === 'site-unfinished'));
  // killed before the first file of the site was written
  const empty = join(world.dir, 'empty');
  mkdirSync(join(empty, '.publishing'), { recursive: true });
  const begun = await world.json<SiteReport>(['verify', empty]);
  assert.equal(begun.exit, 1);
  assert.ok(begun.problems.some(({ code }) => code === 'site-unfinished'));
  assert.equal((await world.json(['publish', site])).exit, 0);
  const whole = await world.json<SiteReport>(['verify', site]);
  assert.deepEqual([whole.exit, whole.problems], [0, []]);
  assert.equal(sums(site), sums(join(world.dir, 'twice')));
});

test('one that is stopped while its tables are made ends, and the next is whole', async () => {
  const app = await App.open(world.archive, { mode: 'read' });
  const out = join(world.dir, 'stopped');
  const off = new AbortController();
  const progress = ({ what }: { what: string }) => {
    if (what === 'pages') off.abort();
  };
  const input = { out, force: false, all: false };
  await assert.rejects(publish(input, app, { progress, signal: off.signal }), { code: 'stopped' });
  assert.ok(!existsSync(join(out, 'site.note')));
  await publish(input, app, QUIET);
  assert.equal(sums(out), sums(site));
  assert.ok(!existsSync(join(out, '.publishing')), 'no part of a table is left');
  await app.close();
});

test('of a site too large to be compared, the records are looked at all the same, because the rest is made of them', async () => {
  const app = await App.open(world.archive, { mode: 'read' });
  const out = join(world.dir, 'large');
  const input = { out, force: false, all: false };
  await publish(input, app, QUIET);
  const whole = sums(out);
  // as many more that are listed as it takes
  const listed = Array.from({ length: 20_000 }, (_, n) => `${'0'.repeat(64)}  search/zz-${n}.json\n`).join('');
  appendFileSync(join(out, 'site.sums'), listed);
  const { origin } = app.archive.info;
  writeFileSync(join(out, 'site.note'), signStatement(app.archive.info, siteStatement(origin, sha256Hex(sums(out)))));
  const records = join(out, 'data', 'records.jsonl');
  writeFileSync(records, readFileSync(records, 'utf8').replace('Strike 7', 'Strike 8'));
  const { written } = await publish(input, app, QUIET);
  assert.ok(written < 20, `${written} files`);
  assert.equal(sums(out), whole);
  assert.equal(sha256Hex(readFileSync(records)), /^(\S+) {2}data\/records\.jsonl$/m.exec(whole)![1]);
  await app.close();
});
