/** A small invented dossier, the same bytes on every run: a document with its file, one with erased fields, the erasure. */
import { deflateRawSync } from 'node:zlib';
import {
  buildItemTree,
  buildRecordTree,
  centralHeader,
  consistencyProof,
  cosignText,
  crc32,
  DOSSIER_FILES,
  type DossierContents,
  dossierData,
  dossierStatement,
  endOfZip,
  formatCheckpoint,
  formatDossierContents,
  formatEntry,
  formatKeysFile,
  formatNote,
  formatOpening,
  formatProofFile,
  inclusionProof,
  itemProof,
  type KeyRecord,
  leafHash,
  localHeader,
  nodesOf,
  type ProofFile,
  parseDossierContents,
  type RecordKind,
  recordProof,
  rootFromLeafHashes,
  type SlotContent,
  sha256Of,
  signText,
  slotOf,
  toBase64,
  toHex,
  utf8Encode,
  verifyRecordProof,
  type ZipEntry,
} from '../src/index.ts';
import { announce, provenIn } from './key-sample.ts';
import {
  bytesNamed,
  COSIGNED_AT,
  logKey,
  ORIGIN,
  type SampleKey,
  sampleFiller,
  sampleKey,
  witnessKey,
} from './sample.ts';

const FILE = utf8Encode('The bytes of a file, as it was taken in.\n');
const PASSAGES = ['Der Markt war offen.\n', 'سوق المدينة\n', '=1+1 is no formula here, "quoted".'];

export interface SampleRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly values: Readonly<Record<string, unknown>>;
  readonly passages?: readonly string[];
  readonly withheld?: readonly string[];
  readonly erased?: ProofFile['erased'];
  readonly original?: { readonly path: string; readonly bytes: Uint8Array };
}

export const RECORDS: readonly SampleRecord[] = [
  {
    id: 'd1',
    kind: 'document',
    values: { id: 'd1', version: 1, title: '-سوق', name: 'market.txt', sha256: toHex(sha256Of(FILE)), by: 'A. Keeper' },
    passages: PASSAGES,
    withheld: ['by'],
    original: { path: 'files/d1-market.txt', bytes: FILE },
  },
  {
    id: 'e1',
    kind: 'event',
    values: { id: 'e1', version: 2, title: 'An event', description: 'gone', country: 'X' },
    erased: [{ path: 'description', reason: 'safety' }],
    withheld: ['country'],
  },
  {
    id: 'x1',
    kind: 'erasure',
    values: { id: 'x1', version: 1, record: 'e1', paths: ['description'], reason: 'safety', versions: [1, 2] },
  },
];

/** What a test changes of a dossier that is otherwise rightly made and signed. */
export interface DossierChange {
  readonly records?: readonly SampleRecord[];
  readonly key?: SampleKey;
  readonly origin?: string;
  /** Looks at a proof file before it is written. */
  readonly proof?: (file: ProofFile) => ProofFile;
  readonly cosigners?: readonly SampleKey[];
  /** A checkpoint of the first so many entries, under `proof/cosigned/checkpoint`, and who cosigned it. */
  readonly earlier?: {
    readonly size: number;
    readonly cosigners: readonly SampleKey[];
    readonly leaves?: Uint8Array[];
    /** When they cosigned, in seconds since 1970. */
    readonly at?: number;
  };
  /** After the records the log commits to a next key and changes to this one, which then signs. */
  readonly changedTo?: { readonly key: SampleKey; readonly committed?: SampleKey; readonly retiredSigns?: true };
  /** Anchors over a checkpoint of all entries but the last, by name: their files, given the signed note. */
  readonly anchors?: Readonly<Record<string, (note: Uint8Array) => Record<string, Uint8Array>>>;
}

export function openingOf({ id, kind, values }: SampleRecord, path: string, value: unknown = values[path]): string {
  return formatOpening({ salt: bytesNamed(`salt ${id} ${path}`), kind, path, value });
}

