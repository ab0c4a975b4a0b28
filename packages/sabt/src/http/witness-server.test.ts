import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  consistencyProof,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  leafHash,
  makeVerifierKey,
  nodesOf,
  openNote,
  rootFromLeafHashes,
  signText,
  toBase64,
} from '@sabt/proof';
import { followLog, MAX_REQUEST_BYTES } from '../stages/witnessing/index.ts';
import { serveWitness, type WitnessServed } from './witness-server.ts';

const dir = mkdtempSync(join(tmpdir(), 'sabt-witness-server-'));
const stop = new AbortController();
const { privateKey } = generateKeyPairSync('ed25519');
const key = makeVerifierKey('log.example', Buffer.from(privateKey.export({ format: 'jwk' }).x!, 'base64url'));
const hashes = Array.from({ length: 40 }, (_, i) => leafHash(Uint8Array.of(i)));

function request(oldSize: number, size: number): { body: string; note: string } {
  const text = formatCheckpoint({ origin: key.name, size, root: rootFromLeafHashes(hashes.slice(0, size)) });
  const note = formatNote(text, [signText(text, key, (message) => new Uint8Array(sign(null, message, privateKey)))]);
  const proof = consistencyProof(oldSize, size, nodesOf(hashes.slice(0, size)));
  return { body: `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`, note };
}

followLog(dir, formatVerifierKey(key));
const served = await new Promise<WitnessServed>((began, failed) => {
  const context = { began: (output: unknown) => began(output as WitnessServed), signal: stop.signal };
  serveWitness({ dir, name: 'w.example', port: 0, host: '127.0.0.1' }, context).catch(failed);
});
after(async () => {
  stop.abort();
  await new Promise((done) => setTimeout(done, 100));
  rmSync(dir, { recursive: true, force: true });
});
const ask = (path: string, init: RequestInit) => fetch(`${served.address}/${path}`, init);
const add = (body: string) => ask('add-checkpoint', { method: 'POST', body });

test('a checkpoint is cosigned over HTTP, with the size where it does not fit', async () => {
  const { body, note } = request(0, 10);
  const answer = await add(body);
  assert.equal(answer.status, 200);
  assert.equal(openNote(note + (await answer.text()), [served.vkey]).verified.length, 1);
  const conflict = await add(request(5, 10).body);
  assert.deepEqual(
    [conflict.status, conflict.headers.get('content-type'), await conflict.text()],
    [409, 'text/x.tlog.size', '10\n'],
  );
});

test('of requests at once from one size each is cosigned only if it continues the one before it', async () => {
  const sizes = [12, 20, 15, 33, 27, 40, 18, 39];
  const answers = await Promise.all(sizes.map((size) => add(request(10, size).body)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...sizes.slice(1).map(() => 409)]);
  const won = sizes[answers.findIndex(({ status }) => status === 200)]!;
  for (const answer of answers) if (answer.status === 409) assert.equal(await answer.text(), `${won}\n`);
});

test('other addresses, other methods and endless requests are refused', async () => {
  assert.equal((await ask('', { method: 'POST' })).status, 404);
  assert.equal((await ask('add-checkpoint?x', { method: 'POST' })).status, 404);
  const get = await ask('add-checkpoint', {});
  assert.deepEqual([get.status, get.headers.get('allow')], [405, 'POST']);
  assert.equal((await add('x'.repeat(MAX_REQUEST_BYTES + 1))).status, 413);
  assert.equal((await add('old 0\n\nnothing')).status, 400);
});
