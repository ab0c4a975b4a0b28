/**
 * Attacks on the log by somebody who has its real key, and by whoever serves it, as the command line tells them: in sentences
 * for somebody who has never heard of a tree of hashes. The word of the trade, where it is given, stands in brackets behind.
 */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { SABT, World } from './running/world.ts';

const world = new World();
const at = (...names: string[]): string => join(world.dir, ...names);
/** Of a machine that knows nothing of the archive, as the forger's and the outsider's. */
const ELSEWHERE = { env: { XDG_STATE_HOME: at('state-of-others') } };
let key = '';

const keep = (name: string): void => cpSync(world.archive, at(name), { recursive: true });
const note = (dir: string): string => at(dir, 'log', 'checkpoint');

async function add(dir: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    world.file(`${dir}-${name}.txt`, `${name}, as ${dir} has it.`);
    const where = dir === 'forged' ? ELSEWHERE : {};
    const { exit, stderr } = await world.command(SABT, ['--archive', at(dir), 'add', `${dir}-${name}.txt`], where);
    assert.equal(exit, 0, stderr);
  }
}

/** What a command says, which has to be exit 1, without a word of the trade but in brackets and names of files. */
async function told(expected: RegExp, ...words: string[]): Promise<void> {
  const { stdout, stderr, exit } = await world.command(SABT, words, ELSEWHERE);
  const said = stdout + stderr;
  assert.equal(exit, 1, said);
  assert.match(said, expected);
  const problems = said.split('\n').filter((line) => / \[[a-z-]+\]$/.test(line));
  assert.ok(problems.length > 0, said);
  for (const line of problems) {
    const sentences = line.replace(/^ *[^:]*: /, '').replace(/\([^)]*\)|\[[^\]]*\]|\S*\/\S*/g, '');
    assert.doesNotMatch(sentences, /\b(?:root|hash|leaf|node|tile|bundle|merkle|inclusion|consistency|nonce)s?\b/i);
  }
}

before(async () => {
  key = (await world.json<{ vkey: string }>(['init', '--origin', 'told.example/log'])).vkey;
  await add('archive', 'first');
  keep('forged');
  await add('archive', 'second');
  keep('older');
  await add('forged', 'another');
  keep('seen');
  cpSync(at('forged'), at('fork-of-one-size'), { recursive: true });
  await add('forged', 'more', 'and-more');
  await world.json(['mirror', at('seen'), 'copy', '--key', key]);
  await world.json(['monitor', at('seen'), '--state', 'seen.json', '--key', key]);
});

test('two checkpoints of one size', () =>
  told(
    /signed two different states of the same \d+ entries: it shows one history here and another elsewhere\. Keep both/,
    'monitor',
    at('fork-of-one-size'),
    '--state',
    at('seen.json'),
  ));

test('a fork shown to one client, who compares with another', () =>
  told(
    /one history here and another elsewhere/,
    ...['monitor', at('seen'), '--state', at('seen.json'), '--against', note('fork-of-one-size')],
  ));

test('an entry rewritten and all signed anew with the real key: a checker who kept a checkpoint, a monitor, a mirror', async () => {
  await told(
    /Of its first \d+ entries this log says something else than was published before: entries were changed or replaced/,
    ...['verify', at('forged'), '--against', note('seen')],
  );
  const rewritten =
    /does not continue the one of \d+ that it showed before: it was rewritten, or another history is shown/;
  await told(rewritten, 'monitor', at('forged'), '--state', at('seen.json'));
  await told(rewritten, 'mirror', at('forged'), at('copy'));
});

test('an old checkpoint replayed, the tail cut: a checker who kept a checkpoint, a monitor, a mirror', async () => {
  keep('grown');
  await add('grown', 'third');
  for (const command of [
    ['mirror', at('grown'), at('copy')],
    ['monitor', at('grown'), '--state', at('seen.json')],
  ])
    assert.equal((await world.command(SABT, command, ELSEWHERE)).exit, 0);
  const removed = /Entries were removed, or an older copy was put in its place/;
  await told(removed, 'verify', at('older'), '--against', note('grown'));
  await told(removed, 'monitor', at('older'), '--state', at('seen.json'));
  await told(removed, 'mirror', at('older'), at('copy'));
});

test('a hostile mirror: one byte of what it serves is another, a file is missing, the key is another’s', async () => {
  const bundles = at('hostile', 'log', 'tile', 'entries', '000.p');
  const served = async (expected: RegExp, change: (path: string) => void): Promise<void> => {
    keep('hostile');
    const last = readdirSync(bundles).sort((a, b) => Number(b) - Number(a))[0]!;
    change(join(bundles, last));
    await told(expected, 'mirror', at('hostile', 'log'), at(`copy-${last}`), '--key', key);
    rmSync(at('hostile'), { recursive: true });
    rmSync(at(`copy-${last}`), { recursive: true });
  };
  await served(/What is served is not what the log signed: in its \d+ entries something is changed/, (path) => {
    const bytes = readFileSync(path);
    bytes[30]! ^= 1;
    writeFileSync(path, bytes);
  });
  await served(/Nothing of told\.example\/log was copied/, (path) => rmSync(path));
  const other = new World();
  const { vkey } = await other.json<{ vkey: string }>(['init', '--origin', 'told.example/log']);
  await told(/told\.example\/log/, 'mirror', at('seen'), at('copy-of-another'), '--key', vkey);
});
