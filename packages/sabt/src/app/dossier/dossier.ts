/** A dossier: chosen records for an outsider, as a ZIP that opens offline and can be checked alone (docs/FORMAT.md). */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  DOSSIER_FILES,
  type DossierContents,
  dossierData,
  dossierStatement,
  dossierVerification,
  formatDossierContents,
  formatKeysFile,
  parseEntry,
} from '@sabt/proof';
import { LANGUAGES, type Language } from '../../i18n/index.ts';
import { SabtError } from '../../model/errors.ts';
import type { ErasedBefore, Json, Kind } from '../../model/records.ts';
import {
  type DossierModel,
  type DossierRecordView,
  dossierPages,
  dossierPaper,
  dossierReadme,
} from '../../pages/index.ts';
import { signStatement } from '../../stages/keeping/index.ts';
import { dossierFileName, isHousekeeping, printPaper, writeZip } from '../../stages/publishing/index.ts';
import type { App } from '../app.ts';
import { type OutPath, writeOut } from '../out-file.ts';
import { copyOrigin } from '../withholding/redacting/copies.ts';
import {
  type DossierChoice,
  type DossierParts,
  type DossierRecordParts,
  type Gatherer,
  gatherAsOne,
  gatherInTurn,
} from './dossier-records.ts';
import { Making, madeOfOneMoment } from './making.ts';
import { concernedBy, leavingDigest } from './overtaken.ts';
import { cosignaturesIn, stampsIn } from './stated-by-others.ts';

export interface DossierInput extends OutPath {
  ids: readonly string[];
  /** Paths of fields or passages that leave whatever their level. */
  include: readonly string[];
  restricted: boolean;
  /** With acts and events of which no document leaves. */
  resting?: boolean;
  /** What was looked at before: nothing else is written. */
  asSeen?: string;
}

/** What an outsider would see of a record, and what not. */
export interface DossierPreview {
  id: string;
  kind: Kind;
  disclosed: { [path: string]: Json };
  withheld: readonly string[];
  /** Of these, what stays because those concerned do not consent, and because it names a record that is not public. */
  because: { consent: readonly string[]; naming: readonly string[] };
  /** Nothing of it leaves, since it rests on documents alone that are not handed over. */
  resting: boolean;
  erased: readonly { path: string; reason: string }[];
  /** Of former versions, where the one that leaves shows no sign of it. */
  erasedBefore: readonly ErasedBefore[];
  /** Name in the dossier of the file that was taken in, if its bytes leave. */
  file: string | null;
}

export interface DossierAnswer {
  /** Null where nothing was to be written. */
  file: string | null;
  records: number;
  files: number;
  disclosed: number;
  withheld: number;
  erased: number;
  checkpoint: { size: number; root: string };
  /** Acts and events that stay, or of which nothing leaves, since they rest on documents alone that are hidden. */
  resting: { id: string; kind: Kind }[];
  /** With a dry run: everything that an outsider would see. */
  preview?: DossierPreview[];
}

const VERIFIER = new URL('../../../verifier/verify.html', import.meta.url);
/** For readers without Sabt: another verifier, and the description from which it was written. */
const BESIDE = [
  ['verify.py', new URL('../../../../../examples/verify.py', import.meta.url)],
  ['FORMAT.md', new URL('../../../../../docs/FORMAT.md', import.meta.url)],
] as const;

function choiceOf({ include, restricted, resting = false }: Omit<DossierInput, keyof OutPath | 'ids'>): DossierChoice {
  return { include: new Set(include), restricted, resting };
}

/** What somebody looks at before it is made. */
export interface DossierLooked {
  answer: DossierAnswer;
  /** Of what leaves: the same is made only as long as this is the same. */
  digest: string;
  /** Ids of the records that it hangs on. */
  concerned: ReadonlySet<string>;
}

/** Others have their turns meanwhile. Throws `not-found`, `too-large`, `stopped`, and the reason of the signal. */
export async function previewDossier(
  input: Omit<DossierInput, keyof OutPath>,
  app: App,
  gatherer: Gatherer = {},
): Promise<DossierLooked> {
  const parts = await gatherInTurn(input.ids, choiceOf(input), app, gatherer);
  const { records } = parts;
  return { answer: previewOf(parts), digest: leavingDigest(records), concerned: concernedBy(records) };
}

function previewOf(parts: DossierParts): DossierAnswer {
  const preview = parts.records.map((record) => ({
    id: record.id,
    kind: record.kind,
    disclosed: Object.fromEntries(record.values),
    withheld: record.withheld,
    because: record.because,
    resting: record.resting,
    erased: record.erased,
    erasedBefore: record.erasedBefore,
    file: record.file ? fileNameOf(record) : null,
  }));
  return { ...answer(parts), file: null, preview };
}

