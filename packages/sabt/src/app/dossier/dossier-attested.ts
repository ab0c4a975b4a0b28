/**
 * What others said of the log, for a dossier: the checkpoint that its proofs lead to, and those that witnesses signed or
 * authorities stamped. A log grows, and is seldom witnessed at its tip, so the proofs lead to the newest checkpoint that
 * others have vouched for if that covers the records, else to the newest there is; the others come along, each with a proof
 * that this one continues it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DossierAttested,
  keysThatSign,
  openCheckpoint,
  ProofError,
  toBase64,
  type VerifierKey,
} from '@sabt/proof';
import type { Archive } from '../../stages/keeping/index.ts';
import { readCosigned } from '../../stages/witnessing/index.ts';

export interface DossierLog {
  note: string;
  size: number;
  root: string;
  attested: DossierAttested[];
  /** Files of anchors, by path. */
  anchors: Map<string, Uint8Array>;
  /** Signed notes that are not the dossier's checkpoint, by path. */
  notes: Map<string, Uint8Array>;
}

interface Vouched {
  note: string;
  size: number;
  root: string;
  /** Folder of an anchor, or null: witnesses signed it. */
  anchor: { folder: string; name: string } | null;
}

const COSIGNED = 'proof/cosigned/checkpoint';

/**
 * `covers` is the number of entries that the dossier needs. The list of contents is signed with the present key, which after
 * a rotation may not sign what is older than it: checkpoints from before come along as earlier ones.
 */
export function dossierLog(archive: Archive, dir: string, covers: number): DossierLog {
  const newest = archive.checkpoint();
  const vouched = vouchedFor(archive, dir, newest.size);
  const mayBeSigned = (at: number): boolean => keysThatSign(archive.logKeys().slice(-1), at).length > 0;
  const covering = vouched.filter(({ size }) => size >= covers && mayBeSigned(size)).sort((a, b) => b.size - a.size);
  const base = covering[0] ?? newest;
  // of one tree the note with the witnesses' lines is the better one
  const { note, size, root } = covering.find((one) => one.size === base.size && one.anchor === null) ?? base;
  const log: DossierLog = { note, size, root, attested: [], anchors: new Map(), notes: new Map() };
  const add = (path: string, from: number): void => {
    log.attested.push({ checkpoint: path, consistency: archive.consistency(from, size) });
  };
  for (const one of chosenOf(vouched, covers)) {
    if (one.size > size) continue;
    if (one.anchor === null) {
      if (one.note === note) continue;
      log.notes.set(COSIGNED, Buffer.from(one.note));
      add(COSIGNED, one.size);
      continue;
    }
    const { folder, name } = one.anchor;
    const path = `proof/anchors/${name}`;
    for (const file of readdirSync(folder).sort()) log.anchors.set(`${path}/${file}`, readFileSync(join(folder, file)));
    add(`${path}/checkpoint`, one.size);
  }
  return log;
}

/** Checkpoints in `attested/` that are the log's own and that it contains; what else lies there is named by `verify`. */
function vouchedFor(archive: Archive, dir: string, size: number): Vouched[] {
  const anchors = join(dir, 'attested', 'anchors');
  const folders = existsSync(anchors) ? readdirSync(anchors).sort() : [];
  const cosigned = readCosigned(dir);
  const all: { note: string; anchor: Vouched['anchor'] }[] =
    cosigned === null ? [] : [{ note: cosigned, anchor: null }];
  for (const name of folders) {
    const folder = join(anchors, name);
    if (!existsSync(join(folder, 'anchor.json')) || !existsSync(join(folder, 'checkpoint'))) continue;
    all.push({ note: readFileSync(join(folder, 'checkpoint'), 'utf8'), anchor: { folder, name } });
  }
  return all.flatMap((one): Vouched[] => {
    const opened = ownCheckpoint(one.note, archive.logKeys());
    if (opened === null || opened.size > size || archive.rootAt(opened.size) !== opened.root) return [];
    return [{ ...one, ...opened }];
  });
}

function ownCheckpoint(note: string, keys: readonly VerifierKey[]): { size: number; root: string } | null {
  try {
    const { size, root } = openCheckpoint(note, keys);
    return { size, root: toBase64(root) };
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    return null;
  }
}

/** Of the anchors of one authority or calendar the earliest that covers the records, which says most, and the newest. */
function chosenOf(vouched: readonly Vouched[], covers: number): Vouched[] {
  const groups = new Map<string, Vouched[]>();
  for (const one of vouched) {
    const of = one.anchor === null ? '' : addressOf(one.anchor.folder);
    groups.set(of, [...(groups.get(of) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const bySize = group.toSorted((a, b) => a.size - b.size);
    const earliest = bySize.find(({ size }) => size >= covers);
    return [...new Set([earliest ?? bySize.at(-1)!, bySize.at(-1)!])];
  });
}

function addressOf(folder: string): string {
  try {
    const { kind, url } = JSON.parse(readFileSync(join(folder, 'anchor.json'), 'utf8')) as {
      kind: string;
      url: string;
    };
    return `${kind} ${url}`;
  } catch {
    return folder; // named by verify
  }
}
