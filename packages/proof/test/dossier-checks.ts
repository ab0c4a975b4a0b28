/** How tests hold a dossier against the verifier, and change one. */
import assert from 'node:assert/strict';
import { verifyDossier } from '../src/dossier.ts';
import type { DossierPolicy } from '../src/dossier-report.ts';
import { utf8Decode, utf8Encode } from '../src/encoding.ts';
import { logKey } from './sample.ts';

export const policy: DossierPolicy = { logKeys: [logKey.vkey] };

/** The checks that fail, with their codes. */
export function failing(files: Map<string, Uint8Array>, how: DossierPolicy = policy): string[] {
  const { ok, checks } = verifyDossier(files, how);
  const failed = checks.filter((check) => !check.ok);
  for (const { reason } of failed) assert.ok(reason !== undefined && reason.length > 10);
  assert.equal(ok, failed.length === 0);
  return failed.map(({ check, code }) => `${check} ${code}`);
}

/** With one text of it changed. */
export function withText(
  files: Map<string, Uint8Array>,
  path: string,
  change: (text: string) => string,
): Map<string, Uint8Array> {
  const before = utf8Decode(files.get(path)!);
  const after = change(before);
  assert.notEqual(after, before, 'the attack changes something');
  return new Map(files).set(path, utf8Encode(after));
}
