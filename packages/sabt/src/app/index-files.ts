/**
 * Catalogue and search index together: everything that is derived from log and vault, thrown away and made anew at
 * will. They lie in one folder because the search index knows records by the catalogue's numbers only.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SabtError } from '../model/errors.ts';
import { isWithdrawnEvent, type RecordVersion } from '../model/records.ts';
import type { Archive } from '../stages/keeping/index.ts';
import { fold } from '../stages/reading/index.ts';
import { openSearch, type SearchEngine } from '../stages/search/index.ts';
import type { Catalogue } from '../store/catalogue-port.ts';
import { openSegments } from '../store/segments/index.ts';
import { openCatalogue } from '../store/sqlite/index.ts';
import { isSearched, searchDocument } from './search-fields.ts';

export interface Index {
  catalogue: Catalogue;
  search: SearchEngine;
}

/** Versions taken in at a time. */
export const CATCH_UP_CHUNK = 2000;

/** Throws `archive-unreadable` or `archive-damaged`, which `sabt rebuild` mends. */
export function openIndex(folder: string, archive: Archive): Index {
  const readOnly = archive.mode === 'read';
  if (!readOnly) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'catalogue.db');
  if (readOnly && !existsSync(file))
    throw new SabtError(
      'archive-unreadable',
      'The index is missing; nothing of the record is lost. Run `sabt rebuild`.',
      { at: folder },
    );
  const catalogue = openCatalogue(file, { readOnly, fold });
  const searchFolder = join(folder, 'search');
  try {
    // the numbers of a catalogue that begins anew are not those that a former search index knows
    if (!readOnly && (catalogue.applied() === 0 || catalogue.applied() > archive.size())) {
      catalogue.clear();
      rmSync(searchFolder, { recursive: true, force: true });
      rmSync(join(folder, 'said.bin'), { force: true });
    }
    return { catalogue, search: openSearch(openSegments(searchFolder, { mode: readOnly ? 'read' : 'write' })) };
  } catch (cause) {
    catalogue.close();
    throw cause;
  }
}

/** Takes versions into the index; those that it holds already are taken again without harm. */
export function follow({ catalogue, search }: Index, versions: RecordVersion[], size: number): void {
  const nums = catalogue.apply(versions, size);
  const newest = new Map<number, RecordVersion>();
  versions.forEach((version, i) => {
    const former = newest.get(nums[i]!);
    if (former === undefined || former.version < version.version) newest.set(nums[i]!, version);
  });
  const withdrawn = [...newest].filter(([, version]) => isWithdrawnEvent(version)).map(([num]) => num);
  if (withdrawn.length > 0) search.remove(withdrawn, size);
  search.put(
    [...newest].flatMap(([num, version]) => (isSearched(version) ? [searchDocument(num, version, catalogue)] : [])),
    size,
  );
}

/** `onDamage` is told of records that cannot be read any more; without it they end the catching up. */
export async function catchUp(
  index: Index,
  archive: Archive,
  onCatchUp?: (done: number, total: number) => void,
  onDamage?: (error: SabtError) => void,
): Promise<void> {
  const size = archive.size();
  const start = Math.min(index.catalogue.applied(), index.search.applied());
  if (start >= size) return;
  let chunk: RecordVersion[] = [];
  for await (const version of archive.versions(start, size, onDamage)) {
    chunk.push(version);
    if (chunk.length < CATCH_UP_CHUNK) continue;
    follow(index, chunk, version.entry + 1);
    chunk = [];
    onCatchUp?.(version.entry + 1 - start, size - start);
    await index.search.maintain();
  }
  follow(index, chunk, size);
  onCatchUp?.(size - start, size - start);
}

/** The same without giving others a turn. */
export function catchUpAtOnce(
  index: Index,
  archive: Archive,
  from: number,
  onDamage?: (error: SabtError) => void,
): void {
  for (let at = from; at < archive.size(); at += CATCH_UP_CHUNK) {
    const to = Math.min(archive.size(), at + CATCH_UP_CHUNK);
    follow(index, [...archive.entriesFrom(at, to, onDamage)], to);
  }
}
