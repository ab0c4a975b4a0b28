/**
 * A server's locks on its databases outlast whatever reads the archive's files: without them the next command would take a
 * database for nobody's, and put its log away under the server.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { RunningServer, signIn } from '../running/server.ts';
import { World } from '../running/world.ts';

const world = new World();
let server: RunningServer;
let document: string;

before(async () => {
  await world.json(['init']);
  server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
  const text = 'Golpari Sangtarash was seen at the gate.\n\nIt rained.\n';
  const added = await world.json<{ documents: { id: string }[] }>(['add', world.file('a.txt', text)]);
  document = added.documents[0]!.id;
});

/** How many locks the server's process holds; null where the system does not say. */
function locksHeld(): number | null {
  if (!existsSync('/proc/locks')) return null;
  const lines = readFileSync('/proc/locks', 'utf8').split('\n');
  return lines.filter((line) => line.includes(' POSIX ') && line.includes(` ${server.child.pid} `)).length;
}

for (const [what, words, body] of [
  ['erasing', 'erase', () => ({ id: document, paths: ['text@0-18'], reason: 'safety' })],
  ['verifying', 'verify', () => ({})],
] as const)
  test(`${what} takes no lock away, and links to sign in go on working`, async () => {
    const before = locksHeld();
    assert.ok(before === null || before > 1, `${before} locks`);
    assert.equal((await server.api(words, body())).status, 200);
    if (before !== null) assert.ok(locksHeld()! >= before, `${before} locks before, ${locksHeld()} after`);
    for (let time = 1; time <= 3; time++) {
      const { link } = await world.json<{ link: string }>(['sign-in']);
      assert.match(await signIn(server, link), /^sabt=/, `link ${time}`);
    }
  });
