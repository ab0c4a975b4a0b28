/**
 * Reference data of an archive: its own act types, and places beyond those of the program. Each is a record of kind
 * `reference` with its file as a blob, so that log and vault hold what suggestions and counts were made with.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BASE_CODEBOOK, codebookInUse, extendCodebook, useCodebook } from '../../codebook/index.ts';
import { type ImportedPlaces, importGeoNames, loadPlaces } from '../../gazetteer/index.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordVersion } from '../../model/records.ts';
import type { App } from '../app.ts';

const TYPES = ['codebook', 'places'] as const;
type ReferenceType = (typeof TYPES)[number];

export interface CodebookExtended {
  id: string;
  entry: number;
  /** Version of the codebook as it is now. */
  codebook: string;
  actTypes: number;
}

/** Adds an archive's own act types; of an extension that is held under the same file name this is the next version. */
export async function extendArchiveCodebook(
  file: string,
  name: string,
  app: App,
  by: string,
): Promise<CodebookExtended> {
  const json = await readFile(file, 'utf8');
  const others = held('codebook', app).filter(({ fields }) => fields['name'] !== name);
  let codebook = BASE_CODEBOOK;
  for (const { fields } of others) codebook = extendCodebook(codebook, await textOf(fields, app));
  codebook = extendCodebook(codebook, json);
  const { id, entry } = await keep('codebook', name, Buffer.from(json), app, by);
  useCodebook(codebook);
  return { id, entry, codebook: codebook.version, actTypes: codebook.acts.length };
}

export interface PlacesImported extends ImportedPlaces {
  id: string;
  entry: number;
}

/** Takes a GeoNames file in: its populated places are known from now on beside those of the program. */
export async function importPlaces(file: string, name: string, app: App, by: string): Promise<PlacesImported> {
  const scratch = join(app.dir, 'index', `places-${newId()}.part`);
  await mkdir(join(app.dir, 'index'), { recursive: true, mode: 0o700 });
  try {
    const imported = await importGeoNames(file, scratch);
    await loadPlaces(scratch);
    const { id, entry } = await keep('places', name, createReadStream(scratch), app, by);
    return { ...imported, id, entry };
  } finally {
    await rm(scratch, { force: true });
  }
}

async function keep(
  type: ReferenceType,
  name: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  app: App,
  by: string,
): Promise<{ id: string; entry: number }> {
  const former = held(type, app).find(({ fields }) => fields['name'] === name);
  const blob = await app.archive.blobs.put(bytes);
  const fields: Fields = { type, name, sha256: blob.sha256, size: blob.size, blob: { ...blob } as unknown as Json };
  const id = former?.id ?? newId();
  const [receipt] = await app.archive.append([{ id, kind: 'reference', version: (former?.version ?? 0) + 1, fields }], {
    by,
  });
  return { id, entry: receipt!.entry };
}

function held(type: ReferenceType, app: App): RecordVersion[] {
  const { items } = app.catalogue.list({ kind: 'reference', sort: 'oldest-entry', limit: 1000, offset: 0 });
  return items.map((item) => app.reader.current(item)).filter(({ fields }) => fields['type'] === type);
}

async function bytesOf(fields: Fields, app: App): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of app.archive.blobs.open((fields['blob'] as { name: string }).name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const textOf = async (fields: Fields, app: App): Promise<string> => (await bytesOf(fields, app)).toString('utf8');

/** Puts the archive's own reference data into use; what is in use already is not read again. */
export async function useReferences(app: App): Promise<void> {
  if ((app.catalogue.counts().reference ?? 0) === 0) return;
  let codebook = BASE_CODEBOOK;
  for (const { fields } of held('codebook', app)) codebook = extendCodebook(codebook, await textOf(fields, app));
  if (codebook.version !== codebookInUse().version) useCodebook(codebook);
  for (const { fields } of held('places', app)) {
    const digest = String(fields['sha256']);
    if (placesInUse.has(digest)) continue;
    const scratch = join(app.dir, 'index', `places-${newId()}.part`);
    try {
      await writeFile(scratch, await bytesOf(fields, app), { mode: 0o600 });
      await loadPlaces(scratch);
    } finally {
      await rm(scratch, { force: true });
    }
    placesInUse.add(digest);
  }
}

/** Digests of the files of places that were loaded into this process. */
const placesInUse = new Set<string>();
