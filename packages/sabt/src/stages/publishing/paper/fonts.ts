/** The fonts of a printed page: those that the program brings for its pages, in the files in which they come. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { trueTypeOf } from './woff2.ts';

const require = createRequire(import.meta.url);
const FAMILIES = ['vazirmatn', 'inter'] as const;

interface Part {
  name: string;
  file: string;
  ranges: readonly (readonly [number, number])[];
}

let parts: Part[] | undefined;

/** A file for each group of scripts, as the package says which characters it is for. */
function allParts(): Part[] {
  parts ??= FAMILIES.flatMap((family) => {
    const folder = `@fontsource-variable/${family}`;
    const scripts = require(`${folder}/unicode.json`) as Record<string, string>;
    return Object.entries(scripts).map(([script, ranges]) => ({
      name: `${family}-${script}`,
      file: require.resolve(`${folder}/files/${family}-${script}-wght-normal.woff2`),
      ranges: ranges.split(',').map(rangeOf),
    }));
  });
  return parts;
}

function rangeOf(range: string): [number, number] {
  const [from, to = from] = range.replace('U+', '').split('-') as [string, string?];
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

/** Where no font has a character, this one shows the empty box. */
const FALLBACK = 'inter-latin';

/** The name of the font for a character: first of the family in which the page is set. */
export function fontFor(codePoint: number, first: (typeof FAMILIES)[number]): { name: string; isThere: boolean } {
  const having = allParts().filter(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to));
  const found = having.find(({ name }) => name.startsWith(first)) ?? having[0];
  return { name: found?.name ?? FALLBACK, isThere: found !== undefined };
}

const files = new Map<string, Uint8Array>();

export function fontFile(name: string): Uint8Array {
  let bytes = files.get(name);
  if (bytes === undefined) {
    bytes = trueTypeOf(readFileSync(allParts().find((part) => part.name === name)!.file));
    files.set(name, bytes);
  }
  return bytes;
}
