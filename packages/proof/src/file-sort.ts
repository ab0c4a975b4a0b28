/**
 * What somebody gave to a verifier, by its first bytes. Most of what is given wrongly is no forgery: the paper, one file out of
 * a site, a picture. To say of it that it is damaged or was put together by hand would accuse whoever made it.
 */
import { checkBytes } from './arguments.ts';
import { ProofError } from './errors.ts';
import { SITE_RECORD_FORMAT } from './site-format.ts';
import { END_BYTES } from './zip-format.ts';

const MAX_COMMENT = 0xffff;

/**
 * A ZIP (also one that is damaged or cut, as long as its beginning or its end is there), or the proof file of one record.
 * Throws ProofError `site-record`, `paper` or `unknown-file` for everything else: nothing of it can be checked.
 */
export function sortOfFile(bytes: Uint8Array): 'zip' | 'proof' {
  checkBytes(bytes, 'file');
  if (startsWith(bytes, 'PK') || hasEndOfZip(bytes)) return 'zip';
  if (startsWith(bytes, '%PDF'))
    throw new ProofError('paper', 'a PDF: it is checked by the ZIP file of the dossier that it belongs to');
  const format = formatOf(bytes);
  if (format === SITE_RECORD_FORMAT)
    throw new ProofError('site-record', 'one record of a published site: it is checked with the whole site');
  if (format?.startsWith('sabt-proof/')) return 'proof';
  throw new ProofError('unknown-file', 'no dossier, no proof file and no published site');
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const startsWith = (bytes: Uint8Array, sign: string): boolean => textOf(bytes.subarray(0, sign.length)) === sign;

/** The format that a JSON object says of itself. Of one that is damaged its beginning is taken: it is told as damaged. */
function formatOf(bytes: Uint8Array): string | undefined {
  const head = textOf(bytes.subarray(0, 200));
  if (!/^[ \t\r\n]*\{/.test(head)) return undefined;
  try {
    const { format } = JSON.parse(new TextDecoder().decode(bytes)) as { format?: unknown };
    return typeof format === 'string' ? format : undefined;
  } catch {
    return /^\s*\{\s*"format"\s*:\s*"([^"]*)"/.exec(head)?.[1];
  }
}

function hasEndOfZip(bytes: Uint8Array): boolean {
  return textOf(bytes.subarray(Math.max(0, bytes.length - END_BYTES - MAX_COMMENT))).includes('PK\x05\x06');
}
