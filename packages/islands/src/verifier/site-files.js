// @ts-check
/**
 * The files of a site as a browser gives them: a folder that was chosen, or one that was dropped. Nothing but names is read
 * until the verifier asks for a file.
 */
import { isLeftByDesktop, rootAmong, unpackedNames } from '@sabt/proof';

/** @typedef {import('@sabt/proof').SiteSource} SiteSource */
/** @typedef {Map<string, () => Promise<Uint8Array> | Uint8Array>} Readers */

const DOSSIER_SIGN = 'dossier.json';

/** @param {File} file */
const reader = (file) => async () => new Uint8Array(await file.arrayBuffer());

/**
 * The site among files: it may lie in a folder within what was given. Null where there is none.
 * @param {Readers} readers
 * @returns {SiteSource | null}
 */
export function siteAmong(readers) {
  const root = rootAmong([...readers.keys()]);
  if (root === null) return null;
  const paths = [...readers.keys()].filter((path) => path.startsWith(root)).map((path) => path.slice(root.length));
  return { read: async (path) => (await readers.get(`${root}${path}`)?.()) ?? null, paths: () => paths };
}

/**
 * A dossier that was unpacked, as browsers do unasked. What desktops put into folders is left out; everything else is there,
 * a file that is not listed without its bytes. What lies beside its folder is none of it and is only named.
 * @param {Readers} readers
 * @returns {{ files: () => Promise<ReadonlyMap<string, Uint8Array>>, beside: string[] } | null}
 */
export function dossierAmong(readers) {
  const sign = [...readers.keys()]
    .filter((path) => path === DOSSIER_SIGN || path.endsWith(`/${DOSSIER_SIGN}`))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
  if (sign === undefined) return null;
  const root = sign.slice(0, -DOSSIER_SIGN.length);
  const paths = [...readers.keys()].filter((path) => path.startsWith(root)).map((path) => path.slice(root.length));
  /** @param {string} path */
  const bytesOf = async (path) => (await readers.get(`${root}${path}`)?.()) ?? new Uint8Array();
  const beside = [...readers.keys()].filter((path) => !path.startsWith(root) && !isLeftByDesktop(path));
  const files = async () => {
    /** @type {Map<string, Uint8Array>} */
    const all = new Map();
    for (const { path, name, isListed } of unpackedNames(paths, await bytesOf(DOSSIER_SIGN)))
      all.set(name, isListed ? await bytesOf(path) : new Uint8Array());
    return all;
  };
  return { files, beside };
}

/** @param {Iterable<File>} files from an input that takes folders */
export function readersOf(files) {
  /** @type {Readers} */
  const readers = new Map();
  for (const file of files) readers.set(file.webkitRelativePath || file.name, reader(file));
  return readers;
}

/**
 * What was dropped, folders and all; it must be taken while the event lasts. Where a browser has handles they are preferred:
 * the entries of Chromium cannot be read by a page that was opened from disk.
 * @param {DataTransfer} dropped
 * @returns {Promise<(FileSystemHandle | FileSystemEntry)[]>}
 */
export function dropped(dropped) {
  const taken = [...dropped.items].map((item) => {
    const withHandle = /** @type {{ getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }} */ (item);
    return typeof withHandle.getAsFileSystemHandle === 'function'
      ? withHandle.getAsFileSystemHandle()
      : item.webkitGetAsEntry();
  });
  return Promise.all(taken).then((all) => all.filter((one) => one !== null));
}

/** @param {FileSystemHandle | FileSystemEntry} one */
export const isFolder = (one) => ('kind' in one ? one.kind === 'directory' : one.isDirectory);

/**
 * @param {(FileSystemHandle | FileSystemEntry)[]} taken
 * @param {(found: number) => void} told how many files were found so far
 */
export async function readersOfDropped(taken, told) {
  /** @type {Readers} */
  const readers = new Map();
  const waiting = taken.map((one) => ({ one, path: one.name }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { one, path } = next;
    if (isFolder(one))
      for (const child of await childrenOf(one)) waiting.push({ one: child, path: `${path}/${child.name}` });
    else {
      readers.set(path, async () => new Uint8Array(await (await fileOf(one)).arrayBuffer()));
      if (readers.size % 500 === 0) told(readers.size);
    }
  }
  return readers;
}

/** @param {FileSystemHandle | FileSystemEntry} one @returns {Promise<File>} */
function fileOf(one) {
  if ('kind' in one) return /** @type {FileSystemFileHandle} */ (one).getFile();
  return new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (one).file(resolve, reject));
}

/** @param {FileSystemHandle | FileSystemEntry} folder */
async function childrenOf(folder) {
  /** @type {(FileSystemHandle | FileSystemEntry)[]} */
  const all = [];
  if ('kind' in folder) {
    const listed = /** @type {{ values(): AsyncIterable<FileSystemHandle> }} */ (/** @type {unknown} */ (folder));
    for await (const one of listed.values()) all.push(one);
    return all;
  }
  const list = /** @type {FileSystemDirectoryEntry} */ (folder).createReader();
  for (;;) {
    // a browser gives a hundred at a time
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => list.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
