/** Vectors of the keys of a log: chains that hold, and what thieves and mistakes make of them. */
import {
  formatCheckpoint,
  formatKeysFile,
  formatNote,
  type KeyRecord,
  leafHash,
  rootFromLeafHashes,
  signText,
} from '../../packages/proof/src/index.ts';
import { type Announced, announce, keyRecord, provenIn } from '../../packages/proof/test/key-sample.ts';
import { bytesNamed, ORIGIN, otherKey, type SampleKey, sampleKey } from '../../packages/proof/test/sample.ts';
import { type Case, error, make, ok } from './case.ts';

const KEYS = [0, 1, 2, 3].map((i) => sampleKey(ORIGIN, 'ed25519', `${ORIGIN} ${i}`));
const THIEF = sampleKey(ORIGIN, 'ed25519', 'thief');

interface Sample {
  announced: Announced[];
  size: number;
  /** Who signs the checkpoint. */
  signers: readonly SampleKey[];
  /** What stands in entry 0, where it is no statement. */
  first?: 'document' | 'key';
  records?: (records: KeyRecord[]) => KeyRecord[];
}

/** Three keys: number 1 came with an overlap, number 2 took over alone. */
function good(): Sample {
  const [a, b, c, d] = KEYS as [SampleKey, SampleKey, SampleKey, SampleKey];
  return {
    announced: [
      { key: a, next: b, entry: 0, until: 0, number: 0, signers: [a] },
      { key: b, next: c, entry: 3, until: 6, number: 1, signers: [b, a] },
      { key: c, next: d, entry: 7, until: 7, number: 2, signers: [c] },
    ],
    size: 9,
    signers: [c],
  };
}

function given(sample: Sample): { keys: string; note: string } {
  const { announced, size, signers, first, records: change = (records) => records } = sample;
  const records = announced.map(announce);
  const shown = first === undefined ? null : keyRecord(first, 0, [['id', 'first']]);
  const leaves = Array.from({ length: size }, (_, i) => bytesNamed(`leaf ${i}`));
  for (const { entry } of shown === null ? records : [shown, ...records])
    if (entry.index < size) leaves[entry.index] = leafHash(entry.bytes);
  const prove = (one: KeyRecord): KeyRecord => provenIn(leaves, one);
  const text = formatCheckpoint({ origin: ORIGIN, size, root: rootFromLeafHashes(leaves) });
  return {
    keys: formatKeysFile({
      origin: ORIGIN,
      records: change(records.map(prove)),
      first: shown === null ? null : prove(shown),
    }),
    note: formatNote(
      text,
      signers.map((one) => signText(text, one.key, one.sign)),
    ),
  };
}

export function keys(): Case[] {
  const [a, b, c, d] = KEYS as [SampleKey, SampleKey, SampleKey, SampleKey];
  const base = good();
  const terms = [
    { number: 0, from: 0, until: 6, alone: false },
    { number: 1, from: 4, until: 7, alone: false },
    { number: 2, from: 8, until: null, alone: true },
  ];
  const of = (name: string, sample: Sample, outcome: ReturnType<typeof ok | typeof error>, vkeys = [a.vkey]) =>
    make(name, { ...given(sample), vkeys }, outcome);
  const replaced = (number: number, change: Partial<Announced>, more: Partial<Sample> = {}): Sample => ({
    ...base,
    ...more,
    announced: base.announced.map((one) => (one.number === number ? { ...one, ...change } : one)),
  });
  const late = (first: 'document' | 'key' | undefined): Sample => ({
    ...base,
    announced: base.announced.map((one) => (one.number === 0 ? { ...one, entry: 2 } : one)),
    ...(first !== undefined && { first }),
  });
  const holds = (since: number, of = terms) => ok({ size: 9, since, terms: of });
  return [
    of('three keys, followed from the first', base, holds(0)),
    of('followed from the second', base, holds(0, terms.slice(1)), [b.vkey]),
    of('the present key alone', base, holds(0, terms.slice(2)), [c.vkey]),
    of('both sign in the overlap', { ...base, size: 6, signers: [b, a] }, ok({ size: 6, since: 0, terms })),
    of('the former key alone in the overlap', { ...base, size: 6, signers: [a] }, ok({ size: 6, since: 0, terms })),
    of('a retired key signing after its size', { ...base, size: 7, signers: [a] }, error('retired-key')),
    of('a lost key signing after another took over', { ...base, signers: [b] }, error('retired-key')),
    of('a key signing before its statement', { ...base, size: 7, signers: [c] }, error('retired-key')),
    of('a retired key beside the present one', { ...base, signers: [a, c] }, holds(0)),
    of('a checkpoint by a key of nobody', { ...base, signers: [d] }, error('no-known-signature')),
    of(
      'a key that the log had not committed to',
      replaced(2, { key: THIEF, signers: [THIEF, b] }, { signers: [THIEF] }),
      error('key-not-committed'),
    ),
    of(
      'a thief commits to his own key in a second statement',
      replaced(1, { key: a, number: 1, signers: [a] }),
      error('key-not-committed'),
    ),
    of('a rotation that nobody signed', replaced(1, { signers: [otherKey] }), error('no-known-signature')),
    of('a rotation signed by the former key only', replaced(1, { signers: [a] }), error('no-known-signature')),
    of('an overlap that the former key has not signed', replaced(1, { signers: [b] }), error('no-known-signature')),
    of('a first statement that its key has not signed', replaced(0, { signers: [THIEF] }), error('no-known-signature')),
    of('reordered', { ...base, records: ([x, y, z]) => [x!, z!, y!] }, error('bad-key-chain')),
    of('a statement left out', { ...base, records: ([x, , z]) => [x!, z!] }, error('bad-key-chain')),
    of('the first statement left out', { ...base, records: ([, y, z]) => [y!, z!] }, error('bad-key-chain')),
    of(
      'another entry than the statement says',
      { ...base, records: ([x, y, z]) => [x!, y!, { ...z!, entry: { ...z!.entry, index: 8 } }] },
      error('bad-key-chain'),
    ),
    of(
      'a statement that is not in the log',
      { ...base, records: ([x, y, z]) => [x!, y!, { ...z!, inclusion: x!.inclusion }] },
      error('root-mismatch'),
    ),
    of(
      'without a proof that it is in the log',
      { ...base, records: ([x, ...more]) => [{ ...x!, inclusion: null }, ...more] },
      error('bad-key-chain'),
    ),
    of(
      'a statement without its id',
      { ...base, records: ([x, ...more]) => [{ ...x!, openings: x!.openings.slice(1) }, ...more] },
      error('not-disclosed'),
    ),
    of('a log that committed later', late('document'), holds(2)),
    of('committed later, without showing entry 0', late(undefined), error('bad-key-chain')),
    of('committed later, and entry 0 is a statement', late('key'), error('bad-key-chain')),
    of("another log's key", base, error('no-known-signature'), [otherKey.vkey]),
  ];
}
