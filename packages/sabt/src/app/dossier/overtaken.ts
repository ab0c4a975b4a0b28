/**
 * What was gathered for a dossier, against what would be gathered later: whether something that concerns it has changed in
 * the log since, and whether two gatherings let the same leave.
 *
 * What concerns it are its records and all that these name: whether a field leaves also hangs on whether the record that it
 * names is public, and whether an act leaves on whether those concerned consent to the documents on which it rests. Whatever
 * is withheld or erased anywhere concerns it too. New records do not: what was gathered without them is as good as one
 * made before they came, and whoever has looked at it is asked again by way of the digest.
 */
import { createHash } from 'node:crypto';
import { idsIn } from '../../stages/publishing/index.ts';
import type { App } from '../app.ts';
import type { DossierRecordParts } from './dossier-records.ts';

/** In which an id is no reference. */
const LONG = new Set(['text', 'mainText']);

/** Ids of the records and of all that they name, shown or not. */
export function concernedBy(records: readonly DossierRecordParts[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, version } of records) {
    ids.add(id);
    for (const [path, value] of Object.entries(version.fields))
      if (!LONG.has(path)) for (const named of idsIn(value)) ids.add(named);
  }
  return ids;
}

/** Whether one of the records concerned has a new version since the log had `since` entries, or something was withheld or erased. */
export function isOvertaken(concerned: ReadonlySet<string>, since: number, app: App): boolean {
  for (const { id, kind } of app.archive.entriesFrom(since))
    if (kind === 'redaction' || kind === 'erasure' || concerned.has(id)) return true;
  return false;
}

/** What leaves, as one digest, base64url: which versions of which records, and of each which paths. In no order. */
export function leavingDigest(records: readonly DossierRecordParts[]): string {
  const lines = records.map(({ id, entry, fields, file }) =>
    JSON.stringify([id, entry, file, fields.map(({ path, state }) => [path, state])]),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('base64url');
}
