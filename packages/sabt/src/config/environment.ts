/** The environment is read here and nowhere else. */
import { userInfo } from 'node:os';

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
