/** Cases of dossiers: what a verifier is given, and what it must find. */
import {
  type DossierPolicy,
  type FormerErasure,
  plainSayings,
  toHex,
  utf8Decode,
  utf8Encode,
  verifyDossier,
} from '../../packages/proof/src/index.ts';
import { COSIGNED, sampleDossier } from '../../packages/proof/test/dossier-sample.ts';
import { logKey, witnessKey } from '../../packages/proof/test/sample.ts';
import { type Case, make, ok } from './case.ts';

export type Files = ReadonlyMap<string, Uint8Array>;

export const keys = [logKey.vkey];

/** Files that are no texts stand apart, in hexadecimal. */
function given(files: Files, more: object = {}): object {
  const [texts, binary] = [
    [...files].filter(([path]) => !isBinary(path)),
    [...files].filter(([path]) => isBinary(path)),
  ];
  return {
    files: Object.fromEntries(texts.map(([path, bytes]) => [path, utf8Decode(bytes)])),
    ...(binary.length > 0 && { binary: Object.fromEntries(binary.map(([path, bytes]) => [path, toHex(bytes)])) }),
    keys,
    ...more,
  };
}

export interface Given {
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly atLeast?: number;
  readonly policy?: string;
  readonly now?: number;
  readonly authorities?: string;
}

const trustOf = ({ keys: logKeys = keys, witnesses, atLeast, policy, now, authorities }: Given): DossierPolicy => ({
  logKeys,
  ...(authorities !== undefined && { anchors: { authorities } }),
  ...(witnesses !== undefined && { witnesses: { keys: witnesses, ...(atLeast !== undefined && { atLeast }) } }),
  ...(policy !== undefined && { witnesses: { policy } }),
  ...(now !== undefined && { now }),
});

/**
 * A dossier, the checks that fail, what is not checked (what follows from what the reader gave, and `more`), and what was
 * erased from versions that are not shown.
 */
export function judged(
  name: string,
  files: Files,
  failing: readonly string[],
  reader: Given = {},
  more: readonly string[] = [],
  former: readonly FormerErasure[] = [],
): Case {
  const { keys: own = keys, witnesses, policy } = reader;
  const isListed = !failing.includes('contents');
  const notMade = new Set(more);
  if (own.length === 0 && !(policy ?? '').includes('log ')) notMade.add('log-key');
  if (!files.has('proof/keys.json')) notMade.add('key-changes');
  else if (!failing.includes('keys') || !failing.includes('checkpoint')) notMade.add('later-keys');
  if (witnesses === undefined && policy === undefined) notMade.add('witnesses');
  // the sample's document shows neither all that its digest is over nor where its file is kept
  if (isListed) for (const check of ['pages', 'text-digest', 'blob-digest']) notMade.add(check);
  // nothing is proved, the record of the erasure neither
  if (failing.includes('checkpoint')) notMade.add('erasure');
  // whoever signed beside the log and is not among those that the reader brought
  const isNamed = [...(witnesses ?? []), policy ?? ''].some((one) => one.includes(witnessKey.vkey));
  const notes = [...files].filter(
    ([path]) => path === 'proof/checkpoint' || (path === COSIGNED && !failing.includes('attested')),
  );
  if (!isNamed && notes.some(([, note]) => utf8Decode(note).includes(witnessKey.key.name))) notMade.add('cosignature');
  const judgedCase = make(
    name,
    given(files, reader),
    ok({
      ok: failing.length === 0,
      failing,
      notMade: [...notMade].sort(),
      ...(former.length > 0 && { formerErasures: former }),
    }),
  );
  return {
    ...judgedCase,
    plain: plainSayings(verifyDossier(files, trustOf({ ...reader, keys: own })).checks.filter((one) => !one.ok)),
  };
}

const isBinary = (path: string): boolean => /\.(?:tsr|ots)$/.test(path);

export function changed(
  path: string,
  from: string,
  to: string,
  files: Files = sampleDossier(),
): Map<string, Uint8Array> {
  return new Map(files).set(path, utf8Encode(utf8Decode(files.get(path)!).replace(from, to)));
}

export function withoutFile(files: Files, path: string): Map<string, Uint8Array> {
  const rest = new Map(files);
  rest.delete(path);
  return rest;
}

export function unproved(files: Files): Map<string, Uint8Array> {
  const text = utf8Decode(files.get('dossier.json')!).replace(/"consistency": \[[^\]]*\]/, '"consistency": []');
  return new Map(files).set('dossier.json', utf8Encode(text));
}
