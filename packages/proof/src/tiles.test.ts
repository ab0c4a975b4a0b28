import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { naiveRoot, someLeaves } from '../test/naive-tree.ts';
import { ProofError } from './errors.ts';
import { TreeHead } from './frontier.ts';
import { consistencyProof, inclusionProof, nodesOf, rootFromNodes } from './prove.ts';
import {
  decodeBundle,
  encodeBundle,
  entriesPath,
  parseTilePath,
  type Tile,
  tileNodes,
  tilePath,
  tilesBetween,
  tileWidth,
} from './tiles.ts';
import { verifyConsistency, verifyInclusion } from './tree.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;

test('paths are those of tlog-tiles', () => {
  assert.equal(tilePath(0, 1234067), 'tile/0/x001/x234/067');
  assert.equal(tilePath(0, 0, 1), 'tile/0/000.p/1');
  assert.equal(tilePath(1, 999), 'tile/1/999');
  assert.equal(tilePath(63, 1000, 255), 'tile/63/x001/000.p/255');
  assert.equal(entriesPath(1234067, 8), 'tile/entries/x001/x234/067.p/8');
  assert.equal(tilePath(0, Number.MAX_SAFE_INTEGER), 'tile/0/x009/x007/x199/x254/x740/991');
});

test('every tile has one path, and the path names the tile', () => {
  const tile = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
    index: fc.oneof(fc.nat(3000), fc.maxSafeNat()),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(tile, ({ level, index, width }) => {
      assert.deepEqual(parseTilePath(tilePath(level, index, width)), { level, index, width });
    }),
  );
});

test('other paths are refused', () => {
  const bad = [
    '',
    'tile',
    'tile/0',
    'tile/0/',
    '/tile/0/000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/X001/000',
    'tile/0/1e3',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/0/000.p/1/',
    'tile/0/000/',
    'tile/0/000\n',
    'tile/0/٠٠٠',
    'tile/entries/000.p/300',
    'tile/data/000',
    'tile/0/../000',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x001/x009/x007/x199/x254/x740/991',
  ];
  for (const path of bad) assert.throws(() => parseTilePath(path), withCode('bad-tile-path'), path);
  assert.throws(() => parseTilePath(7 as unknown as string), withCode('wrong-type'));
  assert.throws(() => tilePath(0, -1), withCode('wrong-size'));
  assert.throws(() => tilePath(64, 0), withCode('bad-tile-path'));
  assert.throws(() => tilePath(0, 0, 0), withCode('bad-tile-path'));
});

test('a tree of 70,000 leaves has the tiles that the specification counts', () => {
  const tiles = [...tilesBetween(0, 70_000)].filter(({ level }) => level !== 'entries');
  const count = (level: number, full: boolean) =>
    tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).map((tile) => tile.width);
  assert.equal(count(0, true).length, 273);
  assert.deepEqual(count(0, false), [112]);
  assert.equal(count(1, true).length, 1);
  assert.deepEqual(count(1, false), [17]);
  assert.deepEqual(count(2, false), [1]);
  assert.equal(tiles.length, 273 + 1 + 1 + 1 + 1);
  assert.deepEqual(
    [...tilesBetween(0, 256)].filter(({ level }) => level === 1),
    [{ level: 1, index: 0, width: 1 }],
  );
  assert.equal(tileWidth(0, 274, 70_000), 0);
  assert.equal(tileWidth(6, 0, 2 ** 53 - 1), 31);
});

const LEAVES = someLeaves(1400);

/** The tiles that growth by appends writes, by path. */
function writeTiles(steps: readonly number[]): Map<string, Uint8Array> {
  const rows: Uint8Array[][] = [];
  const head = new TreeHead((level, _index, bytes, at) => {
    if (level % 8 !== 0) return;
    rows[level / 8] ??= [];
    rows[level / 8]!.push(bytes.slice(at, at + 32));
  });
  const files = new Map<string, Uint8Array>();
  for (const size of steps) {
    const before = head.size;
    for (const leaf of LEAVES.slice(before, size)) head.append(leaf);
    for (const { level, index, width } of tilesBetween(before, size)) {
      if (level === 'entries') continue;
      const row = rows[level]!.slice(index * 256, index * 256 + width);
      files.set(tilePath(level, index, width), new Uint8Array(Buffer.concat(row)));
    }
  }
  return files;
}

