/** Whom and what somebody who verifies trusts of time stamps: authorities by a file of certificates, headers of blocks. */
import { readFile } from 'node:fs/promises';
import { type DossierPolicy, ProofError } from '@sabt/proof';
import { certificatesIn, readHeader } from '@sabt/proof/anchors';
import { SabtError } from '../../model/errors.ts';

export interface TimeStampsNamed {
  /** A file with certificates (PEM) of authorities. */
  ca?: string | undefined;
  /** Headers of Bitcoin blocks, 80 bytes in hexadecimal each, with commas or white space between them. */
  blockHeader?: string | undefined;
}

/** Throws `unreadable-file`, `invalid-argument`. */
export async function timeStampsIn({ ca, blockHeader }: TimeStampsNamed): Promise<Pick<DossierPolicy, 'anchors'>> {
  if (ca === undefined && blockHeader === undefined) return {};
  const headers = (blockHeader ?? '').split(/[\s,]+/).filter((hex) => hex !== '');
  for (const hex of headers) checkHeader(hex);
  if (blockHeader !== undefined && headers.length === 0) throw noHeader('there is none');
  return { anchors: { ...(ca !== undefined && { authorities: await authoritiesIn(ca) }), headers } };
}

/** Why none of this was held against a site, or the proof of one record; null where nothing was brought. */
export function unweighedStamps({ ca, blockHeader }: TimeStampsNamed): string | null {
  if (ca === undefined && blockHeader === undefined) return null;
  return 'time stamps are checked of dossiers only: no certificate and no header of a block was held against this';
}

function checkHeader(hex: string): void {
  try {
    readHeader(hex);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw noHeader(cause.message, cause);
  }
}

const noHeader = (why: string, cause?: ProofError): SabtError =>
  new SabtError('invalid-argument', `This is no header of a block: ${why}. Was it copied whole?`, {
    at: 'blockHeader',
    cause,
  });

async function authoritiesIn(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SabtError('unreadable-file', `The certificates cannot be read: ${path}`, { at: path, cause });
  });
  try {
    if (certificatesIn(text).length > 0) return text;
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
  }
  throw new SabtError('invalid-argument', `The file holds no certificate (PEM) that can be read: ${path}`, {
    at: path,
  });
}
