/**
 * One record for an outsider, by the rule that dossiers and sites follow (`disclosureOf`): what is public leaves, and what
 * was chosen by name; never what was redacted, nor what those concerned do not consent to, nor anything of an act or event
 * that rests on documents alone to which they do not. A path that is named is chosen, of a text or of custom fields without
 * those items that are held closer than the field: they are chosen by their own names.
 */
import { writeFile } from 'node:fs/promises';
import { type ErasureReason, parseOpening, type VerifiedField } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import {
  CONFIDENTIALITY,
  CONSENT_PATH,
  confidentialityOf,
  lacksConsent,
  type RecordVersion,
} from '../../model/records.ts';
import type { ProofFileJson } from '../../stages/keeping/index.ts';
import { type Choice, type Disclosure, disclosureOf, isHousekeeping } from '../../stages/publishing/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { type OutPath, writeOut } from '../out-file.ts';
import { known } from '../records.ts';
import { isWithoutConsent, restsOnlyOn } from '../withholding/resting.ts';
import { mayBeNamed, redactedPaths } from '../withholding/withheld.ts';

export interface ProofChoice {
  /** Nothing but these; a path that is named leaves whatever its level. */
  paths?: readonly string[] | undefined;
  /** Paths that leave beside what is public, whatever their level. */
  include?: readonly string[];
  /** With the restricted fields. */
  restricted?: boolean;
  /** Also of an act or event of which no document is public; never where those concerned do not consent. */
  resting?: boolean;
}

export interface ProofWritten {
  file: string;
  id: string;
  disclosed: string[];
  /** What stays of what the record says, by name. */
  withheld: string[];
  /** Of these, what stays because those concerned do not consent, and because it names a record that is not public. */
  because: Disclosure['because'];
  /** Nothing leaves, since it rests on documents alone that are hidden. */
  resting: boolean;
  checkpoint: { size: number; root: string };
}

/** That it exists, and no more. */
export const NOTHING: Disclosure = { paths: ['id', 'version'], file: false, because: { consent: [], naming: [] } };

/** Throws as `proofFor`, and `file-exists`. */
export async function writeProof(id: string, choice: ProofChoice, to: OutPath, app: App): Promise<ProofWritten> {
  const { proof, because, resting } = proofFor(id, choice, app);
  await writeOut({ ...to, isOurs: isProof }, (part) =>
    writeFile(part, `${JSON.stringify(proof, null, 1)}\n`, { mode: 0o600 }),
  );
  const { size, root } = app.archive.checkpoint();
  const withheld = proof.withheld.filter((path) => !isHousekeeping(path));
  return { file: to.out, id, disclosed: disclosedPaths(proof), withheld, because, resting, checkpoint: { size, root } };
}

/**
 * Throws `redacted` for a named path of which something is withheld from everybody, `withheld` for one to which those
 * concerned do not consent or that rests on what is hidden, `not-found` for one that the record does not have.
 */
export function proofFor(
  id: string,
  { paths, include = [], restricted = false, resting = false }: ProofChoice,
  app: App,
): { proof: ProofFileJson; because: Disclosure['because']; resting: boolean } {
  const item = known(id, app.catalogue);
  const version = app.archive.read(item.entry);
  const all = app.archive.provablePaths(item.entry);
  const redacted = redactedPaths(id, app);
  const named = [...(paths ?? []), ...include];
  const rests = isResting(item, resting, app);
  requireChoosable(named, version, all, redacted, rests);
  const chosen = new Set(named.flatMap((path) => withItems(path, version, all)));
  const disclosure = rests
    ? NOTHING
    : disclosureOf(version, all, choiceOf(chosen, restricted), redacted, mayBeNamed(app, new Set([id])));
  const asked = new Set(paths);
  const isNamed = (path: string): boolean => paths === undefined || asked.has(path) || asked.has(fieldOf(path));
  // a field that leaves whole stands for its items, of which some may have been named
  const leaving = disclosure.paths.flatMap((path) =>
    rests || isNamed(path) ? [path] : itemsOf(path, all).filter(isNamed),
  );
  const left = new Set(leaving.flatMap((path) => [path, fieldOf(path)]));
  const kept = named.find((path) => !left.has(path) && !leaving.includes(fieldOf(path)));
  if (kept !== undefined)
    throw new SabtError('withheld', `${kept} stays: by it what is withheld of this record could be guessed.`, {
      at: kept,
    });
  const proof = app.archive.proof(item.entry, { paths: leaving, keys: true });
  return { proof, because: disclosure.because, resting: rests };
}