/**
 * Written once every check of it has passed, and nothing of it was changed, withheld or erased meanwhile. Throws `not-found`,
 * `file-exists`, `too-large`, `archive-damaged`, `stopped`, `conflict`, and the reason of the signal.
 */
export async function writeDossier(input: DossierInput, app: App, gatherer: Gatherer = {}): Promise<DossierAnswer> {
  const making = new Making(app, gatherer);
  const { parts } = await writeOut({ ...input, isOurs: isDossier }, (path) =>
    madeOfOneMoment(app, async () => {
      const parts = await gatherAsSeen(input, app, making);
      const files = await dossierFiles(parts, app, making);
      await requireSound(files, app, making);
      await writeZip(path, files, (written) => {
        making.tell('packing', written, files.size);
        return making.turn();
      });
      return { parts, made: path };
    }),
  );
  return { ...answer(parts), file: input.out };
}

/** Throws `conflict` where that is not what was looked at any more. */
async function gatherAsSeen(input: Omit<DossierInput, keyof OutPath>, app: App, making: Making): Promise<DossierParts> {
  const parts = await gatherAsOne(input.ids, choiceOf(input), app, making.gatherer);
  if (input.asSeen === undefined || input.asSeen === leavingDigest(parts.records)) return parts;
  throw new SabtError(
    'conflict',
    'What would leave is not what was looked at: records were added, changed, withheld or erased since. Look at it again.',
  );
}

async function requireSound(files: ReadonlyMap<string, Uint8Array>, app: App, making: Making): Promise<void> {
  const steps = dossierVerification(files, { logKeys: app.archive.logKeys() });
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    making.tell('verifying', step.value.done, step.value.total);
    await making.turn();
  }
  const failed = step.value.checks.find(({ ok }) => !ok);
  if (failed === undefined) return;
  throw new SabtError(
    'archive-damaged',
    `What would be handed over does not verify: ${failed.reason} Run sabt verify.`,
    { at: `${failed.check} ${failed.subject}` },
  );
}

function isDossier(head: string): boolean {
  return head.startsWith('PK\u0003\u0004') && head.slice(30).startsWith('README.txt');
}

function answer({ records, size, root, resting }: DossierParts): DossierAnswer {
  const fields = records.flatMap((record) => record.fields);
  const count = (state: string) => fields.filter((field) => field.state === state).length;
  return {
    file: null,
    records: records.length,
    files: records.filter(({ file }) => file).length,
    disclosed: count('disclosed'),
    withheld: count('withheld'),
    erased: count('erased'),
    checkpoint: { size, root },
    resting,
  };
}

/** The PDF that the dossier would hold in one language. Throws as `writeDossier` does. */
export async function paperOfDossier(
  input: Omit<DossierInput, keyof OutPath>,
  language: Language,
  app: App,
  gatherer: Gatherer = {},
): Promise<Uint8Array> {
  const making = new Making(app, gatherer);
  const { made } = await madeOfOneMoment(app, async () => {
    const parts = await gatherAsSeen(input, app, making);
    const { model } = await told(parts, app, making);
    return { parts, made: (await printPaper(dossierPaper(model, language), making.turn)).bytes };
  });
  return made;
}

interface Told {
  model: DossierModel;
  originals: Map<string, Uint8Array>;
  data: ReadonlyMap<string, Uint8Array>;
  verifier: Uint8Array;
}

/** What the pages tell, and the bytes that they speak of. */
async function told(parts: DossierParts, app: App, making: Making): Promise<Told> {
  const { info } = app.archive;
  const originals = new Map<string, Uint8Array>();
  const views: DossierRecordView[] = [];
  for (const record of parts.records) {
    await making.turn();
    const file = record.file ? await originalOf(record, app) : null;
    if (file !== null) originals.set(file.path, file.bytes);
    views.push({
      id: record.id,
      kind: record.kind,
      entry: record.entry,
      at: parseEntry(Buffer.from(record.proof.entry.bytes, 'base64url')).at,
      values: record.values,
      withheld: record.withheld.filter((path) => !isHousekeeping(path)),
      housekeeping: record.withheld.filter(isHousekeeping).length,
      erased: record.erased,
      erasedBefore: record.erasedBefore,
      file: file && {
        path: file.path,
        size: file.bytes.length,
        sha256: sha256(file.bytes),
        isCopy: copyOrigin(record.version.fields) !== null,
      },
    });
  }
  const verifier = await readFile(VERIFIER);
  const data = dossierData(parts.records);
  const day = new Date().toISOString().slice(0, 10);
  const model: DossierModel = {
    archive: info.title,
    origin: info.origin,
    vkey: info.vkey,
    day,
    size: parts.size,
    root: parts.root,
    note: parts.note,
    records: views,
    witnesses: cosignaturesIn([parts.note, ...parts.notes.values()]),
    stamps: stampsIn(parts.anchors),
    data: [...data.keys()],
    verifierDigest: sha256(verifier),
    verifierProgramDigest: sha256(programIn(verifier)),
  };
  return { model, originals, data, verifier };
}