function prepared(record: SampleRecord) {
  const passages = (record.passages ?? []).map((text, i) => openingOf(record, `text/${i}`, text));
  const tree = buildItemTree(passages);
  const values = record.passages === undefined ? record.values : { ...record.values, text: tree.value };
  const openings = new Map(Object.entries(values).map(([path, value]) => [path, openingOf(record, path, value)]));
  const slots = [...openings].map(([path, text]): [number, SlotContent] => [slotOf(record.kind, path), text]);
  const { nodes, root } = buildRecordTree(record.kind, slots, sampleFiller);
  const entry = formatEntry({ at: '2026-11-22', fields: root });
  const hidden = [...(record.withheld ?? []), ...(record.erased ?? []).map(({ path }) => path)];
  const shown = [...openings]
    .filter(([path]) => !hidden.includes(path))
    .map(([path, opening]) => {
      const items =
        path === 'text' ? passages.map((text, i) => ({ index: i, opening: text, proof: itemProof(tree, i) })) : [];
      return { opening, proof: recordProof(nodes, slotOf(record.kind, path)), items };
    });
  return { record, entry, shown };
}

/** The files of the dossier by name. */
export function sampleDossier(change: DossierChange = {}): Map<string, Uint8Array> {
  const {
    records = RECORDS,
    key = logKey,
    origin = ORIGIN,
    proof = (file) => file,
    cosigners = [witnessKey],
    earlier,
    changedTo,
    anchors = {},
  } = change;
  const built = records.map(prepared);
  const chain = changedTo === undefined ? [] : changed(key, changedTo, built.length);
  const leaves = [...built.map(({ entry }) => leafHash(entry)), ...chain.map(({ entry }) => leafHash(entry.bytes))];
  const signer = changedTo === undefined || changedTo.retiredSigns ? key : changedTo.key;
  const note = signedCheckpoint(origin, leaves, signer, cosigners);
  const files = new Map([[DOSSIER_FILES.checkpoint as string, utf8Encode(note)]]);
  if (chain.length > 0) {
    const [id] = built[0]!.shown; // entry 0 is shown to be none of a key
    const first = { entry: { index: 0, bytes: built[0]!.entry }, openings: [id!], inclusion: null };
    const proven = [first, ...chain].map((one) => provenIn(leaves, one));
    const text = formatKeysFile({ origin, first: proven[0]!, records: proven.slice(1) });
    files.set(DOSSIER_FILES.keys, utf8Encode(text));
  }
  const proofs = built.map(({ record, entry, shown }, index) =>
    proof({
      kind: record.kind,
      id: record.id,
      entry: { index, bytes: entry },
      openings: shown,
      withheld: record.withheld ?? [],
      erased: record.erased ?? [],
      inclusion: inclusionProof(index, leaves.length, nodesOf(leaves)),
      checkpoint: note,
    }),
  );
  for (const file of proofs) files.set(`proof/records/${file.id}.json`, utf8Encode(formatProofFile(file)));
  const disclosed = proofs.map((file) => {
    const { fields } = verifyRecordProof(formatProofFile(file), { vkeys: [signer.vkey] });
    return { id: file.id, kind: file.kind, entry: file.entry.index, fields };
  });
  for (const [path, bytes] of dossierData(disclosed)) files.set(path, bytes);
  for (const { original } of records) if (original !== undefined) files.set(original.path, original.bytes);
  files.set('index.html', utf8Encode('<!doctype html><title>A dossier</title>\n'));
  const root = toBase64(rootFromLeafHashes(leaves));
  const entries = records.map(({ id, kind, original }, entry) => {
    return { id, kind, entry, proof: `proof/records/${id}.json`, ...(original && { original: original.path }) };
  });
  const attested: DossierContents['attested'][number][] = [];
  if (earlier !== undefined) {
    const before = (earlier.leaves ?? leaves).slice(0, earlier.size);
    files.set(COSIGNED, utf8Encode(signedCheckpoint(origin, before, key, earlier.cosigners, earlier.at)));
    const consistency = consistencyProof(earlier.size, leaves.length, nodesOf(leaves));
    attested.push({ checkpoint: COSIGNED, consistency });
  }
  const anchored = utf8Encode(signedCheckpoint(origin, leaves.slice(0, -1), key, []));
  const listed: string[] = [];
  for (const [name, filesOf] of Object.entries(anchors)) {
    for (const [file, bytes] of Object.entries(filesOf(anchored))) {
      files.set(`proof/anchors/${name}/${file}`, bytes);
      listed.push(`proof/anchors/${name}/${file}`);
    }
    const consistency = consistencyProof(leaves.length - 1, leaves.length, nodesOf(leaves));
    attested.push({ checkpoint: `proof/anchors/${name}/checkpoint`, consistency });
  }
  const checkpoint = { size: leaves.length, root };
  return signed(files, { origin, key: signer, contents: { checkpoint, records: entries, attested, anchors: listed } });
}

