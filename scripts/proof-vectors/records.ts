/** Vectors of entries, openings, passages and proof files. */
import {
  formatOpening,
  formatProofFile,
  plainSayings,
  recordProof,
  slotOf,
  toHex,
  verifyRecordProof,
} from '../../packages/proof/src/index.ts';
import { digestSample } from '../../packages/proof/test/digest-sample.ts';
import {
  bytesNamed,
  disclosed,
  logKey,
  otherKey,
  passage,
  sampleEntry,
  sampleOpening,
  sampleProofFile,
  sampleTree,
  witnessKey,
} from '../../packages/proof/test/sample.ts';
import { bend, type Case, error, hexes, make, ok } from './case.ts';

export function entries(): Case[] {
  const good = new TextDecoder().decode(sampleEntry);
  const bad = [
    good + '\n',
    good.replace(',', ', '),
    good.replace('"v":1', '"v":2'),
    good.replace('11-22', '11-31'),
    good.replace(/.","v/, '","v'),
    good.replace('{', '{"a":1,'),
  ];
  return [
    make('an entry', { text: good }, ok({ at: '2026-11-22', fields: toHex(sampleTree.root) })),
    ...bad.map((text) => make('no entry', { text }, error('bad-entry'))),
  ];
}

export function openings(): Case[] {
  const statement = (path: string) => {
    const { opening, proof } = disclosed(path);
    return { opening, kind: 'document', path, proof: hexes(proof), fieldsRoot: toHex(sampleTree.root) };
  };
  const good = statement('title');
  const asEvent = formatOpening({ salt: bytesNamed('salt title'), kind: 'event', path: 'title', value: 'سوق' });
  return [
    ...['id', 'title', 'size', 'text', 'custom'].map((path) => make(path, statement(path), ok())),
    make('another value', { ...good, opening: sampleOpening('title', 'x') }, error('root-mismatch')),
    make('another root', { ...good, fieldsRoot: bend(good.fieldsRoot) }, error('root-mismatch')),
    make('another path', { ...good, path: 'description' }, error('opening-mismatch')),
    make('another kind', { ...good, kind: 'event' }, error('opening-mismatch')),
    make('the opening says another kind', { ...good, opening: asEvent, kind: 'event' }, error('root-mismatch')),
    make('no such path', { ...good, path: 'titel' }, error('unknown-path')),
    make('no such kind', { ...good, kind: 'film' }, error('unknown-kind')),
    make('white space', { ...good, opening: good.opening.replace(',', ', ') }, error('not-canonical')),
    make('five parts', { ...good, opening: good.opening.replace(/]$/, ',1]') }, error('bad-opening')),
    make('five hashes', { ...good, proof: good.proof.slice(1) }, error('proof-too-short')),
    make('seven hashes', { ...good, proof: [...good.proof, good.fieldsRoot] }, error('proof-too-long')),
    make(
      'the proof of another slot',
      { ...good, proof: hexes(recordProof(sampleTree.nodes, slotOf('document', 'name'))) },
      error('root-mismatch'),
    ),
    make(
      'a salt with unused bits',
      { ...good, opening: good.opening.replace(/^\["[^"]*/, `["${'A'.repeat(42)}B`) },
      error('bad-base64'),
    ),
  ];
}

export function passages(): Case[] {
  const statement = (index: number) => {
    const { opening, proof } = passage(index);
    return { opening, index, slotOpening: disclosed('text').opening, proof: hexes(proof) };
  };
  const good = statement(1);
  return [
    ...[0, 1, 2, 3].map((index) => make(`passage ${index}`, statement(index), ok())),
    make('another text', { ...good, opening: sampleOpening('text/1', 'x') }, error('root-mismatch')),
    make('another index', { ...good, index: 2 }, error('opening-mismatch')),
    make('a number with a zero before', { ...good, opening: sampleOpening('text/01', 'x') }, error('opening-mismatch')),
    make('a slot that holds no tree', { ...good, slotOpening: disclosed('title').opening }, error('opening-mismatch')),
    make('a short proof', { ...good, proof: good.proof.slice(1) }, error('proof-too-short')),
  ];
}

