/*
 * A public site as somebody else's program packed it (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16). Such a ZIP is not
 * written by us, so its times, attributes and order are nobody's business; each file is held against the signed list of
 * digests afterwards. What must not be is that whoever unpacks it gets other files than the ones that were checked:
 *
 *   two files of one name, of which one program takes the first and another the last (names that differ in the case of ASCII
 *   letters are one to many disks; which others are is not asked here, since a site has none and each is named); a name that
 *   leads out of the folder; a name in the directory and another before the file; files that the directory does not have,
 *   before, between and behind those that it has, which a program sees that reads from the beginning; parts that overlap.
 *
 * A ZIP with one of these is refused whole. What lies in it beside the site's folder is not the site's: it is named like a
 * file that no list has. Sizes are bounded by what the directory admits to, and a file is unpacked when it is asked for.
 */
import { checkBytes, checkList, checkString } from './arguments.ts';
import { equalBytes } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { inflate } from './inflate.ts';
import { SITE_FILES } from './site-format.ts';
import type { SiteSource } from './site-report.ts';
import { foldedName } from './zip.ts';
import { CENTRAL_BYTES, END_BYTES, LOCAL_BYTES } from './zip-format.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_COMMENT = 0xffff;
/** Of one file. */
const MAX_BYTES = 2 ** 30;
const IS_SEALED = 0x0001;
const HAS_SUM_BEHIND = 0x0008;
/** What may stand behind a file whose sizes were not known before it: CRC-32 and sizes of 4 or 8 bytes, with or without signature. */
const SUM_BYTES: ReadonlySet<number> = new Set([12, 16, 20, 24]);
/** Info-ZIP's extra field with another name. */
const OTHER_NAME = 0x7075;

interface Packed {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
  readonly content: Uint8Array;
}

function refuse(why: string): ProofError {
  return new ProofError('bad-zip', why);
}

/**
 * The site in a ZIP; null for what is no ZIP, or one without a site, as a dossier is. Paths that lie beside the site's folder
 * are given from the top, with a slash before them. Throws ProofError `bad-zip` for one that cannot be taken in one way only,
 * also when a file of it is read.
 */
export function siteInZip(archive: Uint8Array): SiteSource | null {
  checkBytes(archive, 'archive');
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff)
    throw refuse('a ZIP of more than 65,534 files or 4 GiB: unpack it and give the folder');
  const lines = directory(archive, view, { count, start, end });
  const root = rootAmong(lines.map(({ name }) => name));
  if (root === null) return null;
  const files = filesOf(archive, view, lines, start);
  const paths = [...files.keys()].map((name) => (name.startsWith(root) ? name.slice(root.length) : `/${name}`));
  return {
    read: (path) => {
      const file = files.get(`${root}${path}`);
      return file === undefined ? null : unpacked(file);
    },
    paths: () => paths,
  };
}

/** The folder, with its slash, that holds a site and lies least deep; null where there is none, or where a dossier lies. */
export function rootAmong(paths: readonly string[]): string | null {
  checkList(paths, 'paths');
  for (const path of paths) checkString(path, 'path');
  const isDeeper = (a: string, b: string): number => a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
  const signs = new Set<string>([SITE_FILES.contents, SITE_FILES.sums]);
  if (paths.includes('dossier.json')) return null;
  const roots = paths.flatMap((path) => {
    const slash = path.lastIndexOf('/') + 1;
    return signs.has(path.slice(slash)) ? [path.slice(0, slash)] : [];
  });
  return roots.sort(isDeeper)[0] ?? null;
}

/** What desktops leave in folders and archives, unasked; nobody reads it for what a site or a dossier says. */
export function isLeftByDesktop(path: string): boolean {
  checkString(path, 'path');
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i.test(name);
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  return null;
}

