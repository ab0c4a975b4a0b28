/*
 * The files that hold a public site together (docs/FORMAT.md, "Sites"):
 *
 *   site.json   what the site is, of which archive, up to which checkpoint
 *   site.sums   the SHA-256 of every file, as `sha256sum` writes and checks it
 *   site.note   a signed note of the log's key over site.sums; written last and removed first, so that a site without it
 *               is one that somebody was still writing
 *
 * A record lies in `records/<first two characters>/<id>.json`: its openings without checkpoint and without inclusion
 * proof, which follow from `log/`. So the file of a record changes only when the record does, however long the log grows.
 */
import { createHash } from 'node:crypto';
import { SabtError } from '../../../model/errors.ts';

export const SITE_FORMAT = 'sabt-site/1';
export const SITE_RECORD_FORMAT = 'sabt-site-record/1';
export const SITE_FILES = { contents: 'site.json', sums: 'site.sums', statement: 'site.note' } as const;
/** Folders that are the site's alone: what lies in them and is not listed does not belong there. */
export const SITE_FOLDERS = ['en', 'ar', 'fa', 'assets', 'data', 'log', 'records', 'search'] as const;

export interface SiteContents {
  format: typeof SITE_FORMAT;
  origin: string;
  vkey: string;
  title: string;
  checkpoint: { size: number; root: string };
  records: number;
}

export function formatContents(contents: SiteContents): string {
  return `${JSON.stringify(contents, null, 1)}\n`;
}

/** Throws `invalid-value` for what is no `site.json`. */
export function parseContents(text: string): SiteContents {
  let read: Partial<SiteContents> | null = null;
  try {
    read = JSON.parse(text) as Partial<SiteContents> | null;
  } catch {
    // said below
  }
  const { format, origin, vkey, title, checkpoint, records } = read ?? {};
  const isRight =
    format === SITE_FORMAT &&
    [origin, vkey, title, checkpoint?.root].every((one) => typeof one === 'string') &&
    [checkpoint?.size, records].every(Number.isSafeInteger) &&
    formatContents(read as SiteContents) === text;
  if (!isRight) throw new SabtError('invalid-value', 'This is no site.json of a published site.', { at: 'site.json' });
  return read as SiteContents;
}

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** What the log's key signs. */
export function siteStatement(origin: string, sums: string): string {
  return `${SITE_FORMAT}\n${origin}\n${sha256Hex(sums)}\n`;
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Digests by path, a line each, by path. */
export function formatSums(sums: ReadonlyMap<string, string>): string {
  const lines: string[] = [];
  for (const path of [...sums.keys()].sort(byCodeUnits)) lines.push(`${sums.get(path)!}  ${path}\n`);
  return lines.join('');
}

/** Whether a path of a list stays within the site, whoever wrote the list. */
export function isSitePath(path: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split('/').some((part) => part.startsWith('.'));
}

/** Throws `invalid-value` for a line that is none, a path that leads elsewhere, or one that stands there twice. */
export function parseSums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    const path = line.slice(66);
    const isRight = end >= 0 && line[64] === ' ' && line[65] === ' ' && /^[0-9a-f]{64}$/.test(line.slice(0, 64));
    if (!isRight || !isSitePath(path) || sums.has(path))
      throw new SabtError(
        'invalid-value',
        `This is no line of a list of digests: ${JSON.stringify(line.slice(0, 200))}`,
        {
          at: SITE_FILES.sums,
        },
      );
    sums.set(path, line.slice(0, 64));
    at = end + 1;
  }
  return sums;
}

export const recordPath = (id: string): string => `records/${id.slice(0, 2)}/${id}.json`;
