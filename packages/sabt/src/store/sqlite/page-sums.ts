/*
 * Sums over the bytes of a database file. Everything that the file means is checked by its content: entries by the tree,
 * records by their seals. But a file also holds bytes that mean nothing (gaps in pages, free pages), and a byte flipped
 * there tells that the medium is failing or that somebody was at work. So when a store that was written to is closed
 * cleanly, SHA-256 sums over each MiB of the file are put beside it (`record.db.sums`), and taken away again, durably, before the
 * next write. After a crash there are none, and the next clean closing makes them anew.
 *
 * To sum again only what changed, the numbers of changed pages are read from the write-ahead log before each transfer of
 * the log into the file (file format: sqlite.org/fileformat2.html, section 4.1; pages sit behind 24-byte headers that
 * begin with the page number). That is why the store transfers the log itself instead of leaving it to SQLite.
 *
 * The file itself is only read here while no connection of this process has it open: closing any descriptor of a file
 * drops all POSIX locks that the process holds on it, SQLite's included.
 */
import { hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { syncFolder, writeDurably } from '../files/durable.ts';

const STRETCH_BYTES = 1 << 20;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

interface SumsFile {
  format: 'sabt-sums/1';
  /** Size of the file in bytes. */
  size: number;
  /** SHA-256, hexadecimal, of each MiB, the last one shorter. */
  sums: string[];
  /** SHA-256 of the size and the sums, joined by newlines. */
  digest: string;
}

/** Of the sums of a quarter of a terabyte; a longer file is none that was written here, and is not read. */
const MOST_SUMS_BYTES = 16 << 20;

const digestOf = (size: number, sums: readonly string[]): string => hash('sha256', [size, ...sums].join('\n'), 'hex');

function readSums(path: string): SumsFile | null {
  try {
    if (statSync(path).size > MOST_SUMS_BYTES) return null;
    const file = JSON.parse(readFileSync(path, 'utf8')) as SumsFile;
    return file.format === 'sabt-sums/1' && file.digest === digestOf(file.size, file.sums) ? file : null;
  } catch {
    return null;
  }
}

export class PageSums {
  private readonly path: string;
  private readonly sumsPath: string;
  /** Sums of stretches that have not changed since the store was opened; empty where they are not known. */
  private readonly known: string[];
  private readonly knownSize: number;
  private readonly changed = new Set<number>();

  /** Takes the sums away, because the file is about to be written. */
  constructor(path: string) {
    this.path = path;
    this.sumsPath = `${path}.sums`;
    const file = readSums(this.sumsPath);
    this.known = file?.sums ?? [];
    this.knownSize = file?.size ?? 0;
    if (existsSync(this.sumsPath)) {
      rmSync(this.sumsPath);
      syncFolder(dirname(path));
    }
  }

  /** Notes what the write-ahead log will change in the file. */
  noteLog(): void {
    const log = `${this.path}-wal`;
    if (!existsSync(log)) return;
    const file = openSync(log, 'r');
    try {
      const header = Buffer.alloc(LOG_HEADER_BYTES);
      if (readSync(file, header, 0, LOG_HEADER_BYTES, 0) < LOG_HEADER_BYTES) return;
      const pageSize = header.readUInt32BE(8);
      const frame = Buffer.alloc(4);
      const step = FRAME_HEADER_BYTES + pageSize;
      for (let at = LOG_HEADER_BYTES; readSync(file, frame, 0, 4, at) === 4; at += step) {
        this.changed.add(Math.floor(((frame.readUInt32BE(0) - 1) * pageSize) / STRETCH_BYTES));
      }
    } finally {
      closeSync(file);
    }
  }

  /**
   * Writes the sums; to be called when the file was closed. If its log is not empty, or the disk is full, there are none
   * until the next clean closing.
   */
  finish(): void {
    const log = statSync(`${this.path}-wal`, { throwIfNoEntry: false });
    if (log !== undefined && log.size > 0) return;
    try {
      this.write();
    } catch {
      rmSync(this.sumsPath, { force: true });
    }
  }

  private write(): void {
    const whole = Math.floor(this.knownSize / STRETCH_BYTES);
    const { size, sums } = sumsOf(this.path, (stretch) =>
      stretch < whole && !this.changed.has(stretch) ? this.known[stretch] : undefined,
    );
    const file: SumsFile = { format: 'sabt-sums/1', size, sums, digest: digestOf(size, sums) };
    writeDurably(this.sumsPath, `${JSON.stringify(file)}\n`);
  }
}

function sumsOf(path: string, known: (stretch: number) => string | undefined): { size: number; sums: string[] } {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(STRETCH_BYTES);
    const { size } = statSync(path);
    const sums: string[] = [];
    for (let stretch = 0; stretch * STRETCH_BYTES < size; stretch++) {
      sums.push(known(stretch) ?? sumOf(file, buffer, stretch));
    }
    return { size, sums };
  } finally {
    closeSync(file);
  }
}

function sumOf(file: number, buffer: Buffer, stretch: number): string {
  const length = readSync(file, buffer, 0, STRETCH_BYTES, stretch * STRETCH_BYTES);
  return hash('sha256', buffer.subarray(0, length), 'hex');
}

export interface Difference {
  /** [from, to) of the file; null: its sums are damaged themselves. */
  bytes: readonly [number, number] | null;
  message: string;
}

/** A place of a file, for a person. */
export function placeOf(file: string, { bytes }: Difference): string {
  return bytes === null ? `${file}.sums` : `${file}, bytes ${bytes[0]} to ${bytes[1]}`;
}

/**
 * Holds a file against its sums: a line for each stretch of bytes that differs. Null if there is nothing to hold it
 * against, because the file is open to be written or was not closed cleanly. No connection to the file may be open.
 */
export function compareSums(path: string): Difference[] | null {
  const sumsPath = `${path}.sums`;
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (!existsSync(sumsPath) || !existsSync(path) || (log !== undefined && log.size > 0)) return null;
  const kept = readSums(sumsPath);
  if (kept === null)
    return [
      {
        bytes: null,
        message: `The sums of ${basename(path)}, by which its bytes are checked, are not as they were written.`,
      },
    ];
  const { size, sums } = sumsOf(path, () => undefined);
  const found: Difference[] =
    size === kept.size
      ? []
      : [
          {
            bytes: [Math.min(size, kept.size), Math.max(size, kept.size)],
            message: `The file has ${size} bytes; it was closed with ${kept.size}.`,
          },
        ];
  for (let i = 0; i < Math.min(sums.length, kept.sums.length); i++) {
    if (sums[i] === kept.sums[i]) continue;
    const from = i * STRETCH_BYTES;
    found.push({
      bytes: [from, Math.min(size, from + STRETCH_BYTES)],
      message: 'The bytes are not those with which the file was closed.',
    });
  }
  return found;
}
