/** The shape of a dossier's list of contents, `dossier.json` (docs/FORMAT.md, "Dossiers"), and of what is signed of it. */
import { checkList, checkObject, checkString } from './arguments.ts';
import { toBase64url, toHex } from './encoding.ts';
import { sha256Of } from './hash.ts';
import { shapeReader } from './shape.ts';
import { parseStrict } from './strict-json.ts';

export const DOSSIER_FORMAT = 'sabt-dossier/1';
export const DOSSIER_FILES = {
  contents: 'dossier.json',
  statement: 'dossier.note',
  checkpoint: 'proof/checkpoint',
  /** The statements of the log's keys; absent where the log has none. */
  keys: 'proof/keys.json',
} as const;

/** A record that the dossier proves. */
export interface DossierEntry {
  readonly id: string;
  readonly kind: string;
  readonly entry: number;
  /** Path of its proof file. */
  readonly proof: string;
  /** Of a document whose file is handed over: the path of its bytes. */
  readonly original?: string;
}

/** An earlier checkpoint that others have vouched for, and what proves that the dossier's continues it. */
export interface DossierAttested {
  /** Path of the signed note. */
  readonly checkpoint: string;
  readonly consistency: readonly Uint8Array[];
}

export interface DossierContents {
  readonly origin: string;
  /** The log's verifier key, as the dossier states it. */
  readonly vkey: string;
  /** Day on which it was made, UTC, as the archive states. */
  readonly day: string;
  readonly checkpoint: { readonly size: number; readonly root: string };
  readonly records: readonly DossierEntry[];
  /** None where the key is absent. */
  readonly attested: readonly DossierAttested[];
  /** Paths of the files of anchors, `proof/anchors/<name>/…`; the checkpoint of each stands in `attested`. */
  readonly anchors: readonly string[];
  /** Every file of the dossier but this list and the signature of it. */
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

const { refuse, fields, text, index, hash, list } = shapeReader('bad-dossier');

/** The file's text. Throws ProofError `bad-dossier` if it could not be read again. */
export function formatDossierContents(contents: DossierContents): string {
  checkObject(contents, 'contents');
  const { attested, anchors, files, ...head } = contents;
  checkList(attested, 'attested');
  const earlier = Array.from(attested, (one) => {
    checkObject(one, 'attested');
    const { checkpoint, consistency } = one;
    checkList(consistency, 'consistency');
    return { checkpoint, consistency: Array.from(consistency, (hash) => toBase64url(hash)) };
  });
  const json = { format: DOSSIER_FORMAT, ...head, ...(earlier.length > 0 && { attested: earlier }), anchors, files };
  parse(json);
  return `${JSON.stringify(json, null, 1)}\n`;
}

/** Throws ProofError `bad-dossier` and what `parseStrict` throws. */
export function parseDossierContents(input: string | Uint8Array): DossierContents {
  return parse(parseStrict(input));
}

function parse(json: unknown): DossierContents {
  const top = fields(
    json,
    'the list of contents',
    ['format', 'origin', 'vkey', 'day', 'checkpoint', 'records', 'anchors', 'files'],
    ['attested'],
  );
  if (top['format'] !== DOSSIER_FORMAT) throw refuse(`format: ${DOSSIER_FORMAT} expected`);
  const checkpoint = fields(top['checkpoint'], 'checkpoint', ['size', 'root']);
  const contents = {
    origin: text(top['origin'], 'origin'),
    vkey: text(top['vkey'], 'vkey'),
    day: text(top['day'], 'day'),
    checkpoint: {
      size: index(checkpoint['size'], 'checkpoint.size'),
      root: text(checkpoint['root'], 'checkpoint.root'),
    },
    records: list(top['records'], 'records', parseEntry),
    attested: list(top['attested'] ?? [], 'attested', parseAttested),
    anchors: list(top['anchors'], 'anchors', text),
    files: list(top['files'], 'files', parseFile),
  };
  if (!isDay(contents.day)) throw refuse('day: a day YYYY-MM-DD expected');
  once(
    contents.records.map(({ id }) => id),
    'record',
  );
  once(
    contents.records.map(({ proof }) => proof),
    'proof',
  );
  once(
    contents.attested.map(({ checkpoint }) => checkpoint),
    'checkpoint',
  );
  once(contents.anchors, 'anchor');
  once(
    contents.files.map(({ path }) => path),
    'file',
  );
  return contents;
}

/** From the year 1 on. */
function isDay(day: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day) || day.startsWith('0000')) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function parseEntry(json: unknown, at: string): DossierEntry {
  const entry = fields(json, at, ['id', 'kind', 'entry', 'proof'], ['original']);
  return {
    id: text(entry['id'], `${at}.id`),
    kind: text(entry['kind'], `${at}.kind`),
    entry: index(entry['entry'], `${at}.entry`),
    proof: text(entry['proof'], `${at}.proof`),
    ...(entry['original'] !== undefined && { original: text(entry['original'], `${at}.original`) }),
  };
}

function parseAttested(json: unknown, at: string): DossierAttested {
  const one = fields(json, at, ['checkpoint', 'consistency']);
  return {
    checkpoint: text(one['checkpoint'], `${at}.checkpoint`),
    consistency: list(one['consistency'], `${at}.consistency`, hash),
  };
}

function parseFile(json: unknown, at: string): DossierContents['files'][number] {
  const file = fields(json, at, ['path', 'size', 'sha256']);
  return {
    path: text(file['path'], `${at}.path`),
    size: index(file['size'], `${at}.size`),
    sha256: text(file['sha256'], `${at}.sha256`),
  };
}

function once(values: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw refuse(`the ${what} ${JSON.stringify(value)} is listed twice`);
    seen.add(value);
  }
}

/** The text that the log's key signs for a dossier. It is no checkpoint: its first line names no log. */
export function dossierStatement(origin: string, contents: Uint8Array): string {
  checkString(origin, 'origin');
  return `${DOSSIER_FORMAT}\n${origin}\n${toHex(sha256Of(contents))}\n`;
}
