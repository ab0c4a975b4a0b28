/**
 * The manifest: which files make up the index and how much of the log they hold. It is written whole to another name,
 * synced and renamed, so there is always one, the old or the new; what it does not name is left over and is removed.
 *
 * `manifest`: one line of JSON, one line with the CRC-32 of the first.
 * `N.dead`: bitmap of the deleted documents of a segment, then its CRC-32 (u32, little-endian).
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { SabtError } from '../../model/errors.ts';
import { syncFile } from './paged-file.ts';

const VERSION = 1;
const NAME = 'manifest';

export interface ManifestSegment {
  id: number;
  file: string;
  /** File with the deleted documents; null if none are. */
  dead: string | null;
}

export interface Manifest {
  version: number;
  /** Size of the log up to which it is applied. */
  applied: number;
  /** Number for the next file; never used twice. */
  nextId: number;
  segments: ManifestSegment[];
}

const EMPTY: Manifest = { version: VERSION, applied: 0, nextId: 1, segments: [] };

export function emptyManifest(): Manifest {
  return structuredClone(EMPTY);
}

/** The manifest of a folder; that of an empty index if the folder holds none and no segment either. */
export function readManifest(dir: string): Manifest {
  const path = join(dir, NAME);
  if (!existsSync(path)) {
    const orphan = readdirSync(dir).find((name) => name.endsWith('.segment'));
    if (orphan !== undefined) damaged(path, `it is missing, while ${orphan} is there`);
    return emptyManifest();
  }
  const [line, checksum] = readFileSync(path, 'utf8').split('\n');
  if (line === undefined || checksum !== String(crc32(line))) damaged(path, 'its checksum does not fit');
  const manifest = JSON.parse(line) as Manifest;
  if (manifest.version !== VERSION)
    damaged(path, `it is of version ${manifest.version}, this program reads version ${VERSION}`);
  return manifest;
}

/** Differs between two manifests of a folder; null if there is none. */
export function manifestIdentity(dir: string): string | null {
  const path = join(dir, NAME);
  if (!existsSync(path)) return null;
  const { ino, mtimeMs } = statSync(path);
  return `${ino} ${mtimeMs}`;
}

/** Switches to a new manifest; durable when this returns. The files that it names must be durable already. */
export function writeManifest(dir: string, manifest: Manifest): void {
  const line = JSON.stringify(manifest);
  const temporary = join(dir, `${NAME}.new`);
  writeFileSync(temporary, `${line}\n${crc32(line)}\n`, { mode: 0o600 });
  syncFile(temporary);
  renameSync(temporary, join(dir, NAME));
  syncFolder(dir);
}

export function syncFolder(dir: string): void {
  const fd = openSync(dir, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export function writeDead(dir: string, file: string, bitmap: Uint8Array): void {
  const bytes = Buffer.alloc(bitmap.length + 4);
  bytes.set(bitmap);
  bytes.writeUInt32LE(crc32(bitmap), bitmap.length);
  writeFileSync(join(dir, file), bytes, { mode: 0o600 });
  syncFile(join(dir, file));
}

export function readDead(dir: string, file: string): Uint8Array {
  const path = join(dir, file);
  if (!existsSync(path)) damaged(path, 'it is missing');
  const bytes = readFileSync(path);
  const bitmap = new Uint8Array(bytes.subarray(0, -4));
  if (bytes.length < 4 || crc32(bitmap) !== bytes.readUInt32LE(bytes.length - 4))
    damaged(path, 'its checksum does not fit');
  return bitmap;
}

/** Removes what a crash or a merge has left over. */
export function sweep(dir: string, manifest: Manifest): void {
  const named = new Set([NAME, ...manifest.segments.flatMap(({ file, dead }) => [file, dead])]);
  for (const name of readdirSync(dir))
    if (/\.(segment|dead|new)$/.test(name) && !named.has(name)) rmSync(join(dir, name), { force: true });
}

function damaged(path: string, what: string): never {
  throw new SabtError(
    'archive-damaged',
    `The search index is damaged: ${what}. Nothing of the record is lost; run \`sabt rebuild\`.`,
    {
      at: path,
    },
  );
}