/** Files that are rightly made and signed, of documents that may contradict themselves. */
function digests(vkeys: readonly string[]): Case[] {
  const text = ['id', 'text', 'textDigest'];
  const blob = ['id', 'sha256', 'blob'];
  const other = '0'.repeat(64);
  const of = (name: string, change: Parameters<typeof digestSample>[0], failing: string[]) =>
    make(name, { file: formatProofFile(digestSample(change)), vkeys }, ok({ ok: failing.length === 0, failing }));
  return [
    of('a text with its digest and a file with its', {}, []),
    of('some passages of a text with its digest', { shown: text, items: [0, 2] }, []),
    of('a text of no passages', { passages: [], textDigest: EMPTY_DIGEST, shown: text }, []),
    of('another digest of the text', { textDigest: other, shown: text }, ['text-digest']),
    of('another digest of the text, some passages shown', { textDigest: other, shown: text, items: [0] }, []),
    of('a passage that is no text', { passages: ['a', 7], shown: text }, ['text-digest']),
    of('another digest of the file', { sha256: other, shown: blob }, ['blob-digest']),
    of('another digest of the file, the stored one withheld', { sha256: other, shown: ['id', 'sha256'] }, []),
    of('a stored file without a digest', { blob: 'x', shown: blob }, ['blob-digest']),
  ];
}

const EMPTY_DIGEST = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function proofFiles(): Case[] {
  const vkeys = [logKey.vkey, witnessKey.vkey];
  const file = formatProofFile(sampleProofFile);
  const { openings: given } = sampleProofFile;
  const changed = (change: object) => formatProofFile({ ...sampleProofFile, ...change });
  const failing = (checks: string[]) => ok({ ok: false, failing: checks });
  const title = { ...given[1]!, opening: sampleOpening('title', 'x') };
  return [
    make('a good file', { file, vkeys }, ok({ ok: true, failing: [] })),
    make("another log's key", { file, vkeys: [otherKey.vkey] }, failing(['checkpoint', 'inclusion'])),
    make('a witness alone', { file, vkeys: [witnessKey.vkey] }, failing(['checkpoint', 'inclusion'])),
    make('another title', { file: changed({ openings: [given[0], title, given[2]] }), vkeys }, failing(['field'])),
    make('without the id', { file: changed({ openings: given.slice(1) }), vkeys }, failing(['identity'])),
    make('another id', { file: changed({ id: 'x' }), vkeys }, failing(['identity'])),
    make(
      'another index',
      { file: changed({ entry: { ...sampleProofFile.entry, index: 5 } }), vkeys },
      failing(['inclusion']),
    ),
    make(
      'a passage beyond the last withheld',
      { file: changed({ withheld: [...sampleProofFile.withheld, 'text/99999'] }), vkeys },
      failing(['withheld']),
    ),
    make(
      'a passage spelt otherwise withheld',
      { file: changed({ withheld: [...sampleProofFile.withheld, 'text/01'] }), vkeys },
      failing(['withheld']),
    ),
    make(
      'withheld and shown',
      { file: changed({ withheld: [...sampleProofFile.withheld, 'title'] }), vkeys },
      failing(['withheld']),
    ),
    make('another format', { file: file.replace('sabt-proof/1', 'sabt-proof/2'), vkeys }, failing(['format'])),
    make('a key of no format', { file: file.replace('{', '{"note":"x",'), vkeys }, failing(['format'])),
    make(
      'a passage neither shown nor said to be withheld',
      { file: changed({ withheld: ['name', 'text/0'] }), vkeys },
      failing(['passages']),
    ),
    ...digests(vkeys),
  ].map((one) => ({ ...one, plain: plainSayings(failedIn(one.input as { file: string; vkeys: string[] })) }));
}

const failedIn = ({ file, vkeys }: { file: string; vkeys: string[] }) =>
  verifyRecordProof(file, { vkeys }).checks.filter(({ ok: passed }) => !passed);
