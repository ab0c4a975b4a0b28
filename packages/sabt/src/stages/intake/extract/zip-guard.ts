import yauzl from 'yauzl';
import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';

/**
 * Looks through a ZIP before any library unpacks it: how many entries, whether one is encrypted, and how much
 * really comes out, by unpacking everything once into nothing. Sizes that the directory claims are checked
 * first, because they are cheap, but not believed: yauzl compares them with what it inflates.
 *
 * Returns the names of the entries. Throws SabtError `expands-too-far`, `encrypted`, `damaged-file`.
 */
export async function inspectZip(bytes: Uint8Array, limits: Limits): Promise<string[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await yauzl.fromBufferPromise(buffer, {
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: false,
    });
    if (zip.entryCount > limits.parts) throw tooFar(`holds ${zip.entryCount} files, more than ${limits.parts}`);
    const names: string[] = [];
    let claimed = 0;
    let real = 0;
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      if (names.length > limits.parts) throw tooFar(`holds more than ${limits.parts} files`);
      if (entry.isEncrypted()) throw new SabtError('encrypted', 'The file is protected by a password.');
      claimed += entry.uncompressedSize;
      check(claimed, bytes.length, limits);
      if (entry.fileName.endsWith('/')) continue;
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        real += chunk.length;
        check(real, bytes.length, limits);
      }
    }
    return names;
  } catch (error) {
    if (error instanceof SabtError) throw error;
    throw new SabtError('damaged-file', `The file is a damaged archive: ${(error as Error).message}`, { cause: error });
  }
}

function check(expanded: number, packed: number, limits: Limits): void {
  if (expanded > limits.expandedBytes)
    throw tooFar(`unfolds to more than ${Math.floor(limits.expandedBytes / 1_048_576)} MB`);
  if (expanded > Math.max(limits.expansionFloorBytes, packed * limits.expansionRatio))
    throw tooFar(`unfolds to more than ${limits.expansionRatio} times its size`);
}

function tooFar(what: string): SabtError {
  return new SabtError('expands-too-far', `The file ${what}; it was not unpacked.`);
}