const choiceOf = (include: ReadonlySet<string>, restricted: boolean): Choice => ({ include, restricted });

/** Whether an act or event rests on documents alone that are hidden: without consent, or, unless chosen, not public. */
function isResting(item: CatalogueItem, chosen: boolean, app: App): boolean {
  const isHidden = (document: string): boolean => {
    const found = app.catalogue.byId(document);
    if (found === null) return false;
    return isWithoutConsent(found.entry, app) || (!chosen && found.confidentiality !== 'public');
  };
  return restsOnlyOn(item, isHidden, app);
}

/** What is asked for by name and does not leave is refused, so that nobody believes to have handed it over. */
function requireChoosable(
  named: readonly string[],
  { fields }: RecordVersion,
  all: readonly string[],
  redacted: ReadonlySet<string>,
  rests: boolean,
): void {
  const concerned = (path: string): string[] => [path, fieldOf(path), ...itemsOf(path, all)];
  for (const path of named)
    if (concerned(path).some((one) => redacted.has(one)))
      throw new SabtError('redacted', `${path} was redacted: it is withheld from everybody outside.`, { at: path });
  for (const path of named) {
    if (!all.includes(path)) throw new SabtError('not-found', `The record has no field ${path}.`, { at: path });
    if (ALWAYS.has(path)) continue;
    if (rests)
      throw new SabtError(
        'withheld',
        'This rests on documents alone that are not public, so nothing of it leaves. With --resting it does, unless those concerned do not consent to the documents.',
        { at: path },
      );
    if (concerned(path).some((one) => one !== CONSENT_PATH && lacksConsent(fields, one)))
      throw new SabtError('withheld', `Those concerned do not consent to ${path} being shown, or do not any more.`, {
        at: path,
      });
  }
}

const ALWAYS: ReadonlySet<string> = new Set(NOTHING.paths);
const fieldOf = (path: string): string => path.split('/', 1)[0]!;

/** Of a field; an item has none, though the name that somebody gave to it may hold a stroke. */
const itemsOf = (path: string, all: readonly string[]): string[] =>
  path.includes('/') ? [] : all.filter((one) => one.startsWith(`${path}/`));

/** A field stands for its items, but for those that are held closer than itself. */
function withItems(path: string, { fields }: RecordVersion, all: readonly string[]): string[] {
  const items = itemsOf(path, all);
  if (items.length === 0) return [path];
  const level = (of: string): number => CONFIDENTIALITY.indexOf(confidentialityOf(fields, of));
  const open = items.filter((one) => level(one) <= level(path));
  return open.length === items.length ? [path] : open;
}

/** What a verifier will find in a proof file of our own. */
export function fieldsOf({ openings, withheld, erased }: ProofFileJson): VerifiedField[] {
  const shown = openings.flatMap(({ opening, items = [] }) => [opening, ...items.map((item) => item.opening)]);
  return [
    ...shown.map((opening): VerifiedField => {
      const { path, value } = parseOpening(opening);
      return { path, state: 'disclosed', value };
    }),
    ...withheld.map((path): VerifiedField => ({ path, state: 'withheld' })),
    ...erased.map(({ path, reason }): VerifiedField => ({ path, state: 'erased', reason: reason as ErasureReason })),
  ];
}

function isProof(head: string): boolean {
  return /^\{\s*"format":\s*"sabt-proof\//.test(head);
}

/** The paths of all openings in a proof file. */
function disclosedPaths(proof: ProofFileJson): string[] {
  return proof.openings.map(({ opening }) => parseOpening(opening).path);
}
