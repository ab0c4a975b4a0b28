/** A chart as a file of its own: with the rules and colours of the light scheme in it, since no sheet goes with it. */
import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(`../styles/${name}.css`, import.meta.url), 'utf8');

let rules: string | undefined;

/** The rules of `charts.css` that speak of the picture, with the values of the light scheme. */
function rulesOf(): string {
  if (rules !== undefined) return rules;
  const light = read('tokens').split('@media')[0]!;
  const colours = new Map([...light.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]));
  const sheet = read('charts').split('@media')[0]!;
  rules = [...sheet.matchAll(/(\.plot [^{]*)(\{[^}]*\})/g)]
    .map(([, selector, body]) => `${selector}${body}`)
    .join('\n')
    .replace(/var\(--([a-z-]+)\)/g, (_, name: string) => colours.get(name) ?? 'currentColor');
  return rules;
}

export function standaloneSvg(drawn: string): string {
  return drawn
    .trim()
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(/>/, `>\n<style>${rulesOf()}</style>\n<rect width="100%" height="100%" fill="#fbfaf6"/>`);
}
