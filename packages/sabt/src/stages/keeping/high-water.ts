/*
 * The high-water mark: the largest log that was ever published from a folder, remembered outside it, in the user's
 * state folder. Whoever puts an older copy of the whole archive in its place, or a log rewritten and signed with the real
 * key, does not change this file as well, unless they also have the user's account; then only witnesses and checkpoints
 * that others kept are left.
 *
 * A mark belongs to an archive id and a folder, because a copy restored elsewhere is rightly older than the original: its
 * restoring is the explicit act that gives it a mark of its own. A folder without a mark is held against the highest
 * mark of any folder of the same archive.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TreeMark } from '../../store/ports.ts';

export interface FolderMark extends TreeMark {
  dir: string;
}

interface MarkFile {
  format: 'sabt-high-water/1';
  marks: FolderMark[];
}

/** `$XDG_STATE_HOME/sabt`, or `~/.local/state/sabt`. */
export function defaultStateDir(): string {
  const base = process.env['XDG_STATE_HOME'];
  return join(base?.startsWith('/') ? base : join(homedir(), '.local', 'state'), 'sabt');
}

/** Folders in which this machine has seen a log of the archive: the archive itself, its backups, what was restored. */
export function foldersSeen(archiveId: string, stateDir: string = defaultStateDir()): string[] {
  return marksIn(join(stateDir, `${archiveId}.json`)).map(({ dir }) => dir);
}

function marksIn(path: string): FolderMark[] {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as MarkFile;
    return file.marks.filter(({ dir }) => typeof dir === 'string');
  } catch {
    return [];
  }
}

export class HighWaterMark {
  readonly path: string;
  private readonly dir: string;
  /** Why the mark could not be read or written the last time, or null. */
  trouble: string | null = null;

  constructor(stateDir: string, archiveId: string, dir: string) {
    this.path = join(stateDir, `${archiveId}.json`);
    this.dir = dir;
  }

  /** The mark to hold this folder against, or null if none is known. */
  read(): FolderMark | null {
    const marks = this.marks();
    const own = marks.find(({ dir }) => dir === this.dir);
    return own ?? marks.reduce<FolderMark | null>((high, mark) => (mark.size > (high?.size ?? -1) ? mark : high), null);
  }

  /** Notes a published tree. Cannot fail: what keeps it from being written is noted in `trouble`. */
  write(mark: TreeMark): void {
    try {
      const others = this.marks().filter(({ dir }) => dir !== this.dir);
      const file: MarkFile = {
        format: 'sabt-high-water/1',
        marks: [...others, { dir: this.dir, size: mark.size, root: mark.root }],
      };
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      const temporary = `${this.path}.${process.pid}.tmp`;
      writeFileSync(temporary, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
      renameSync(temporary, this.path);
      this.trouble = null;
    } catch (thrown) {
      this.trouble = thrown instanceof Error ? thrown.message : String(thrown);
    }
  }

  private marks(): FolderMark[] {
    try {
      const file = JSON.parse(readFileSync(this.path, 'utf8')) as MarkFile;
      return file.marks.filter(
        ({ dir, size, root }) => typeof dir === 'string' && Number.isSafeInteger(size) && typeof root === 'string',
      );
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.trouble = `${this.path}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
      }
      return [];
    }
  }
}