function directory(
  archive: Uint8Array,
  view: DataView,
  { count, start, end }: { count: number; start: number; end: number },
): Packed[] {
  const lines: Packed[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const from = at + CENTRAL_BYTES;
    if (from > end || view.getUint32(at, true) !== CENTRAL) throw refuse('the directory of the ZIP is damaged');
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    if (from + name + extra + comment > end) throw refuse('the directory of the ZIP is damaged');
    lines.push({
      name: nameOf(archive.subarray(from, from + name), archive.subarray(from + name, from + name + extra)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      content: new Uint8Array(0),
    });
    at = from + name + extra + comment;
  }
  if (at !== end) throw refuse('the directory of the ZIP holds more than its files');
  return lines;
}

/** Names of a site are ASCII, so it does not matter in which letters an old program meant others. */
function nameOf(bytes: Uint8Array, extra: Uint8Array): string {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    const other = extra.subarray(at + 9, at + 4 + view.getUint16(at + 2, true));
    if (view.getUint16(at, true) === OTHER_NAME && !equalBytes(other, bytes))
      throw refuse('a file of the ZIP has two names');
  }
  return new TextDecoder().decode(bytes);
}

/** The files by name, without folders. They lie one behind the other from the first byte to the directory. */
function filesOf(
  archive: Uint8Array,
  view: DataView,
  lines: readonly Packed[],
  start: number,
): ReadonlyMap<string, Packed> {
  const files = new Map<string, Packed>();
  const names = new Set<string>();
  let at = 0;
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    checkName(line.name);
    const folded = foldedName(line.name);
    if (names.has(folded)) throw refuse(`two files are called ${describe(line.name)}`);
    names.add(folded);
    if (line.at !== at) throw refuse(`before ${describe(line.name)} lies what is no file of the directory`);
    const from = contentAt(archive, view, line);
    const to = from + line.packed;
    if (to > start) throw refuse('the ZIP is cut short');
    if (!line.name.endsWith('/')) files.set(line.name, { ...line, content: archive.subarray(from, to) });
    else if (line.size > 0 || line.packed > 0) throw refuse(`the folder ${describe(line.name)} has bytes of its own`);
    at = (line.flags & HAS_SUM_BEHIND) === 0 ? to : nextAfter(view, to, start);
  }
  if (at !== start) throw refuse('before the directory lies what is no file of it');
  return files;
}

function checkName(name: string): void {
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  const leadsOut = parts.some((part) => part === '' || part === '.' || part === '..');
  if (leadsOut || /[\\:\u0000-\u001f]/.test(name))
    throw refuse(`a name that leads out of the folder, or means something to a disk: ${describe(name)}`);
}

/** Where a file's bytes begin, behind the header that says of it what the directory does. */
function contentAt(archive: Uint8Array, view: DataView, line: Packed): number {
  const { at, flags, method } = line;
  const name = at + LOCAL_BYTES;
  if (name > archive.length || view.getUint32(at, true) !== LOCAL) throw refuse('the ZIP is damaged');
  const extra = name + view.getUint16(at + 26, true);
  const from = extra + view.getUint16(at + 28, true);
  if (from > archive.length) throw refuse('the ZIP is cut short');
  const said = nameOf(archive.subarray(name, extra), archive.subarray(extra, from));
  const isSame =
    said === line.name && view.getUint16(at + 6, true) === flags && view.getUint16(at + 8, true) === method;
  const [packed, size] = [view.getUint32(at + 18, true), view.getUint32(at + 22, true)];
  // sizes come behind the file, or in an extra field for large ones
  const isOpen = (flags & HAS_SUM_BEHIND) !== 0 || (packed === 0xffffffff && size === 0xffffffff);
  if (!isSame || (!isOpen && (packed !== line.packed || size !== line.size)))
    throw refuse(`the ZIP says of ${describe(line.name)} one thing in its directory and another before the file`);
  return from;
}

/** Behind the sums of a file: where the next one begins, or the directory. */
function nextAfter(view: DataView, at: number, start: number): number {
  for (const length of SUM_BYTES) {
    const next = at + length;
    if (next === start || (next + 4 <= start && view.getUint32(next, true) === LOCAL)) return next;
  }
  throw refuse('behind a file of the ZIP lies what is no file of the directory');
}

function unpacked({ name, flags, method, size, content }: Packed): Uint8Array {
  if (size > MAX_BYTES) throw refuse(`${describe(name)} is larger than what is unpacked here`);
  if ((flags & IS_SEALED) !== 0 || (method !== 0 && method !== 8))
    throw refuse(`${describe(name)} is packed in a way that is not read here: unpack the ZIP and give the folder`);
  return method === 0 ? content : inflate(content, size);
}
