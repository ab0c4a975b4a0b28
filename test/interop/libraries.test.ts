/**
 * Libraries of others check what we write, and answer every case of `vectors/` as we do. What is missing on a machine is
 * skipped and named; nothing of them is in this project.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { leafHash, parseProofFile, toHex } from '@sabt/proof';
import { RunningServer } from '../running/server.ts';
import { ROOT } from '../running/world.ts';
import { ask, askMeanwhile, before, libraries, log, made, skipped, world } from './asking.ts';

/** Cases of `vectors/` where a library answers otherwise than we do, each with the reason; all others must agree. */
const EMPTY = 'RFC 6962 does not say what is consistent with a tree of no leaves; docs/FORMAT.md does';
const DIFFERENT: Record<string, Record<string, string>> = {
  xmod: { '0 to 0': EMPTY, '0 to 5': EMPTY },
  transparency: {
    'old size 0, not the empty root': EMPTY,
    'sizes 0, roots not empty': EMPTY,
    'a wrong signature beside a right one':
      'a second signature of a key is passed over there; here every one must hold',
  },
  sigsum: { 'sizes 0, roots not empty': EMPTY },
};

interface Vector {
  name: string;
  input: Record<string, unknown>;
  output?: { verified: string[] };
  error?: string;
}
const NUMBERS = new Set(['index', 'size', 'oldSize', 'newSize']);
/** The cases of a file that can be put to a library at all: whose types hold numbers that are none. */
const vectors = (name: string): Vector[] =>
  (JSON.parse(readFileSync(join(ROOT, 'vectors', `${name}.json`), 'utf8')) as { cases: Vector[] }).cases.filter(
    ({ input }) =>
      Object.entries(input).every(
        ([key, value]) => !NUMBERS.has(key) || (Number(value) === value && value >= 0 && Number.isInteger(value)),
      ),
  );

for (const library of ['xmod', 'transparency', 'sigsum'])
  test(`${library} answers every proof and note in vectors/ as we do`, skipped(library), (context) => {
    const files = {
      inclusion: 'inclusion',
      consistency: 'consistency',
      ...(library === 'sigsum' ? {} : { note: 'notes' }),
    };
    let agreed = 0;
    for (const [kind, file] of Object.entries(files)) {
      const all = vectors(file);
      const answers = ask(
        library,
        all.map(({ name, input }) => ({ name, kind, ...input })),
      );
      const different = all.flatMap(({ name, output, error }, i) => {
        const answer = answers[i]!;
        if (answer.unasked === true) return [];
        const known = DIFFERENT[library]![name];
        const same =
          answer.ok === (error === undefined) &&
          (kind !== 'note' || !answer.ok || String(answer.verified) === String(output!.verified));
        if (same) agreed++;
        return same === (known === undefined) ? [] : [`${kind}: ${name}: ${answer.ok} ${answer.why}`];
      });
      assert.deepEqual(different, []);
    }
    context.diagnostic(`${agreed} cases`);
  });

/** The folder of a log, served by nothing that is ours. */
function servedPlainly(dir: string): Promise<string> {
  const server = createServer((request, response) => {
    const path = join(dir, decodeURIComponent(request.url!));
    if (!existsSync(path)) response.writeHead(404).end();
    else response.end(readFileSync(path));
  }).listen(0, '127.0.0.1');
  after(() => void server.close());
  return new Promise((ready) =>
    server.once('listening', () => ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );
}

test(
  'golang.org/x/mod reads checkpoint, tiles and entries from our server, from the folder and from a public site',
  skipped('xmod'),
  async (context) => {
    assert.ok(log.size > 256, 'more than one tile');
    const server = await RunningServer.start(world);
    await world.json(['publish', 'site']);
    const log0 = { name: 'log', kind: 'log', vkey: made.vkey, oldNote: before };
    for (const [where, url] of [
      ['server', `http://127.0.0.1:${server.port}/log`],
      ['folder', await servedPlainly(join(world.archive, 'log'))],
      ['site', await servedPlainly(join(world.dir, 'site', 'log'))],
    ]) {
      const [answer] = await askMeanwhile('xmod', [{ ...log0, url }]);
      assert.ok(answer!.ok, `${where}: ${answer!.why}`);
      const said = answer!.said as { size: number; root: string; entries: number; tiles: number };
      assert.deepEqual([said.size, said.root, said.entries], [log.size, toHex(log.root), log.size], where);
      context.diagnostic(`${where}: ${said.size} entries`);
    }
    await server.stop();
  },
);

test('proof files of ours are accepted by four libraries, and refused once damaged', {
  skip: Object.values(libraries).every((one) => typeof one === 'string') && 'no library is there',
}, async (context) => {
  const found = await world.json<{ hits: { id: string }[] }>(['search', 'market']);
  const { id } = found.hits[0]!;
  await world.json(['proof', id, '--out', 'proof.json']);
  const proof = parseProofFile(readFileSync(join(world.dir, 'proof.json'), 'utf8'));
  const statement = {
    index: proof.entry.index,
    size: log.size,
    leafHash: toHex(leafHash(proof.entry.bytes)),
    root: toHex(log.root),
    proof: proof.inclusion.map(toHex),
  };
  const wrong = [...statement.proof.slice(1), statement.proof[0]!];
  const questions = [
    { name: 'ours', kind: 'inclusion', ...statement },
    { name: 'hashes in another order', kind: 'inclusion', ...statement, proof: wrong },
    { name: 'another place', kind: 'inclusion', ...statement, index: statement.index + 1 },
  ];
  for (const library of ['xmod', 'transparency', 'sigsum'])
    if (typeof libraries[library] !== 'string')
      assert.deepEqual(
        ask(library, questions).map(({ ok }) => ok),
        [true, false, false],
        library,
      );
    else context.diagnostic(`skipped: ${libraries[library]}`);
  if (typeof libraries['sigstore'] === 'string') return context.diagnostic(`skipped: ${libraries['sigstore']}`);
  const entry = { kind: 'entry', note: proof.checkpoint, entry: toHex(proof.entry.bytes), index: statement.index };
  const keys = [made.vkey];
  const answers = ask('sigstore', [
    { name: 'ours', ...entry, proof: statement.proof },
    { name: 'another order', ...entry, proof: wrong },
    { name: 'checkpoint', kind: 'checkpoint', note: proof.checkpoint, keys },
    { name: 'of another size', kind: 'checkpoint', note: proof.checkpoint.replace(`\n${log.size}\n`, '\n7\n'), keys },
  ]);
  assert.deepEqual(
    answers.map(({ ok }) => ok),
    [true, false, true, false],
    JSON.stringify(answers),
  );
});
