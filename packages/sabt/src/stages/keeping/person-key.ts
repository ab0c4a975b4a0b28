/**
 * Keys of persons, `keys/persons/`: what somebody decides is signed in their name, so that nobody can later say it was
 * another. A key is made when a person first decides something. Its file has the form of the log's key.
 *
 * What is signed is the canonical JSON (RFC 8785) of the decision and a newline, as a signed note's text (C2SP
 * signed-note); the name of the key is the archive's origin, `/person/` and the person's name, percent-encoded.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalize } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { Json } from '../../model/records.ts';
import { createLogKey, type LogKey, readLogKey } from './log-key.ts';

export interface PersonSignature {
  /** Verifier key, as in signed notes. */
  vkey: string;
  /** The signature line of the note. */
  line: string;
}

const keys = new Map<string, LogKey>();

/** Signs in a person's name. Throws `archive-damaged` or `archive-unreadable` of the person's key. */
export function signAs(
  person: string,
  decided: Json,
  { keys: folder, origin }: { keys: string; origin: string },
): PersonSignature {
  const key = keyOf(person, folder, origin);
  return { vkey: key.text, line: key.key.sign(`${canonicalize(decided)}\n`) };
}

function keyOf(person: string, folder: string, origin: string): { key: LogKey; text: string } {
  const persons = join(folder, 'persons');
  const file = join(persons, `${hash('sha256', person, 'hex').slice(0, 32)}.json`);
  if (!existsSync(file)) {
    mkdirSync(persons, { recursive: true, mode: 0o700 });
    createLogKey(file, `${origin}/person/${encodeURIComponent(person)}`);
  }
  const text = vkeyIn(file);
  let key = keys.get(file);
  if (key === undefined) {
    key = readLogKey(file, text);
    keys.set(file, key);
  }
  return { key, text };
}

function vkeyIn(file: string): string {
  try {
    return String((JSON.parse(readFileSync(file, 'utf8')) as { vkey?: unknown }).vkey);
  } catch (cause) {
    throw new SabtError('archive-damaged', `The key of a person cannot be read: ${file}. Put it back from a backup.`, {
      at: file,
      cause,
    });
  }
}
