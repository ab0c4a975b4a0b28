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

import { checkList, checkMap, checkNumber, checkObject, checkString } from './arguments.ts';
import type { JsonValue } from './canonical.ts';
import { disclosedValues } from './dossier-data.ts';
import { utf8Decode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import type { VerifiedField } from './proof-file.ts';
import { shapeReader } from './shape.ts';
import { parseStrict } from './strict-json.ts';

export const SITE_FORMAT = 'sabt-site/1';
export const SITE_RECORD_FORMAT = 'sabt-site-record/1';
export const SITE_FILES = {
  contents: 'site.json',
  sums: 'site.sums',
  statement: 'site.note',
  checkpoint: 'log/checkpoint',
  keys: 'log/keys.json',
  /** The newest checkpoint that witnesses have signed, where that is not the site's own. */
  cosigned: 'attested/checkpoint',
  records: 'data/records.jsonl',
} as const;

export interface SiteContents {
  readonly format: typeof SITE_FORMAT;
  readonly origin: string;
  readonly vkey: string;
  readonly title: string;
  readonly checkpoint: { readonly size: number; readonly root: string };
  /** How many records the site has. */
  readonly records: number;
}

const { refuse, fields, text, index } = shapeReader('bad-site');

export function formatSiteContents(contents: SiteContents): string {
  checkObject(contents, 'contents');
  const { format, origin, vkey, title, checkpoint, records } = contents;
  for (const [name, value] of Object.entries({ format, origin, vkey, title })) checkString(value, name);
  checkObject(checkpoint, 'checkpoint');
  const { size, root } = checkpoint;
  checkNumber(size, 'size');
  checkString(root, 'root');
  checkNumber(records, 'records');
  return `${JSON.stringify({ format, origin, vkey, title, checkpoint: { size, root }, records }, null, 1)}\n`;
}

/** Throws ProofError `bad-site` for what is no `site.json`, and what `parseStrict` throws. */
export function parseSiteContents(input: string | Uint8Array): SiteContents {
  const top = fields(parseStrict(input), 'site.json', ['format', 'origin', 'vkey', 'title', 'checkpoint', 'records']);
  if (top['format'] !== SITE_FORMAT) throw refuse(`format: ${SITE_FORMAT} expected, got ${describe(top['format'])}`);
  const checkpoint = fields(top['checkpoint'], 'checkpoint', ['size', 'root']);
  const contents: SiteContents = {
    format: SITE_FORMAT,
    origin: text(top['origin'], 'origin'),
    vkey: text(top['vkey'], 'vkey'),
    title: text(top['title'], 'title'),
    checkpoint: { size: index(checkpoint['size'], 'size'), root: text(checkpoint['root'], 'root') },
    records: index(top['records'], 'records'),
  };
  if (formatSiteContents(contents) !== (typeof input === 'string' ? input : utf8Decode(input)))
    throw refuse('site.json is written in another way than this format has it');
  return contents;
}

/** What the log's key signs; `sumsDigest` is the SHA-256 of `site.sums` in lower-case hexadecimal. */
export function siteStatement(origin: string, sumsDigest: string): string {
  checkString(origin, 'origin');
  checkString(sumsDigest, 'digest');
  return `${SITE_FORMAT}\n${origin}\n${sumsDigest}\n`;
}

/** Digests by path, a line each, by the UTF-16 code units of the path. */
export function formatSums(sums: ReadonlyMap<string, string>): string {
  checkMap(sums, 'sums');
  const lines: string[] = [];
  for (const path of [...sums.keys()].sort()) lines.push(`${sums.get(path)!}  ${path}\n`);
  return lines.join('');
}

const PATH = /^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/;

/** Whether a path of a list stays within the site, whoever wrote the list. */
export function isSitePath(path: string): boolean {
  checkString(path, 'path');
  return PATH.test(path);
}

const LINE = /([0-9a-f]{64}) {2}((?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*)\n/y;

/** Throws ProofError `bad-site` for a line that is none, a path that leads elsewhere, or one that stands there twice. */
export function parseSums(list: string): Map<string, string> {
  checkString(list, 'list of digests');
  const sums = new Map<string, string>();
  LINE.lastIndex = 0;
  for (let at = 0; at < list.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const [, digest, path] = LINE.exec(list) ?? [];
    if (digest === undefined || path === undefined || sums.has(path)) {
      const line = list.slice(at, at + 300).split('\n', 1)[0]!;
      throw refuse(`this is no line of a list of digests, or one for the second time: ${describe(line)}`);
    }
    sums.set(path, digest);
  }
  return sums;
}

export function siteRecordPath(id: string): string {
  checkString(id, 'id');
  return `records/${id.slice(0, 2)}/${id}.json`;
}

export interface SiteRecordLine {
  readonly id: string;
  readonly kind: string;
  readonly entry: number;
  /** By path, as `disclosedValues` has them. */
  readonly values: { readonly [path: string]: JsonValue };
  readonly withheld: readonly string[];
  readonly erased: readonly { readonly path: string; readonly reason: string }[];
}

/** The line of a record in `data/records.jsonl`, without its newline. Throws ProofError `not-representable`. */
export function siteRecordLine(line: SiteRecordLine): string {
  checkObject(line, 'line');
  const { id, kind, entry, values, withheld, erased } = line;
  try {
    return JSON.stringify({ entry, erased, fields: values, id, kind, withheld });
  } catch (cause) {
    throw new ProofError('not-representable', 'the record holds what JSON cannot express', { cause });
  }
}

/** What openings say, in their order, whether or not they prove it. Throws ProofError for what is no opening. */
export function valuesOfOpenings(
  kind: string,
  openings: readonly { readonly opening: string; readonly items?: readonly { readonly opening: string }[] }[],
): Map<string, JsonValue> {
  checkString(kind, 'kind');
  checkList(openings, 'openings');
  const shown = openings
    .flatMap((one) => {
      checkObject(one, 'opening');
      const { opening, items = [] } = one;
      checkList(items, 'items');
      return [opening, ...items.map((item) => item?.opening)];
    })
    .map(valueOfOpening);
  return disclosedValues({ kind, fields: shown });
}

function valueOfOpening(opening: string): VerifiedField {
  checkString(opening, 'opening');
  try {
    const [, , path, value] = JSON.parse(opening) as [string, string, string, JsonValue];
    if (typeof path === 'string') return { path, state: 'disclosed', value };
  } catch {
    // told below
  }
  throw refuse(`this is no opening: ${describe(opening)}`);
}