/** Every file of the dossier, by name, in the order in which they lie in the ZIP. */
async function dossierFiles(parts: DossierParts, app: App, making: Making): Promise<Map<string, Uint8Array>> {
  const { info } = app.archive;
  const { model, originals, data, verifier } = await told(parts, app, making);
  const files = new Map<string, Uint8Array>([['README.txt', Buffer.from(`\ufeff${dossierReadme(model)}`)]]);
  const pages = LANGUAGES.length * (model.records.length + 1);
  for (const [path, html] of dossierPages(model)) {
    files.set(path, Buffer.from(html));
    making.tell('pages', files.size, pages);
    await making.turn();
  }
  for (const [i, language] of LANGUAGES.entries()) {
    making.tell('paper', i, LANGUAGES.length);
    const { bytes } = await printPaper(dossierPaper(model, language), making.turn);
    files.set(`${language}/dossier.pdf`, bytes);
  }
  files.set('verify.html', verifier);
  for (const [name, url] of BESIDE) files.set(name, await readFile(url));
  for (const [path, bytes] of [...originals, ...data]) files.set(path, bytes);
  for (const [i, { id, proof }] of parts.records.entries()) {
    files.set(proofPath(id), Buffer.from(`${JSON.stringify(proof, null, 1)}\n`));
    making.tell('files', i, 2 * parts.records.length);
    await making.turn();
  }
  files.set(DOSSIER_FILES.checkpoint, Buffer.from(parts.note));
  const keys = app.archive.keysFile(parts.size);
  if (keys !== null) files.set(DOSSIER_FILES.keys, Buffer.from(formatKeysFile(keys)));
  for (const [path, bytes] of [...parts.notes, ...parts.anchors]) files.set(path, bytes);
  const listed: { path: string; size: number; sha256: string }[] = [];
  for (const [path, bytes] of files) {
    listed.push({ path, size: bytes.length, sha256: sha256(bytes) });
    making.tell('files', files.size + listed.length, 2 * files.size);
    await making.turn();
  }
  const contents: DossierContents = {
    origin: info.origin,
    vkey: info.vkey,
    day: model.day,
    checkpoint: { size: parts.size, root: parts.root },
    records: model.records.map(({ id, kind, entry, file }) => {
      return { id, kind, entry, proof: proofPath(id), ...(file !== null && { original: file.path }) };
    }),
    attested: parts.attested,
    anchors: [...parts.anchors.keys()],
    files: listed,
  };
  const list = Buffer.from(formatDossierContents(contents));
  files.set(DOSSIER_FILES.contents, list);
  files.set(DOSSIER_FILES.statement, Buffer.from(signStatement(info, dossierStatement(info.origin, list))));
  return files;
}

/** The script of the verifier page, whose digest the page shows of itself. */
function programIn(verifier: Buffer): Buffer {
  const [begin, end] = ['<script>', '</script>'];
  return verifier.subarray(verifier.indexOf(begin) + begin.length, verifier.lastIndexOf(end));
}

const proofPath = (id: string): string => `proof/records/${id}.json`;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function fileNameOf({ id, values }: DossierRecordParts): string {
  const name = values.get('name');
  return dossierFileName(id, typeof name === 'string' ? name : '');
}

/** The bytes as they were taken in. Throws `archive-damaged` if they are not those that the record says. */
async function originalOf(record: DossierRecordParts, app: App): Promise<{ path: string; bytes: Uint8Array }> {
  const { name } = record.version.fields['blob'] as { name: string };
  const chunks: Uint8Array[] = [];
  for await (const chunk of app.archive.blobs.open(name)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (sha256(bytes) !== record.values.get('sha256'))
    throw new SabtError('archive-damaged', `The file of the record ${record.id} is not the one that was taken in.`, {
      at: `blob ${name}`,
    });
  return { path: fileNameOf(record), bytes };
}
