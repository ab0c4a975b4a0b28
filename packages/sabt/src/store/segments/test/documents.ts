/** Small analysed documents, made without the search stage: word i stands in every i-th document. */
import { hashKey, keyBytes } from '../../analysed-document.ts';
import type { IndexedDocument } from '../../search-port.ts';

export function testDocument(num: number, text = textOf(num)): IndexedDocument {
  return {
    num,
    kind: num % 5 === 0 ? 'event' : 'document',
    language: num % 2 === 0 ? 'en' : null,
    sources: num % 3 === 0 ? [num % 7, 100] : [num % 7],
    tags: [],
    day: num,
    year: 2000 + (num % 20),
    analysed: analysed(text.split(' ')),
  };
}

function textOf(num: number): string {
  const words = ['common', 'word7'];
  for (let i = 2; i < 40; i++) if (num % i === 0) words.push(`word${i}`);
  return words.join(' ');
}

function analysed(words: string[]): Uint8Array {
  const positions = Map.groupBy(words.keys(), (at) => words[at]!);
  const bytes: number[] = [...u32(words.length), ...u32(positions.size)];
  for (const [word, at] of positions) {
    const key = keyBytes(`f${word}`);
    const places = [at.length, ...at.map((position, i) => position - (i === 0 ? 0 : at[i - 1]!))];
    bytes.push(...u32(hashKey(key, 0, key.length)), key.length, ...key, 1, at.length, places.length, ...places);
  }
  return Uint8Array.from(bytes);
}

function u32(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}
