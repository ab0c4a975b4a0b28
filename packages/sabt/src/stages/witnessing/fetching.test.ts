/** Hosts that answer oddly: each answer is told as what it is, and none ends the process or passes for whole. */
import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fetchBounded } from './fetching.ts';

const SHORT = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

const ODD: readonly [what: string, answer: (socket: Socket) => unknown, outcome: string][] = [
  ['an answer', (socket) => socket.end(SHORT), 'hi'],
  ['one without a length', (socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nhi'), 'hi'],
  ['more after its end', (socket) => socket.write(`${SHORT}no answer at all\r\n\r\n`), 'hi'],
  [
    'another protocol',
    (socket) => socket.write('HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    'unreachable',
  ],
  ['no HTTP', (socket) => socket.end('220 mail.example\r\n'), 'unreachable'],
  ['nothing', (socket) => socket.end(), 'unreachable'],
  ['silence', () => undefined, 'unreachable'],
  ['one cut short', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi'), 'unreachable'],
  ['one that never ends', (socket) => socket.write('HTTP/1.0 200 OK\r\n\r\nhi'), 'unreachable'],
  ['too much', (socket) => socket.write(`HTTP/1.0 200 OK\r\n\r\n${'x'.repeat(101)}`), 'too-large'],
  [
    'another place',
    (socket) => socket.end('HTTP/1.1 302 F\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n'),
    'unreachable',
  ],
  [
    'a bomb, on a connection that is closed',
    (socket) => {
      socket.write('HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
      socket.end(gzipSync(Buffer.alloc(1 << 24)));
    },
    'unreachable',
  ],
];

test('odd answers are told as what they are, asked for or posted to', async () => {
  for (const [what, answer, outcome] of ODD)
    for (const method of ['GET', 'POST'] as const) {
      let asked = '';
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', (bytes) => {
          asked = bytes.toString('latin1');
          answer(socket);
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
      const body = method === 'POST' ? { body: 'ö' } : {};
      const got = await fetchBounded(url, { method, maxBytes: 100, timeoutMs: 300, ...body }).then(
        ({ status, bytes }) => (status === 200 ? Buffer.from(bytes).toString() : String(status)),
        (error: { code?: string }) => error.code,
      );
      assert.equal(got, outcome, `${what}, ${method}`);
      assert.match(asked, /^accept-encoding: identity\r$/im, what);
      if (method === 'POST') assert.match(asked, /^content-length: 2\r$/im, what);
      server.close();
    }
});

test('whoever calls it off hears their own reason', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const calledOff = new AbortController();
  const asked = fetchBounded(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    maxBytes: 1,
    signal: calledOff.signal,
  });
  calledOff.abort(new Error('enough'));
  await assert.rejects(asked, /enough/);
  server.close();
});
