/** The environment is read here and nowhere else. */
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

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
