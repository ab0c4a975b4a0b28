/*
 * Erasures that are not ended. From before the first byte is destroyed until the scan has found nothing, the plan lies in
 * `keys/erasing/`, one file an erasure; whoever opens the archive to write takes it up again. A plan knows the pieces that
 * the scan looks for, and so a part of the value: it lies where everything lies that opens the value until then, sealed so
 * that the scan does not stumble over it, and is overwritten before it is removed.
 *
 * The file: key (32 bytes), nonce (12), cipher text and tag of AES-256-GCM. It protects nothing by itself.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../../../store/files/durable.ts';
import { removeForGood, replaceForGood } from './overwriting.ts';
import type { ErasurePlan } from './plan.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is known of an erasure that is not ended. */
export interface Pending {
  plan: ErasurePlan;
  /** What the last scan found, files and how the piece is written there; null before the first. */
  found: string[] | null;
}

const folderOf = (dir: string): string => join(dir, 'keys', 'erasing');
const fileOf = (dir: string, name: string): string => join(folderOf(dir), name);

/** Makes it durable. The name is that of the first tombstone. */
export function keepPending(dir: string, pending: Pending): void {
  mkdirSync(folderOf(dir), { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = [cipher.update(JSON.stringify(pending), 'utf8'), cipher.final()];
  replaceForGood(fileOf(dir, nameOf(pending)), Buffer.concat([key, nonce, ...sealed, cipher.getAuthTag()]));
  syncFolder(join(dir, 'keys'));
}

/** Overwrites and removes it: the erasure is ended. */
export function dropPending(dir: string, pending: Pending): void {
  removeForGood(fileOf(dir, nameOf(pending)));
}

const nameOf = ({ plan }: Pending): string => plan.destroyed[0]!.tombstone;

/** Whether there may be any: asked at every opening. */
export function hasPendingErasures(dir: string): boolean {
  return existsSync(folderOf(dir)) && readdirSync(folderOf(dir)).length > 0;
}

/** All that are not ended, oldest first; one that cannot be read any more is left out. */
export function pendingIn(dir: string): { pending: Pending; since: number }[] {
  if (!existsSync(folderOf(dir))) return [];
  return readdirSync(folderOf(dir))
    .filter((name) => /^[0-9a-z]{26}$/.test(name))
    .flatMap((name) => {
      const path = fileOf(dir, name);
      const pending = opened(readFileSync(path));
      return pending === null ? [] : [{ pending, since: statSync(path).mtimeMs }];
    })
    .sort((a, b) => a.since - b.since);
}

function opened(bytes: Buffer): Pending | null {
  try {
    const sealed = bytes.subarray(KEY_BYTES + NONCE_BYTES, bytes.length - TAG_BYTES);
    const key = bytes.subarray(0, KEY_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    return JSON.parse(Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')) as Pending;
  } catch {
    return null;
  }
}
