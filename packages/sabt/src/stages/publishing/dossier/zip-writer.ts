/** Writing a ZIP archive as dossiers are (`zip-format` of `@sabt/proof`): the same files give the same bytes. */
import { open } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import {
  centralHeader,
  crc32,
  endOfZip,
  localHeader,
  MAX_ZIP_BYTES,
  MAX_ZIP_FILES,
  ZIP_LIMITS,
  type ZipEntry,
} from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';

const DEFLATE_LEVEL = 9;

/**
 * Throws `too-large` for more than a verifier reads.
 * @param onFile is waited for after each file; what it throws gives it up
 */
export async function writeZip(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
  onFile: (written: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  if (total > Math.min(ZIP_LIMITS.bytes, MAX_ZIP_BYTES / 2) || files.size > Math.min(ZIP_LIMITS.files, MAX_ZIP_FILES))
    throw new SabtError(
      'too-large',
      `A dossier holds at most ${ZIP_LIMITS.files} files and ${ZIP_LIMITS.bytes} bytes, this one would have ${files.size} and ${total}. Make several, or leave files out.`,
    );
  const file = await open(path, 'w', 0o600);
  try {
    const central: Uint8Array[] = [];
    let at = 0;
    for (const [name, bytes] of files) {
      const deflated = deflateRawSync(bytes, { level: DEFLATE_LEVEL });
      const [method, packed] = deflated.length < bytes.length ? [8, deflated] : [0, bytes];
      const entry: ZipEntry = { name, method, crc: crc32(bytes), packed: packed.length, size: bytes.length, at };
      const header = localHeader(entry);
      await file.writeFile(header);
      await file.writeFile(packed);
      central.push(centralHeader(entry));
      at += header.length + packed.length;
      await onFile(central.length);
    }
    const size = central.reduce((sum, part) => sum + part.length, 0);
    await file.writeFile(Buffer.concat([...central, endOfZip({ count: central.length, size, at })]));
    await file.sync();
  } finally {
    await file.close();
  }
}
