import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

const known = new Map<string, string>();

/** Version of an installed library: goes into `extractor`, so that a text can be made again as it was. */
export function versionOf(library: string): string {
  let version = known.get(library);
  if (version === undefined) {
    const path = findPackageJSON(library, import.meta.url);
    version = path === undefined ? 'unknown' : (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
    known.set(library, version);
  }
  return version;
}
