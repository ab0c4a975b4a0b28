/**
 * Redacting: what is named, and whatever repeats it in the record and in those made from it, is withheld from every
 * publication, proof, export and dossier from now on. The value stays in the archive. The log keeps a record of kind
 * `redaction` for each record concerned, and the record itself a new version in which these fields are of the level
 * `identity`.
 */
import type { RunContext } from '../commands/command.ts';
import { newId } from '../model/ids.ts';
import type { Fields, Json, RecordDraft } from '../model/records.ts';
import type { App } from './app.ts';
import { recordsOf } from './erasing/erase.ts';
import { Concerned, reasonOf } from './erasing/plan.ts';

export interface RedactInput {
  id: string;
  /** Fields, items (`text/3`), or spans of a text (`text@120-180`), which stand for the passages that they touch. */
  paths: string[];
  reason: string;
}

export interface Redacted {
  id: string;
  paths: string[];
  reason: string;
  /** Of the record of the redaction. */
  entry: number;
  version: number;
  also: { id: string; kind: string; paths: string[] }[];
}

/** Throws `unknown-reason`, `not-found` for a path that the record does not have. */
export async function redact(input: RedactInput, app: App, { by }: Pick<RunContext, 'by'>): Promise<Redacted> {
  const reason = reasonOf(input.reason);
  const concerned = recordsOf(new Concerned(input.id, input.paths, app).losses.destroyed());
  // of a batch only the keeper is told anyway
  const [own, ...also] = concerned.filter(({ kind }) => kind !== 'batch');
  const drafts = [own!, ...also].flatMap((one) => draftsOf(one, reason, app));
  const receipts = await app.archive.append(drafts, { by });
  const versions = app.archive.versionsOf(input.id);
  return {
    id: input.id,
    paths: own!.paths,
    reason,
    entry: receipts[0]!.entry,
    version: versions.at(-1)!.version,
    also,
  };
}

function draftsOf({ id, paths }: { id: string; paths: string[] }, reason: string, app: App): RecordDraft[] {
  const { entry, kind } = app.catalogue.byId(id)!;
  const { fields, version } = app.archive.read(entry);
  const redaction: RecordDraft = {
    id: newId(),
    kind: 'redaction',
    version: 1,
    fields: { record: id, paths: [...paths], reason, custom: { version } },
  };
  const raised = { ...(fields['confidentiality'] as { [path: string]: Json }) };
  for (const path of paths) raised[path] = 'identity';
  const { at: _at, by: _by, predecessor: _predecessor, textDigest: _digest, ...rest }: Fields = fields;
  const next: RecordDraft = { id, kind, version: version + 1, fields: { ...rest, confidentiality: raised } };
  return [redaction, next];
}