const readFrom =
  (files: ReadonlyMap<string, Uint8Array>) =>
  ({ level, index, width }: Tile): Uint8Array => {
    const bytes = files.get(tilePath(level, index, width));
    if (bytes === undefined) throw new Error(`no tile ${tilePath(level, index, width)}`);
    return bytes;
  };

test('roots and proofs read from tiles are those of the tree', () => {
  const sizes = [1, 3, 255, 256, 257, 600, 1024, 1300];
  const read = readFrom(writeTiles(sizes));
  for (const size of sizes) {
    const nodes = tileNodes(size, read);
    const root = rootFromNodes(size, nodes);
    assert.deepEqual(root, naiveRoot(LEAVES.slice(0, size)));
    for (const index of [0, size >> 1, size - 1]) {
      verifyInclusion({ index, size, leafHash: LEAVES[index]!, proof: inclusionProof(index, size, nodes), root });
    }
    for (const oldSize of sizes.filter((n) => n <= size)) {
      const oldRoot = naiveRoot(LEAVES.slice(0, oldSize));
      verifyConsistency({
        oldSize,
        newSize: size,
        oldRoot,
        newRoot: root,
        proof: consistencyProof(oldSize, size, nodes),
      });
    }
  }
});

test('a reader of tiles refuses tiles of a wrong length and nodes outside the tree', () => {
  const short = tileNodes(10, () => new Uint8Array(9 * 32));
  assert.throws(() => short(0, 0), withCode('bad-tile'));
  assert.throws(() => tileNodes(10, () => new Uint8Array(10 * 32 + 1))(0, 0), withCode('bad-tile'));
  assert.throws(() => tileNodes(10, () => new Uint8Array(257 * 32))(0, 0), withCode('bad-tile'));
  assert.throws(() => tileNodes(10, () => 'x' as unknown as Uint8Array)(0, 0), withCode('bad-tile'));
  assert.throws(() => tileNodes(10, () => new Uint8Array(320))(0, 10), withCode('missing-node'));
  assert.throws(() => tileNodes(10, () => new Uint8Array(320))(3, 1), withCode('missing-node'));
  const full = new Uint8Array(Buffer.concat(LEAVES.slice(0, 256)));
  assert.deepEqual(tileNodes(10, () => full)(1, 4), nodesOf(LEAVES)(1, 4));
});

test('bundles come back, and damaged ones are refused', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(entries, fc.nat(5000), (list, cut) => {
      const bundle = encodeBundle(list);
      assert.deepEqual(decodeBundle(bundle, list.length), list);
      assert.throws(() => decodeBundle(bundle, list.length + 1), withCode('bad-bundle'));
      const shorter = bundle.slice(0, cut % bundle.length);
      assert.throws(() => decodeBundle(shorter, list.length), withCode('bad-bundle'));
    }),
  );
  const longest = new Uint8Array(65_535).fill(7);
  assert.deepEqual(decodeBundle(encodeBundle([longest]))[0], longest);
  assert.throws(() => encodeBundle([new Uint8Array(65_536)]), withCode('bad-bundle'));
  assert.throws(() => encodeBundle([]), withCode('bad-bundle'));
  assert.throws(() => encodeBundle(new Array(257).fill(longest)), withCode('bad-bundle'));
  assert.throws(() => decodeBundle(new Uint8Array(0)), withCode('bad-bundle'));
  assert.throws(() => decodeBundle(new Uint8Array(2 * 257)), withCode('bad-bundle'));
  assert.throws(() => decodeBundle(Uint8Array.of(0)), withCode('bad-bundle'));
  assert.throws(() => decodeBundle(Uint8Array.of(0, 2, 1)), withCode('bad-bundle'));
});

test('nodes can be read again and again, also from bytes that are a Buffer of Node', () => {
  const leaves = someLeaves(4);
  const tile = Buffer.concat(leaves);
  const nodes = tileNodes(4, () => tile);
  const root = nodes(2, 0);
  assert.deepEqual(nodes(2, 0), root);
  assert.deepEqual(nodes(0, 1), leaves[1]);
});
