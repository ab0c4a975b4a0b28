/**
 * Writes `vectors/`: good and damaged inputs for verifiers in any language, the same bytes on every run. Run it with
 * `node scripts/proof-vectors.ts` after a change of the format; a test holds the files and this script together.
 *
 * Bytes are hexadecimal unless a field says otherwise. Each case has an `input` and either `output` or the `error` code
 * with which this project's verifier refuses it; another verifier has to refuse it too, under whatever name.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { RECORD_KINDS, SLOTS } from '../packages/proof/src/index.ts';
import type { Case } from './proof-vectors/case.ts';
import { dossiers } from './proof-vectors/dossiers.ts';
import { keys } from './proof-vectors/keys.ts';
import { policies } from './proof-vectors/policies.ts';
import { entries, openings, passages, proofFiles } from './proof-vectors/records.ts';
import { checkpoints, notes, strictJson, verifierKeys } from './proof-vectors/texts.ts';
import { bundles, consistency, hashing, inclusion, tilePaths } from './proof-vectors/tree.ts';
import { zips } from './proof-vectors/zips.ts';

const ABOUT = 'Made by scripts/proof-vectors.ts, explained in vectors/README.md and docs/FORMAT.md.';

/** File name to content. */
export function proofVectors(): Map<string, { about: string; cases: Case[] }> {
  const files = {
    hashing: hashing(),
    inclusion: inclusion(),
    consistency: consistency(),
    'tile-paths': tilePaths(),
    bundles: bundles(),
    'verifier-keys': verifierKeys(),
    notes: notes(),
    checkpoints: checkpoints(),
    'strict-json': strictJson(),
    entries: entries(),
    openings: openings(),
    passages: passages(),
    'proof-files': proofFiles(),
    keys: keys(),
    zips: zips(),
    policies: policies(),
    dossiers: dossiers(),
  };
  return new Map(Object.entries(files).map(([name, cases]) => [`${name}.json`, { about: ABOUT, cases }]));
}

/** The slot table as data. */
export function slotVectors(): { about: string; slots: Record<string, unknown> } {
  return { about: ABOUT, slots: Object.fromEntries(RECORD_KINDS.map((kind) => [kind, SLOTS.get(kind)])) };
}

/** Text of a vector file. */
export function vectorText(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}

if (import.meta.main) {
  const folder = new URL('../vectors/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('slots.json', folder), vectorText(slotVectors()));
  for (const [name, content] of proofVectors()) writeFileSync(new URL(name, folder), vectorText(content));
}
