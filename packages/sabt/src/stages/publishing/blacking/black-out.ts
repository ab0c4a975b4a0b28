/** Blacking out, as the app calls it: each file is opened in a child that can be killed (ADR 6). */
import { createRequire } from 'node:module';
import type { ChildPool } from '../../intake/index.ts';
import type { Blackened, BlackingJob, Look } from './blacking.child.ts';
import type { Box } from './boxes.ts';

export type { Blackened, Look };

/** Kinds of files of which a blacked-out copy can be made. */
const MEDIA_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);

export function canBlackOut(mediaType: unknown): boolean {
  return typeof mediaType === 'string' && MEDIA_TYPES.has(mediaType);
}

/** What makes the copies, as their records name it. */
export function blackener(): string {
  const read = createRequire(import.meta.url);
  const versions = ['@napi-rs/canvas', 'pdfjs-dist'].map((name) => {
    const { version } = read(`${name}/package.json`) as { version: string };
    return `${name}@${version}`;
  });
  return ['sabt-blacking@1', ...versions].join(' ');
}

const LIMITS = { seconds: 120, heapMegabytes: 1024, native: true };
let pool: ChildPool | null = null;

async function inChild(job: BlackingJob): Promise<unknown> {
  // only whoever blacks out waits for what taking in needs
  const { ChildPool } = await import('../../intake/index.ts');
  pool ??= new ChildPool(new URL('blacking.child.ts', import.meta.url), LIMITS, 1);
  return pool.run(job);
}

/**
 * A copy of a picture or PDF that is made of pixels alone, with the boxes in one colour. Throws `unsupported-kind`,
 * `damaged-file`, `encrypted`, `expands-too-far`, `too-large`, `too-slow`, `too-much-memory`, and `invalid-argument` for a
 * box that lies outside.
 */
export async function blackOut(bytes: Uint8Array, boxes: readonly Box[]): Promise<Blackened> {
  return (await inChild({ do: 'blacken', bytes, boxes })) as Blackened;
}

/** A page as it is shown. Throws as `blackOut`, `not-found` for a page that there is not. */
export async function lookAt(bytes: Uint8Array, page: number): Promise<Look> {
  return (await inChild({ do: 'look', bytes, page })) as Look;
}

/** Boxes around words on the pages of a PDF; none of a picture. Throws as `blackOut`. */
export async function boxesAround(bytes: Uint8Array, words: readonly string[]): Promise<Box[]> {
  return (await inChild({ do: 'words', bytes, words })) as Box[];
}
