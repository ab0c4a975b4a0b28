/** kill -9 of the server while uploads are taken in: they are still there, and the batch can be taken up again. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { multipart, RunningServer } from '../running/server.ts';
import { World } from '../running/world.ts';

const FILES = 600;
const LIMIT_MS = 60_000;

interface Answer {
  batch: string;
  added: number;
  known: number;
  failed: unknown[];
}

test('uploads of a batch that a kill broke off are taken in by a retry, and go then', async () => {
  const world = new World();
  await world.json(['init']);
  const first = await RunningServer.start(world);
  const { token } = await world.json<{ token: string }>(['token']);
  first.token = token;
  const { body, type } = multipart(
    Array.from({ length: FILES }, (_, i) => ({
      name: 'paths',
      filename: `گزارش ${i}.html`,
      content: `<html><body><p>Report number ${i} of a lantern march.</p></body></html>`,
    })),
  );
  const asked = first.api('add', undefined, { method: 'POST', body, headers: { 'content-type': type } });
  asked.catch(() => undefined);
  const uploads = join(world.archive, 'uploads');
  const began = Date.now();
  let batch: string | undefined;
  while (batch === undefined || !existsSync(join(world.archive, 'ledgers', `${batch}.jsonl`))) {
    assert.ok(Date.now() - began < LIMIT_MS, 'the batch never began');
    await pause(5);
    batch = existsSync(uploads) ? readdirSync(uploads)[0] : undefined;
  }
  const { pid } = JSON.parse(readFileSync(join(world.archive, 'lock.json'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  await assert.rejects(asked);
  const kept = join(uploads, batch);
  assert.equal(readdirSync(kept).length, FILES);
  assert.deepEqual([statSync(kept).mode & 0o777, statSync(join(kept, '0')).mode & 0o777], [0o700, 0o600]);

  const second = await RunningServer.start(world);
  second.token = token;
  assert.equal(readdirSync(kept).length, FILES, 'a server that starts leaves them');
  const answer = await second.api<Answer>('retry', { batch });
  assert.deepEqual([answer.batch, answer.added + answer.known, answer.failed], [batch, FILES, []]);
  assert.ok(answer.added > 0, 'the kill came too late to tell anything');
  const found = await second.api<{ total: number; hits: { name: string }[] }>('search', { q: 'lantern', limit: 1 });
  assert.equal(found.total, FILES);
  assert.match(found.hits[0]!.name, /^گزارش \d+\.html$/);
  assert.deepEqual(readdirSync(uploads), []);

  // what goes through leaves nothing either
  const small = multipart([{ name: 'paths', filename: 'one.txt', content: 'one' }]);
  await second.api('add', undefined, { method: 'POST', body: small.body, headers: { 'content-type': small.type } });
  assert.deepEqual(readdirSync(uploads), []);
  await second.stop();
});
