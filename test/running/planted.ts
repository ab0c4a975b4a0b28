/** Words of a person, and what the scan must find and must not find of them in whatever is made of them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findWords } from './scan.ts';

export const NAME = 'Nasrin-Example-7731';
export const PERSIAN = 'قمرزاد ولایتی';
export const NUMBER = '09125558842';
const OTHER = { [NAME]: 'Shirin-Example-4402', [PERSIAN]: 'نسرین کارگر', [NUMBER]: '02144447777' };

export const holds = (bytes: Uint8Array, word: string): boolean =>
  findWords(new Map([['file', bytes]]), [word]).length > 0;

/** The word is found in what is made of it, and not in what is made of another. */
export function finds(
  what: string,
  word: keyof typeof OTHER,
  made: (word: string) => Uint8Array | Promise<Uint8Array>,
): void {
  it(what, async () => {
    const bytes = Buffer.from(await made(word));
    assert.ok(holds(bytes, word), 'found');
    assert.ok(!holds(Buffer.from(await made(OTHER[word]!)), word), 'not where another stands');
  });
}

export const pdf = (filters: string, stream: Uint8Array | string): Buffer =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n4 0 obj\n<< /Filter ${filters} /Length 5 0 R >>\nstream\n`),
    Buffer.from(stream),
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ]);
