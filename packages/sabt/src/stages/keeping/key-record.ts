/** The record that announces a key of the log: one entry of its own, sealed and committed in one step. */
import { formatKeyStatement, formatNote, type KeyStatement } from '@sabt/proof';
import { canonicalRecord } from './draft.ts';
import { bundleOf, sealRecord } from './group.ts';
import type { LogKey } from './log-key.ts';
import type { LogWriter } from './log-writer.ts';

export interface KeyAnnouncement {
  archiveId: string;
  statement: KeyStatement;
  signers: readonly LogKey[];
  by: string;
  /** Where the statement before stands; null for the first. */
  former: number | null;
}

/**
 * Appends the statement at the end of the log, where it says that it stands. Synchronous: nothing may come in between.
 * `durable` is called once the entry is in the journal, before a checkpoint is signed.
 */
export function announceKey(writer: LogWriter, announcement: KeyAnnouncement, durable?: () => void): void {
  const { archiveId, statement, signers, by, former } = announcement;
  const text = formatKeyStatement(statement);
  const note = formatNote(
    text,
    signers.map((key) => key.sign(text)),
  );
  const record = canonicalRecord({
    id: archiveId,
    kind: 'key',
    version: statement.number + 1,
    fields: { statement: note, confidentiality: { '*': 'public' } },
  });
  const keepers = {
    at: new Date().toISOString(),
    by,
    ...(former === null ? {} : { predecessor: { entry: former } }),
  };
  const sealed = sealRecord(record, keepers, archiveId, statement.entry);
  const { bundle, entries } = bundleOf([sealed.entry]);
  writer.commit(bundle, entries, [sealed.vault], durable);
}
