/**
 * Which files a dossier holds, and what each is held against. Whoever has the key can list and sign any file, so a signature
 * alone lets nobody believe one. Of a file in a dossier a reader may believe only what rests on the log:
 *
 *   proof/   what the checks use: each file is the checkpoint, the keys, a record's proof, an earlier checkpoint, an anchor
 *   files/   files that were taken in: each is the `original` of a record, which states its SHA-256
 *   data/    tables, made again from the proofs and compared
 *
 * and there is nothing else in these three folders. All other files (pages, paper, the verifier) are what the keeper says;
 * that they are not checked is told. A folder that some file system would take for one of the three, `Files` or one with a
 * letter that folds to a letter of ASCII, is refused: unpacked, its files would lie among those that are checked.
 */

import { dossierData } from './dossier-data.ts';
import { DOSSIER_FILES, type DossierContents } from './dossier-format.ts';
import type { DossierCheck, DossierCheckNotMade, DossierRecord } from './dossier-report.ts';
import { equalBytes, toHex } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { sha256Of } from './hash.ts';

type Files = ReadonlyMap<string, Uint8Array>;
const FOLDERS: readonly string[] = ['proof', 'files', 'data'];
type Attempt = <T>(check: DossierCheck['check'], subject: string, step: () => T) => T | null;

/** Throws ProofError `file-missing`. */
export function fileOf(files: Files, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new ProofError('file-missing', `the file ${describe(path)} is missing`);
  return bytes;
}

/** Every file is listed, and is as it is listed. Returns the digests, in hexadecimal, of the files that are. */
export function* checkFiles(
  files: Files,
  contents: DossierContents,
  known: ReadonlyMap<string, string> | undefined,
  total: number,
  attempt: Attempt,
): Generator<{ readonly done: number; readonly total: number }, ReadonlyMap<string, string>, void> {
  const digests = new Map<string, string>();
  for (const [i, { path, size, sha256 }] of contents.files.entries()) {
    yield { done: i, total };
    attempt('file', path, () => {
      const bytes = fileOf(files, path);
      const digest = known?.get(path) ?? toHex(sha256Of(bytes));
      digests.set(path, digest);
      if (bytes.length !== size || digest !== sha256) {
        throw new ProofError('file-differs', `SHA-256: stated ${sha256}, computed ${digest}`);
      }
    });
  }
  const listed = new Set([DOSSIER_FILES.contents, DOSSIER_FILES.statement, ...contents.files.map(({ path }) => path)]);
  for (const path of files.keys()) {
    if (listed.has(path)) continue;
    attempt('file', path, () => {
      throw new ProofError('file-unlisted', 'the list of contents does not have this file');
    });
  }
  return digests;
}

/** Nothing lies in `proof/` and `files/` that no check uses; says that nobody checks what lies elsewhere. */
export function checkPlaces(
  files: Files,
  contents: DossierContents,
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): void {
  const { origin, records, attested, anchors } = contents;
  const used: Readonly<Record<string, ReadonlySet<string>>> = {
    proof: new Set<string>([
      DOSSIER_FILES.checkpoint,
      DOSSIER_FILES.keys,
      ...records.map(({ proof }) => proof),
      ...attested.map(({ checkpoint }) => checkpoint),
      ...anchors,
    ]),
    files: new Set(records.flatMap(({ original }) => original ?? [])),
  };
  let others = 0;
  for (const path of files.keys()) {
    const folder = path.includes('/') ? path.split('/', 1)[0]! : '';
    const why =
      folder !== 'files' && /[^ -~]/.test(path)
        ? 'outside of files/ no name has letters beyond ASCII'
        : folder === 'proof' && !used['proof']!.has(path)
          ? 'a file among the proofs that nothing in the list of contents uses'
          : folder === 'files' && !used['files']!.has(path)
            ? 'no record of the dossier has this file: nothing in the log stands for it'
            : !FOLDERS.includes(folder) && FOLDERS.includes(folder.toLowerCase())
              ? `it lies in a folder that may be taken for ${folder.toLowerCase()}/`
              : null;
    if (why !== null)
      attempt(folder === 'files' ? 'original' : 'file', path, () => {
        throw new ProofError('file-unlisted', why);
      });
    else if (!FOLDERS.includes(folder) && path !== DOSSIER_FILES.contents && path !== DOSSIER_FILES.statement) others++;
  }
  if (others === 0) return;
  const reason = `what ${others} files outside of data/, files/ and proof/ say (pages, paper, programs) is the keeper's word: go by what is proved`;
  notMade.push({ check: 'pages', subject: origin, reason });
}

/** The data files are what the proofs disclose, byte for byte, and there are no others. */
export function checkData(files: Files, records: readonly DossierRecord[], attempt: Attempt): void {
  const made = attempt('data', 'data', () => dossierData(records));
  if (made === null) return;
  const paths = new Set([...made.keys(), ...[...files.keys()].filter((path) => path.startsWith('data/'))]);
  for (const path of paths) {
    attempt('data', path, () => {
      const expected = made.get(path);
      if (expected === undefined) throw new ProofError('file-unlisted', 'no proof of the dossier gives this file');
      if (!equalBytes(fileOf(files, path), expected)) {
        throw new ProofError('file-differs', 'the file does not say what the proofs disclose');
      }
    });
  }
}
