/** Vectors of the tree and its tiles. */
import {
  emptyRoot,
  encodeBundle,
  leafHash,
  nodeHash,
  rootFromLeafHashes,
  toHex,
  utf8Encode,
} from '../../packages/proof/src/index.ts';
import { naiveConsistency, naiveInclusion, naiveRoot, someLeaves } from '../../packages/proof/test/naive-tree.ts';
import { sampleEntry } from '../../packages/proof/test/sample.ts';
import { bend, type Case, error, hexes, make, ok } from './case.ts';

const LEAVES = someLeaves(13);

export function hashing(): Case[] {
  const texts = ['', 'a', '{"at":"2026-11-22"}', 'سوق'];
  return [
    ...texts.map((text) => make('leaf hash', { leaf: toHex(utf8Encode(text)) }, ok(toHex(leafHash(utf8Encode(text)))))),
    make(
      'node hash',
      { left: toHex(LEAVES[0]!), right: toHex(LEAVES[1]!) },
      ok(toHex(nodeHash(LEAVES[0]!, LEAVES[1]!))),
    ),
    ...[0, 1, 2, 3, 4, 5, 7, 8, 13].map((n) =>
      make(
        `root of ${n} leaves`,
        { leafHashes: hexes(LEAVES.slice(0, n)) },
        ok(toHex(rootFromLeafHashes(LEAVES.slice(0, n)))),
      ),
    ),
  ];
}

export function inclusion(): Case[] {
  const statement = (index: number, size: number) => ({
    index,
    size,
    leafHash: toHex(LEAVES[index]!),
    proof: hexes(naiveInclusion(index, LEAVES.slice(0, size))),
    root: toHex(naiveRoot(LEAVES.slice(0, size))),
  });
  const places: [number, number][] = [
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 3],
    [0, 7],
    [4, 7],
    [6, 7],
    [7, 8],
    [12, 13],
    [5, 13],
  ];
  const good = statement(4, 7);
  return [
    ...places.map(([index, size]) => make(`leaf ${index} of ${size}`, statement(index, size), ok())),
    make('a bit of the leaf', { ...good, leafHash: bend(good.leafHash) }, error('root-mismatch')),
    make('a bit of the root', { ...good, root: bend(good.root) }, error('root-mismatch')),
    make(
      'a bit of the proof',
      { ...good, proof: [bend(good.proof[0]!), ...good.proof.slice(1)] },
      error('root-mismatch'),
    ),
    make(
      'two hashes exchanged',
      { ...good, proof: [good.proof[1], good.proof[0], ...good.proof.slice(2)] },
      error('root-mismatch'),
    ),
    make('another index', { ...good, index: 5 }, error('root-mismatch')),
    make('index = size', { ...good, index: 7 }, error('index-outside')),
    make('negative index', { ...good, index: -1 }, error('wrong-size')),
    make('fractional size', { ...good, size: 7.5 }, error('wrong-size')),
    make('size past 2^53-1', { ...good, size: 9007199254740992 }, error('wrong-size')),
    make('size as text', { ...good, size: '7' }, error('wrong-type')),
    make('a hash too few', { ...good, proof: good.proof.slice(0, -1) }, error('proof-too-short')),
    make('a hash too many', { ...good, proof: [...good.proof, good.root] }, error('proof-too-long')),
    make('an empty hash', { ...good, proof: ['', ...good.proof.slice(1)] }, error('wrong-hash-length')),
    make('a leaf hash of 31 bytes', { ...good, leafHash: good.leafHash.slice(2) }, error('wrong-hash-length')),
    make('the empty tree', { ...good, index: 0, size: 0, proof: [], root: toHex(emptyRoot()) }, error('index-outside')),
  ];
}

export function consistency(): Case[] {
  const root = (n: number) => toHex(naiveRoot(LEAVES.slice(0, n)));
  const statement = (oldSize: number, newSize: number) => ({
    oldSize,
    newSize,
    oldRoot: root(oldSize),
    newRoot: root(newSize),
    proof: oldSize === 0 ? [] : hexes(naiveConsistency(oldSize, LEAVES.slice(0, newSize))),
  });
  const pairs: [number, number][] = [
    [0, 0],
    [0, 5],
    [1, 1],
    [1, 2],
    [2, 4],
    [3, 7],
    [4, 7],
    [6, 7],
    [7, 8],
    [8, 13],
    [11, 13],
  ];
  const good = statement(3, 7);
  return [
    ...pairs.map(([from, to]) => make(`${from} to ${to}`, statement(from, to), ok())),
    make('a bit of the old root', { ...good, oldRoot: bend(good.oldRoot) }, error('root-mismatch')),
    make('a bit of the new root', { ...good, newRoot: bend(good.newRoot) }, error('root-mismatch')),
    make(
      'a bit of the proof',
      { ...good, proof: [...good.proof.slice(0, -1), bend(good.proof.at(-1)!)] },
      error('root-mismatch'),
    ),
    make('sizes reversed', { ...good, oldSize: 7, newSize: 3 }, error('sizes-reversed')),
    make('a hash too few', { ...good, proof: good.proof.slice(1) }, error('proof-too-short')),
    make('a hash too many', { ...good, proof: [...good.proof, good.newRoot] }, error('proof-too-long')),
    make('equal sizes with a proof', { ...statement(7, 7), proof: good.proof.slice(0, 1) }, error('proof-too-long')),
    make('equal sizes, other roots', { ...statement(7, 7), newRoot: root(6) }, error('root-mismatch')),
    make('old size 0 with a proof', { ...statement(0, 7), proof: good.proof.slice(0, 1) }, error('proof-too-long')),
    make('old size 0, not the empty root', { ...statement(0, 7), oldRoot: root(3) }, error('root-mismatch')),
    make(
      'sizes 0, roots not empty',
      { ...statement(0, 0), oldRoot: root(3), newRoot: root(3) },
      error('root-mismatch'),
    ),
    make('an old root of 0 bytes', { ...good, oldRoot: '' }, error('wrong-hash-length')),
  ];
}

export function tilePaths(): Case[] {
  const good: [string, object][] = [
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1234067, width: 256 }],
    ['tile/1/999.p/255', { level: 1, index: 999, width: 255 }],
    ['tile/entries/x001/000.p/1', { level: 'entries', index: 1000, width: 1 }],
  ];
  const bad = [
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/../000',
    'tile/0/x009/x007/x199/x254/x740/992',
  ];
  return [
    ...good.map(([path, tile]) => make('a path', { path }, ok(tile))),
    ...bad.map((path) => make('no path of a tile', { path }, error('bad-tile-path'))),
  ];
}

export function bundles(): Case[] {
  const entries = [new Uint8Array(0), Uint8Array.of(1), sampleEntry];
  const bundle = toHex(encodeBundle(entries));
  return [
    make('three entries', { bundle, width: 3 }, ok(hexes(entries))),
    make('one more than said', { bundle, width: 2 }, error('bad-bundle')),
    make('cut', { bundle: bundle.slice(0, -2), width: 3 }, error('bad-bundle')),
    make('half a length at the end', { bundle: bundle + '00', width: 4 }, error('bad-bundle')),
    make('empty', { bundle: '', width: 1 }, error('bad-bundle')),
  ];
}
