/** `sabt serve --json`: one JSON document on standard output, as soon as it serves; everything else on standard error. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World } from '../running/world.ts';

test('serve --json prints one document when it serves, and nothing after it', async () => {
  const world = new World();
  let served: { archive: string; title: string; address: string; signIn: string } | null = null;
  const ran = await world.sabt(['serve', '--create', '--port', '0', '--json'], {
    started(child) {
      let said = '';
      child.stdout!.on('data', async (chunk: Buffer) => {
        said += chunk.toString();
        if (!said.endsWith('\n')) return;
        served = JSON.parse(said);
        const { status } = await fetch(`${served!.address}/log/checkpoint`);
        assert.equal(status, 200);
        child.kill('SIGTERM');
      });
    },
  });
  assert.equal(ran.exit, 0, ran.stderr);
  assert.deepEqual(JSON.parse(ran.stdout), served);
  assert.deepEqual(Object.keys(served!), ['archive', 'title', 'address', 'signIn']);
  assert.ok(served!.signIn.startsWith(`${served!.address}/sign-in?key=`));
  assert.match(ran.stderr, /Made a new archive in .*\n.*Stopped\. Everything acknowledged is kept\./s);
  const failed = await world.sabt(['serve', '--port', '70000', '--json']);
  assert.equal(failed.exit, 2);
  assert.equal((JSON.parse(failed.stdout) as { error: { code: string } }).error.code, 'invalid-argument');
});
