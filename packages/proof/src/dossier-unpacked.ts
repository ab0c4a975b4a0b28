/**
 * Which file of a folder is which file of the dossier that was unpacked there. A name that is listed is taken as it stands:
 * the pages link to that name, so whoever reads them opens that file and no other. A file system may have changed the
 * composition of letters on the way (HFS+ decomposes them, Unicode Annex #15); a name counts for the listed one that it is
 * after NFC only where no file has the listed one, and only one file can be meant. Otherwise good bytes under a second
 * spelling would vouch for a forged file under the first.
 */
import { checkList, checkString } from './arguments.ts';
import { DOSSIER_FILES, type DossierContents, parseDossierContents } from './dossier-format.ts';
import { ProofError } from './errors.ts';
import { isLeftByDesktop } from './site-zip.ts';

export interface UnpackedName {
  /** As the folder has it. */
  readonly path: string;
  /** As the dossier has it; where it has none, as the folder does. */
  readonly name: string;
  /** False: nothing that is in the file can be of use, its being there is what has to be told. */
  readonly isListed: boolean;
}

/**
 * `paths`: of all files in the folder, from the folder that holds `dossier.json`; `contents`: the bytes of that file. What
 * desktops leave in folders is left out. Of contents that cannot be read every file counts as listed: the verifier tells.
 */
export function unpackedNames(paths: readonly string[], contents: Uint8Array): UnpackedName[] {
  checkList(paths, 'paths');
  for (const path of paths) checkString(path, 'path');
  const listed = listedIn(contents);
  if (listed === null) return paths.map((path) => ({ path, name: path, isListed: true }));
  const there = new Set(paths);
  const missing = byComposed([...listed].filter((name) => !there.has(name)));
  const present = byComposed(paths.filter((path) => listed.has(path)));
  const others = byComposed(paths.filter((path) => !listed.has(path)));
  const found: UnpackedName[] = [];
  for (const path of there) {
    const composed = path.normalize('NFC');
    const [name, ...more] = missing.get(composed) ?? [];
    const isOnlyOne = more.length === 0 && !present.has(composed) && others.get(composed)?.length === 1;
    if (listed.has(path)) found.push({ path, name: path, isListed: true });
    else if (name !== undefined && isOnlyOne) found.push({ path, name, isListed: true });
    else if (!isLeftByDesktop(path)) found.push({ path, name: path, isListed: false });
  }
  return found;
}

function listedIn(contents: Uint8Array): ReadonlySet<string> | null {
  let parsed: DossierContents;
  try {
    parsed = parseDossierContents(contents);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return null;
  }
  return new Set([DOSSIER_FILES.contents, DOSSIER_FILES.statement, ...parsed.files.map(({ path }) => path)]);
}

function byComposed(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const composed = name.normalize('NFC');
    const same = all.get(composed);
    if (same === undefined) all.set(composed, [name]);
    else same.push(name);
  }
  return all;
}
