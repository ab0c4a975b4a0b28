/*
 * The ledgers of taking in, in a backup. What became of each row is no evidence and not in the log, yet without it a batch
 * that was put back could not say what failed, nor try that again. A ledger quotes cells in the clear, as nothing else in
 * a backup does; so in a backup they lie in `keys/`, which is what opens everything and can be kept elsewhere and for a
 * shorter time. Each copy is read back after writing and held against what was read; whether a ledger is as its batch was
 * closed, the digest in the log says, which `sabt verify` compares once it is put back.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SabtError } from '../../model/errors.ts';
import { syncFolder } from '../../store/files/durable.ts';
import type { Places } from './places.ts';

/** Where the ledgers lie in a backup. */
export const ledgersInBackup = ({ keys }: Places): string => join(keys, 'ledgers');

/**
 * Copies ledgers that are not there just so already; none is taken away. One that is being written is copied as far as it
 * has come. Throws `archive-damaged` if a copy does not read back as it was written.
 */
export async function copyLedgers(from: string, to: string): Promise<void> {
  const names = existsSync(from) ? (await readdir(from)).filter((name) => name.endsWith('.jsonl')) : [];
  if (names.length === 0) return;
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of names) await copyLedger(join(from, name), join(to, name));
  syncFolder(to);
}

async function copyLedger(from: string, to: string): Promise<void> {
  const { size } = await stat(from);
  const digest = await digestOf(from, size);
  if (existsSync(to) && (await stat(to)).size === size && (await digestOf(to, size)) === digest) return;
  const part = `${to}.part`;
  await pipeline(bytesOf(from, size), createWriteStream(part, { mode: 0o600 }));
  const file = await open(part, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  if ((await digestOf(part, size)) !== digest)
    throw new SabtError('archive-damaged', 'The copy of a ledger does not read back as it was written.', { at: to });
  await rename(part, to);
}

/** The first bytes of a file. */
async function* bytesOf(path: string, size: number): AsyncGenerator<Buffer> {
  if (size > 0) yield* createReadStream(path, { end: size - 1 }) as AsyncIterable<Buffer>;
}

async function digestOf(path: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of bytesOf(path, size)) hash.update(bytes);
  return hash.digest('hex');
}
