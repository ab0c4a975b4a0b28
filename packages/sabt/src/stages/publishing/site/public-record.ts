/*
 * From a record's whole proof to what a public site holds of it. A site has stricter rules than a dossier, because nobody
 * chooses and everybody reads:
 *
 * - only records that are public as a whole are there, of kinds that tell of the world (not of who decided what here);
 * - a field that names a record which is not public is withheld as a whole, and digests and files with it;
 * - everything else as `disclosureOf` says.
 *
 * The records of what was erased of these stand beside them, so that a verifier holds the one against the other. They say which
 * fields of which versions went, and why, from a closed list, and nothing of what stood there.
 */
import { SITE_RECORD_FORMAT, valuesOfOpenings } from '@sabt/proof';
import { confidentialityOf, type Fields, type Json, type Kind } from '../../../model/records.ts';
import { type Choice, disclosureOf, type MayName, namesHidden, PUBLIC_ONLY } from '../dossier/disclosure.ts';

export const PUBLIC_KINDS = [
  'document',
  'event',
  'act',
  'claim',
  'figure',
  'source',
  'actor',
  'place',
  'response',
  'series',
] as const satisfies readonly Kind[];
export type PublicKind = (typeof PUBLIC_KINDS)[number];

/** With what says of these that something was erased. */
export const SITE_KINDS = [...PUBLIC_KINDS, 'erasure'] as const satisfies readonly Kind[];
export type SiteKind = (typeof SITE_KINDS)[number];

export const isPublicKind = (kind: string): kind is PublicKind => (PUBLIC_KINDS as readonly string[]).includes(kind);

interface ProofItem {
  index: number;
  opening: string;
  proof: string[];
}

/** A proof file of the record with everything that it still holds, of which this takes what may leave. */
export interface WholeProof {
  kind: string;
  id: string;
  entry: { index: number; bytes: string };
  openings: { opening: string; proof: string[]; items?: ProofItem[] }[];
  erased: { path: string; reason: string }[];
}

export interface PublicRecord<K extends SiteKind = PublicKind> {
  id: string;
  kind: K;
  entry: number;
  /** As outsiders read them, `disclosedValues` of the openings that are shown. */
  values: { readonly [path: string]: Json };
  withheld: readonly string[];
  erased: readonly { path: string; reason: string }[];
  /** The file that proves it. */
  file: string;
}

/** Null for a record that is not public. `mayName` tells of an id whether a field that holds it may be shown. */
export function publicRecordOf(
  whole: WholeProof,
  redacted: ReadonlySet<string>,
  mayName: MayName,
): PublicRecord | null {
  const { kind } = whole;
  if (!isPublicKind(kind)) return null;
  const fields = Object.fromEntries(valuesOfOpenings(kind, whole.openings)) as Fields;
  if (confidentialityOf(fields, '') !== 'public' || fields['status'] === 'withdrawn') return null;
  const hidden = new Set(redacted);
  for (const [path, value] of Object.entries(fields)) if (namesHidden(path, value, mayName)) hidden.add(path);
  return chosenOf(whole, kind, fields, PUBLIC_ONLY, hidden, mayName);
}

const TOMBSTONE: Choice = { include: new Set(['record', 'versions', 'paths', 'reason']), restricted: false };

/** The record of an erasure, whatever its level; null for another one. */
export function erasureOf(whole: WholeProof): PublicRecord<'erasure'> | null {
  if (whole.kind !== 'erasure') return null;
  const fields = Object.fromEntries(valuesOfOpenings(whole.kind, whole.openings)) as Fields;
  return chosenOf(whole, 'erasure', fields, TOMBSTONE, new Set(), () => true);
}

function chosenOf<K extends SiteKind>(
  whole: WholeProof,
  kind: K,
  fields: Fields,
  choice: Choice,
  hidden: ReadonlySet<string>,
  mayName: MayName,
): PublicRecord<K> {
  const { id, entry } = whole;
  const all = whole.openings.flatMap(({ opening, items = [] }) => [opening, ...items.map((one) => one.opening)]);
  const paths = all.map(pathOf);
  const erased = whole.erased.map(({ path }) => path);
  const version = { id, kind, version: Number(fields['version']), entry: entry.index, fields, erased };
  const shown = new Set(disclosureOf(version, paths, choice, hidden, mayName).paths);
  const openings = whole.openings.flatMap(({ opening, proof, items }) => {
    const path = pathOf(opening);
    const own = (items ?? []).filter((item) => shown.has(path) || shown.has(pathOf(item.opening)));
    if (!shown.has(path) && own.length === 0) return [];
    return [{ opening, proof, ...(items === undefined ? {} : { items: own }) }];
  });
  const disclosed = new Set(
    openings.flatMap(({ opening, items = [] }) => [opening, ...items.map((one) => one.opening)]).map(pathOf),
  );
  // the names of custom fields may themselves be what is withheld
  const withheld = paths.filter((path) => !disclosed.has(path) && !path.startsWith('custom/'));
  const file = { format: SITE_RECORD_FORMAT, kind, id, entry, openings, withheld, erased: whole.erased };
  return {
    id,
    kind,
    entry: entry.index,
    values: Object.fromEntries(valuesOfOpenings(kind, openings)) as Fields,
    withheld,
    erased: whole.erased,
    file: `${JSON.stringify(file)}\n`,
  };
}

function pathOf(opening: string): string {
  return (JSON.parse(opening) as [string, string, string])[2];
}
