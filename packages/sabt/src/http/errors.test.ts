import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { refuseUnreadable } from './errors.ts';

const server = createServer({ connectionsCheckingInterval: 20 }, (_, response) => response.end());
server.headersTimeout = 60;
server.requestTimeout = 0;
server.on('clientError', (cause, socket) => refuseUnreadable(cause, socket as Socket));
before(() => once(server.listen(0, '127.0.0.1'), 'listening'));
after(() => server.close());

/** What comes back on a connection on which only this was sent, until it is closed. */
async function answerTo(sent: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  if (sent !== '') socket.write(sent);
  await once(socket, 'close');
  return said;
}

test('a connection that was opened ahead and never used is closed without an answer to nothing', async () => {
  assert.equal(await answerTo(''), '');
});

test('a request that does not arrive whole is told so', async () => {
  assert.match(await answerTo('GET / HTTP/1.1\r\nHos'), /^HTTP\/1\.1 408 .*"invalid-value"/s);
});

test('what is no HTTP, and headers without end, are told so', async () => {
  assert.match(await answerTo('good morning\r\n\r\n'), /^HTTP\/1\.1 400 .*"invalid-value"/s);
  const long = `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`;
  assert.match(await answerTo(long), /^HTTP\/1\.1 413 .*"too-large"/s);
});