/** Statements 0 and 1, of which the former key may still sign so much as its own tree. */
function changed(
  former: SampleKey,
  { key, committed = key }: NonNullable<DossierChange['changedTo']>,
  at: number,
): KeyRecord[] {
  const next = sampleKey(ORIGIN, 'ed25519', 'the one after that');
  return [
    { number: 0, key: former, next: committed, entry: at, until: 0, signers: [former] },
    { number: 1, key, next, entry: at + 1, until: at + 1, signers: [key, former] },
  ].map(announce);
}

export const COSIGNED = 'proof/cosigned/checkpoint';

function signedCheckpoint(
  origin: string,
  leaves: readonly Uint8Array[],
  key: SampleKey,
  cosigners: readonly SampleKey[],
  at = COSIGNED_AT,
): string {
  const text = formatCheckpoint({ origin, size: leaves.length, root: rootFromLeafHashes([...leaves]) });
  return formatNote(text, [
    signText(text, key.key, key.sign),
    ...cosigners.map((one) => cosignText(text, one.key, at, one.sign)),
  ]);
}

const NOTHING_LISTED: DossierContents = {
  origin: ORIGIN,
  vkey: logKey.vkey,
  day: '2026-11-23',
  checkpoint: { size: 0, root: '' },
  records: [],
  attested: [],
  anchors: [],
  files: [],
};

/** Puts list and signature beside files, as whoever has the key can. */
export function signed(
  files: ReadonlyMap<string, Uint8Array>,
  {
    origin = ORIGIN,
    key = logKey,
    contents,
  }: { origin?: string; key?: SampleKey; contents?: Partial<DossierContents> } = {},
): Map<string, Uint8Array> {
  const all = new Map(
    [...files].filter(([path]) => path !== DOSSIER_FILES.contents && path !== DOSSIER_FILES.statement),
  );
  const before = files.get(DOSSIER_FILES.contents);
  const former = before === undefined ? NOTHING_LISTED : parseDossierContents(before);
  const list = [...all].map(([path, bytes]) => ({ path, size: bytes.length, sha256: toHex(sha256Of(bytes)) }));
  const json = utf8Encode(formatDossierContents({ ...former, origin, vkey: key.vkey, ...contents, files: list }));
  const text = dossierStatement(origin, json);
  all.set(DOSSIER_FILES.contents, json);
  all.set(DOSSIER_FILES.statement, utf8Encode(formatNote(text, [signText(text, key.key, key.sign)])));
  return all;
}

/** A ZIP of files as a dossier has them; `change` looks at each header before it is written. */
export function zipOf(
  files: Iterable<readonly [string, Uint8Array]>,
  change: (entry: ZipEntry) => ZipEntry = (e) => e,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const deflated = new Uint8Array(deflateRawSync(bytes));
    const [method, packed] = deflated.length < bytes.length ? [8, deflated] : [0, bytes];
    const entry = change({ name, method, crc: crc32(bytes), packed: packed.length, size: bytes.length, at });
    parts.push(localHeader(entry), packed);
    central.push(centralHeader(entry));
    at += localHeader(entry).length + packed.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  return new Uint8Array(Buffer.concat([...parts, ...central, endOfZip({ count: central.length, size, at })]));
}
