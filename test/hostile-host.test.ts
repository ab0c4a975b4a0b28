/** A host that answers packed, over a connection that it closes, ends no process that asked it. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { World } from './running/world.ts';

const world = new World();
let host: Server;
let at = '';

before(async () => {
  const body = gzipSync(randomBytes(400_000));
  const head = `HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
  host = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from(head), body])));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});

after(() => host.close());

test('verifying an address, and asking a mirror, say why its answer cannot be read', async () => {
  const verified = await world.sabt(['verify', `${at}/`]);
  assert.match(verified.stderr, /answered packed \(gzip\)/);
  assert.doesNotMatch(verified.stderr, /Assertion|at .*node:/);
  await world.json(['init', '--title', 'Nahr']);
  await world.json(['mirror', 'add', at]);
  const asked = await world.sabt(['mirror', 'ask']);
  assert.match(asked.stdout, /answered packed \(gzip\)/);
  assert.doesNotMatch(asked.stderr, /Assertion|at .*node:/);
});
