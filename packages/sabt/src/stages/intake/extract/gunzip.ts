import { createGunzip } from 'node:zlib';
import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';

/**
 * Unfolds gzip as a stream, and stops where it grows beyond the limits: DEFLATE can turn one byte into a
 * thousand, so neither the size nor the ratio that a file claims is believed; what comes out is counted.
 *
 * Throws SabtError `expands-too-far`, or `damaged-file` where the data end early or are not gzip.
 */
export async function* gunzip(
  source: AsyncIterable<Uint8Array>,
  limits: Limits,
  name: string,
): AsyncGenerator<Uint8Array> {
  const unfolding = createGunzip();
  let taken = 0;
  let given = 0;
  const feeding = feed(source, unfolding, (bytes) => {
    taken += bytes;
  });
  feeding.catch((error: Error) => unfolding.destroy(error));
  try {
    for await (const chunk of unfolding as AsyncIterable<Buffer>) {
      given += chunk.length;
      const allowed = Math.max(limits.expansionFloorBytes, taken * limits.expansionRatio);
      if (given > limits.expandedBytes || given > allowed) {
        throw new SabtError(
          'expands-too-far',
          `The compressed file unfolds to more than ${Math.floor(given / 1_048_576)} MB from ${Math.ceil(taken / 1024)} KB; reading was stopped.`,
          { at: name },
        );
      }
      yield chunk;
    }
    await feeding;
  } catch (error) {
    if (error instanceof SabtError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code?.startsWith('Z_')) {
      throw new SabtError('damaged-file', 'The compressed file is damaged or was cut off.', { at: name, cause: error });
    }
    throw error;
  } finally {
    unfolding.destroy();
  }
}

async function feed(
  source: AsyncIterable<Uint8Array>,
  into: ReturnType<typeof createGunzip>,
  count: (bytes: number) => void,
): Promise<void> {
  for await (const chunk of source) {
    if (into.destroyed) return;
    count(chunk.length);
    if (!into.write(chunk)) await drained(into);
  }
  into.end();
}

function drained(into: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      into.off('drain', done);
      into.off('close', done);
      resolve();
    };
    into.on('drain', done);
    into.on('close', done);
  });
}

export async function* onePiece(bytes: Uint8Array, pieceBytes = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** All of a stream in one piece. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}
