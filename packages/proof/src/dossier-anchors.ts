/**
 * Anchors in a dossier: what puts a time on a checkpoint of the log. Each is a folder below `proof/anchors/` with the files
 * that the archive keeps (docs/FORMAT.md, "What others said of the log"). Its checkpoint must be one that the dossier's
 * own continues, so a time on it is a time on every record up to its size.
 *
 * That a token is whole and signed is checked here. Whether whoever signed it can be believed is for the reader to say: a
 * time of an authority that the reader does not name is shown as *unvouched*, a promise of a calendar as *pending*, the
 * name of a block as *unchecked*; none of them counts as a time.
 */
import { checkList, checkString } from './arguments.ts';
import { type Certificate, certificatesIn } from './certificate.ts';
import type { DossierCheckpoint } from './dossier-attested.ts';
import type { DossierContents } from './dossier-format.ts';
import type { DossierCheck, DossierCheckNotMade } from './dossier-report.ts';
import { statedTime } from './dossier-stated.ts';
import { describe, ProofError } from './errors.ts';
import { sha256Of } from './hash.ts';
import { type BlockHeader, otsState, parseOtsFile, readHeader } from './ots.ts';
import { shapeReader } from './shape.ts';
import { parseStrict } from './strict-json.ts';
import { readTimestamp, type SignedTimestamp, TimestampError, trustedEnd } from './timestamp.ts';

type Attempt = <T>(check: DossierCheck['check'], subject: string, step: () => T) => T | null;

/** What the reader trusts of anchors. */
export interface AnchorPolicy {
  /** Certificates (PEM) of authorities; at least one must have put a time on a checkpoint of the dossier. */
  readonly authorities?: string;
  /** Headers of Bitcoin blocks, 80 bytes in hexadecimal each, from a source of the reader's own. */
  readonly headers?: readonly string[];
}

export interface TrustedAnchors {
  readonly authorities: readonly Certificate[] | null;
  readonly headers: readonly BlockHeader[];
}

export interface DossierAnchor {
  /** Path of the folder. */
  readonly path: string;
  readonly kind: 'tsa' | 'ots';
  /** Entries of the log that it covers. */
  readonly size: number;
  readonly state: 'confirmed' | 'unvouched' | 'unchecked' | 'pending';
  /** Milliseconds since 1970: confirmed, or, unvouched, what somebody unknown states. */
  readonly time: number | null;
  /** Of an authority: who signed, which is what it is called wherever it is named. */
  readonly signer: string | null;
  /** Of an authority that the reader named: the end of the chain. */
  readonly authority: string | null;
  /** Blocks that are named, by height. */
  readonly blocks: readonly number[];
}

/** Throws ProofError `bad-certificate` if there is none in the text or one cannot be read, `bad-block-header` for a header. */
export function readAnchorPolicy({ authorities, headers = [] }: AnchorPolicy): TrustedAnchors {
  checkList(headers, 'headers of blocks');
  if (authorities !== undefined) checkString(authorities, 'certificates of authorities');
  const certificates = authorities === undefined ? null : certificatesIn(authorities);
  if (certificates?.length === 0) throw new ProofError('bad-certificate', 'there is no certificate (PEM) in this text');
  return { authorities: certificates, headers: Array.from(headers, (hex) => readHeader(hex)) };
}

const FOLDER = /^(proof\/anchors\/[^/]+)\/[^/]+$/;

export function checkAnchors(
  files: ReadonlyMap<string, Uint8Array>,
  contents: DossierContents,
  held: readonly DossierCheckpoint[],
  trusted: TrustedAnchors,
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): DossierAnchor[] {
  const folders = [...new Set(contents.anchors.map((path) => FOLDER.exec(path)?.[1] ?? path))];
  const anchors = folders.flatMap((folder) => {
    const anchor = attempt('anchor', folder, () => checkAnchor(files, contents, folder, held, trusted));
    return anchor === null ? [] : [anchor];
  });
  for (const anchor of anchors) {
    if (anchor.state !== 'confirmed') notMade.push({ check: 'anchor', subject: anchor.path, reason: whyNot(anchor) });
  }
  if (trusted.authorities !== null)
    attempt('anchor', 'authorities', () => {
      if (!anchors.some(({ kind, state }) => kind === 'tsa' && state === 'confirmed'))
        throw new ProofError('no-trusted-anchor', 'none of the authorities that were named has put a time on it');
    });
  return anchors;
}

const shape = shapeReader('bad-anchor');

function checkAnchor(
  files: ReadonlyMap<string, Uint8Array>,
  { anchors }: DossierContents,
  folder: string,
  held: readonly DossierCheckpoint[],
  trusted: TrustedAnchors,
): DossierAnchor {
  const fileOf = (name: string): Uint8Array => {
    const path = `${folder}/${name}`;
    const bytes = anchors.includes(path) ? files.get(path) : undefined;
    if (bytes === undefined) throw new ProofError('file-missing', `the file ${describe(path)} is missing`);
    return bytes;
  };
  const about = shape.fields(
    parseStrict(fileOf('anchor.json')),
    'anchor.json',
    ['format', 'kind', 'url', 'asked'],
    ['nonce'],
  );
  if (about['format'] !== 'sabt-anchor/1') throw shape.refuse('anchor.json: sabt-anchor/1 expected');
  const note = fileOf('checkpoint');
  const checkpoint = held.find(({ path }) => path === `${folder}/checkpoint`);
  if (checkpoint === undefined)
    throw new ProofError('not-disclosed', 'nothing proves that the checkpoint of the dossier continues this one');
  const [kind, digest] = [about['kind'], sha256Of(note)];
  const known = { path: folder, size: checkpoint.size };
  if (kind === 'tsa') {
    const nonce = shape.text(about['nonce'], 'anchor.json.nonce');
    return { ...known, ...stamped(readTimestamp(fileOf('response.tsr'), { digest, nonce }), trusted) };
  }
  if (kind === 'ots') {
    const { state, blocks, confirmed } = otsState(parseOtsFile(fileOf('checkpoint.ots'), digest), trusted.headers);
    const heights = blocks.map(({ height }) => height);
    return { ...known, kind, state, time: confirmed?.time ?? null, signer: null, authority: null, blocks: heights };
  }
  throw shape.refuse(`anchor.json.kind: tsa or ots expected, got ${describe(kind)}`);
}

function stamped(signed: SignedTimestamp, { authorities }: TrustedAnchors): Omit<DossierAnchor, 'path' | 'size'> {
  const said = { kind: 'tsa', time: signed.time, signer: signed.signer.subject, blocks: [] } as const;
  const unvouched = { ...said, state: 'unvouched', authority: null } as const;
  if (authorities === null) return unvouched;
  try {
    return { ...said, state: 'confirmed', authority: trustedEnd(signed, authorities).subject };
  } catch (thrown) {
    if (thrown instanceof TimestampError && thrown.fault === 'untrusted') return unvouched;
    throw thrown;
  }
}

function whyNot({ kind, state, time, signer, blocks }: DossierAnchor): string {
  if (kind === 'tsa')
    return `stated, not checked: signed at ${statedTime(time! / 1000)} by an authority named ${describe(signer)}, for which nobody here vouches; ask it for its certificate`;
  if (state === 'pending') return 'a calendar has promised to bring it into a block; that is no time yet';
  return `block ${blocks.join(', ')} is named; nobody has held it against the block`;
}
