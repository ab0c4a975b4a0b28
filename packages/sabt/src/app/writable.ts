import { accessSync, constants, existsSync } from 'node:fs';
import { SabtError } from '../model/errors.ts';

/** Throws `archive-read-only` if this account may not write into an archive's folder. */
export function requireWritable(dir: string): void {
  if (!existsSync(dir)) return;
  try {
    accessSync(dir, constants.W_OK);
  } catch (cause) {
    throw new SabtError('archive-read-only', `The folder ${dir} can only be read, not written. Nothing was changed.`, {
      cause,
    });
  }
}
