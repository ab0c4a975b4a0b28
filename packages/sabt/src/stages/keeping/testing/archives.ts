/** For the tests of this stage: archives in temporary folders, drafts, and damage. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after } from 'node:test';
import type { ErasureReason } from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';
import { newId } from '../../../model/ids.ts';
import type { Fields, RecordDraft } from '../../../model/records.ts';
import { type Archive, createArchive, loggedPath, type OpenOptions, openArchive } from '../index.ts';

const made: string[] = [];

after(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-test-'));
  made.push(dir);
  return dir;
}

export interface Place {
  dir: string;
  stateDir: string;
  open(options?: Partial<OpenOptions>): Promise<Archive>;
}

/** A new archive, closed. Without `nextKey` it is as former versions made them: its first entry is the first record. */
export async function newArchive({ nextKey = false }: { nextKey?: boolean } = {}): Promise<Place> {
  const folder = temporaryFolder();
  const dir = join(folder, 'archive');
  const stateDir = join(folder, 'state');
  await createArchive(dir, { title: 'Test', origin: 'test.example/log', nextKey });
  return { dir, stateDir, open: (options = {}) => openArchive(dir, { mode: 'write', stateDir, ...options }) };
}

export function draft(fields: Fields = {}): RecordDraft {
  return { id: newId(), kind: 'document', version: 1, fields: { title: 'A report', languages: ['en'], ...fields } };
}

export function drafts(
  count: number,
  fields: (i: number) => Fields = (i) => ({ title: `Report ${i}`, text: `First passage ${i}.\n\nSecond one.` }),
): RecordDraft[] {
  return Array.from({ length: count }, (_, i) => draft(fields(i)));
}

/** Erases as a person does: first the entry that says so. */
export async function eraseLogged(
  archive: Archive,
  entry: number,
  paths: readonly string[],
  reason: ErasureReason,
): Promise<void> {
  const { id: record, version, fields } = archive.read(entry);
  const digest =
    fields['textDigest'] !== undefined && paths.some((path) => path.startsWith('text')) ? ['textDigest'] : [];
  const logged = [...paths, ...digest].map(loggedPath);
  const tombstone = { record, paths: logged, versions: [version], reason };
  await archive.append([{ id: newId(), kind: 'erasure', version: 1, fields: tombstone }], { by: 'a' });
  await archive.erase(entry, paths, reason);
}

export function hasCode(code: string): (thrown: unknown) => boolean {
  return (thrown) => thrown instanceof SabtError && thrown.code === code;
}

/** Changes one bit-pattern of a byte of a file. */
export function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = bytes[at]! ^ 0x55;
  writeFileSync(path, bytes);
}

export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort();
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
