/** The environment is read here and nowhere else. */
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { SabtError } from '../model/errors.ts';

/** Who acts when nobody signed in: SABT_PERSON, else the name of the operating system's account. */
export function personFromEnvironment(): string {
  const given = process.env['SABT_PERSON']?.trim();
  if (given !== undefined && given !== '') return given;
  try {
    return userInfo().username;
  } catch {
    return 'keeper';
  }
}

export function archiveFromEnvironment(): string | undefined {
  const given = process.env['SABT_ARCHIVE'];
  return given === undefined || given === '' ? undefined : given;
}

/** Node's own choice is the temporary folder, where other accounts could lay code for us to run. */
export function compileCacheFolder(): string {
  const { NODE_COMPILE_CACHE: chosen, XDG_CACHE_HOME: caches } = process.env;
  if (chosen !== undefined && chosen !== '') return chosen;
  return join(caches?.startsWith('/') === true ? caches : join(homedir(), '.cache'), 'sabt', 'compiled');
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** Bytes of all files of one upload: SABT_MAX_UPLOAD as `500M` or `16G`; undefined where it is not set. */
export function uploadBytesFromEnvironment(): number | undefined {
  const given = process.env['SABT_MAX_UPLOAD']?.trim();
  if (given === undefined || given === '') return undefined;
  const read = /^(\d+)\s*([KMGT]?)i?B?$/i.exec(given);
  const bytes = read === null ? Number.NaN : Number(read[1]) * UNITS[read[2]!.toUpperCase()]!;
  if (!Number.isSafeInteger(bytes) || bytes === 0)
    throw new SabtError('invalid-argument', `SABT_MAX_UPLOAD is “${given}”; a size such as 500M or 16G is expected.`);
  return bytes;
}
