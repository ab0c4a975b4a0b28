/** The records of a site against its log. */
import { toBase64url, utf8Encode } from './encoding.ts';
import { ProofError, type ProofErrorCode } from './errors.ts';
import { sha256Of } from './hash.ts';
import { type OpenedCheckpoint, type VerifiedField, verifyRecordProofBy } from './proof-file.ts';
import { PROOF_FORMAT } from './proof-file-format.ts';
import type { Copies } from './site-copies.ts';
import { SITE_FILES, SITE_RECORD_FORMAT, siteRecordLine, siteRecordPath, valuesOfOpenings } from './site-format.ts';
import type { SiteLog } from './site-log.ts';
import type { SiteFieldCount } from './site-report.ts';
import { parseStrict } from './strict-json.ts';

/** Counts of fields by kind, state and name; items count under their field. */
export class Tally {
  readonly counts = { disclosed: 0, withheld: 0, erased: 0 };
  readonly #fields = new Map<string, { disclosed: number; withheld: number; erased: number }>();

  add(kind: string, { path, state }: VerifiedField): void {
    this.counts[state]++;
    const name = `${kind} ${path.split('/', 1)[0]!}`;
    const own = this.#fields.get(name) ?? { disclosed: 0, withheld: 0, erased: 0 };
    own[state]++;
    this.#fields.set(name, own);
  }

  fields(): SiteFieldCount[] {
    return [...this.#fields].map(([name, counts]) => {
      const [kind, path] = name.split(' ') as [string, string];
      return { kind, path, ...counts };
    });
  }
}

interface RecordFile {
  readonly kind: string;
  readonly id: string;
  readonly entry: { readonly index: number };
  readonly openings: Parameters<typeof valuesOfOpenings>[1];
  readonly withheld: readonly string[];
  readonly erased: readonly { readonly path: string; readonly reason: string }[];
}

export interface ProvedRecord {
  readonly id: string;
  readonly entry: number;
  /** Claimed day of its entry. */
  readonly at: string;
  readonly kind: string;
  /** Of its line in the table of records. */
  readonly digest: Uint8Array;
  /** What it discloses. */
  readonly paths: readonly string[];
  readonly fields: readonly VerifiedField[];
}

/** A record whose proof holds; else null, and why was told. */
export function checkSiteRecord(
  path: string,
  bytes: Uint8Array,
  { log, checkpoint }: { log: SiteLog; checkpoint: OpenedCheckpoint },
  tally: Tally,
  copies: Copies,
  refuse: (code: ProofErrorCode, why: string) => void,
): ProvedRecord | null {
  let json: { [key: string]: unknown };
  try {
    json = parseStrict(bytes) as typeof json;
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    refuse(error.code, error.message);
    return null;
  }
  const { format, ...rest } = json ?? {};
  const { id, entry: place } = rest as { id?: unknown; entry?: { index?: unknown } | null };
  if (format !== SITE_RECORD_FORMAT || typeof id !== 'string' || path !== siteRecordPath(id)) {
    refuse('bad-proof-file', 'this is no proof of the record that it is named after');
    return null;
  }
  const index = place?.index;
  const isInLog = typeof index === 'number' && Number.isSafeInteger(index) && index >= 0 && index < log.size;
  const inclusion = isInLog ? log.inclusion(index).map((hash) => toBase64url(hash)) : [];
  const proof = { ...rest, format: PROOF_FORMAT, inclusion, checkpoint: SITE_FILES.checkpoint };
  const { ok, checks, fields, at } = verifyRecordProofBy(proof, () => checkpoint);
  for (const check of checks)
    if (!check.ok) refuse(check.code!, `the proof does not hold: ${check.check} ${check.subject}: ${check.reason}`);
  if (!ok || at === null) return null;
  const file = rest as unknown as RecordFile;
  for (const field of fields) tally.add(file.kind, field);
  const values = Object.fromEntries(valuesOfOpenings(file.kind, file.openings));
  copies.record(id, file.kind, values['sha256']);
  const { kind, withheld, erased } = file;
  const line = siteRecordLine({ id, kind, entry: file.entry.index, values, withheld, erased });
  const digest = sha256Of(utf8Encode(line));
  return { id, entry: file.entry.index, at, kind, digest, paths: Object.keys(values), fields };
}
