/*
 * One record for an outsider. What is disclosed is chosen by path; the id goes with every proof, because it binds the kind
 * of all other openings. Of a text, passages can be shown alone: then the digest of the whole text is withheld with the
 * others, since whoever knows all passages but a short one could guess that one by it.
 */
import {
  type DisclosedField,
  type DisclosedItem,
  formatProofFile,
  inclusionProof,
  itemProver,
  type KeysFile,
  type NodeReader,
  type ProofFile,
  recordProof,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { SignedCheckpoint } from './checkpoint-file.ts';
import { type BuiltField, buildRecord, type HeldField, isErased, type OpenedRecord } from './opened.ts';

/** A proof file as JSON (docs/FORMAT.md, "Proof files"). Hashes and bytes in base64url. */
export interface ProofFileJson {
  format: string;
  kind: string;
  id: string;
  entry: { index: number; bytes: string };
  openings: { opening: string; proof: string[]; items?: { index: number; opening: string; proof: string[] }[] }[];
  withheld: string[];
  erased: { path: string; reason: string }[];
  inclusion: string[];
  checkpoint: string;
  /** `sabt-keys/1`, where the log has changed its key. */
  keys?: object;
}

export interface ProofParts {
  record: OpenedRecord;
  entry: number;
  entryBytes: Uint8Array;
  checkpoint: SignedCheckpoint;
  nodes: NodeReader;
  /** For a file of its own: how the key of the checkpoint follows from earlier ones. */
  keys?: KeysFile | null;
}

/**
 * The proof of a record, of the given paths or of everything that it still holds. Throws `not-found` for a path that
 * the record does not have.
 */
export function proveRecord(
  { record, entry, entryBytes, checkpoint, nodes, keys }: ProofParts,
  paths: readonly string[] | undefined,
): ProofFileJson {
  const built = buildRecord(record);
  const chosen = paths === undefined ? null : new Set(['id', ...paths]);
  if (chosen !== null) refuseUnknown(built.fields, chosen);
  const openings: DisclosedField[] = [];
  const withheld: string[] = [];
  const erased: ProofFile['erased'][number][] = [];
  const partly = hidesPassages(record, chosen);
  for (const field of built.fields) {
    const { held, content, tree, items } = field;
    const { path, slot } = held.field;
    if (isErased(held) || typeof content !== 'string') {
      if (isErased(held)) erased.push({ path, reason: held.reason });
      continue;
    }
    const whole = chosen === null || chosen.has(path);
    const some = whole || [...chosen].some((wanted) => wanted.startsWith(`${path}/`));
    if (!some || (path === 'textDigest' && partly)) {
      withheld.push(path);
      continue;
    }
    const shown: DisclosedItem[] = [];
    const proofOf = tree && itemProver(tree);
    for (const [index, item] of (held.items ?? []).entries()) {
      const itemPath = `${path}/${item.name}`;
      const text = items![index]!;
      if (isErased(item)) {
        // One that had a name of its own has none left to be listed by.
        if (item.name !== '') erased.push({ path: itemPath, reason: item.reason });
      } else if (!whole && !chosen.has(itemPath)) {
        // The names that somebody gave to custom fields may themselves be what is withheld.
        if (held.field.holds === 'passages') withheld.push(itemPath);
      } else if (typeof text === 'string') shown.push({ index, opening: text, proof: proofOf!(index) });
    }
    openings.push({ opening: content, proof: recordProof(built.tree.nodes, slot), items: shown });
  }
  const id = record.fields.find((held) => held.field.path === 'id');
  if (id === undefined || isErased(id))
    throw new SabtError('archive-damaged', `The record of entry ${entry} has no id.`, { at: `sealed record ${entry}` });
  const file: ProofFile = {
    kind: record.kind,
    id: JSON.parse(id.value) as string,
    entry: { index: entry, bytes: entryBytes },
    openings,
    withheld,
    erased,
    inclusion: inclusionProof(entry, checkpoint.size, nodes),
    checkpoint: checkpoint.note,
    ...(keys != null && { keys }),
  };
  return JSON.parse(formatProofFile(file)) as ProofFileJson;
}

/** What a proof of everything discloses: fields, and behind each that holds a tree its items. Nothing is hashed for it. */
export function provablePaths(record: OpenedRecord): string[] {
  const isPartly = hidesPassages(record, null);
  return record.fields.flatMap((held) => {
    const { path } = held.field;
    if (isErased(held) || (path === 'textDigest' && isPartly)) return [];
    const items = (held.items ?? []).filter((item) => !isErased(item));
    return [path, ...items.map(({ name }) => `${path}/${name}`)];
  });
}

/** Whether of the text some passages are shown and some not, or are no more. */
function hidesPassages({ fields }: OpenedRecord, chosen: ReadonlySet<string> | null): boolean {
  return fields.some((held) => held.field.path === 'text' && isPartOf(held, chosen));
}

function isPartOf(held: HeldField, chosen: ReadonlySet<string> | null): boolean {
  if (isErased(held) || held.items === undefined) return true;
  if (held.items.some(isErased)) return true;
  if (chosen === null || chosen.has('text')) return false;
  const shown = held.items.filter((item) => chosen.has(`text/${item.name}`)).length;
  return shown > 0 && shown < held.items.length;
}

function refuseUnknown(fields: readonly BuiltField[], chosen: ReadonlySet<string>): void {
  const known = new Set<string>();
  for (const { held } of fields) {
    known.add(held.field.path);
    if (!isErased(held))
      for (const { name } of held.items ?? []) if (name !== '') known.add(`${held.field.path}/${name}`);
  }
  for (const path of chosen) {
    if (!known.has(path))
      throw new SabtError('not-found', `The record has no field ${JSON.stringify(path)}.`, { at: path });
  }
}
