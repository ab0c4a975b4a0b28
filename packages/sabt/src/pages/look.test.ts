import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const STYLES = new URL('styles/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, STYLES), 'utf8');

function colours(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
  );
}

const tokens = read('tokens.css');
const darkAt = tokens.indexOf('prefers-color-scheme: dark');
const LIGHT = colours(tokens.slice(0, darkAt));
const DARK = { ...LIGHT, ...colours(tokens.slice(darkAt)) };

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const TEXT_ON: Record<string, string[]> = {
  paper: ['ink', 'soft', 'faint', 'lapis', 'ochre', 'rust', 'damage'],
  sheet: ['ink', 'soft', 'faint', 'lapis'],
  band: ['ink', 'soft', 'faint', 'lapis', 'ochre'],
  mark: ['ink', 'lapis'],
  'lapis-tint': ['ink', 'soft', 'lapis', 'faint'],
  'ochre-tint': ['ink', 'faint', 'lapis'],
  'damage-tint': ['ink', 'faint', 'damage', 'lapis'],
  'damage-ground': ['on-damage'],
  button: ['on-button'],
  lapis: ['paper'],
};

describe('the look', () => {
  for (const [scheme, values] of Object.entries({ light: LIGHT, dark: DARK })) {
    it(`has enough contrast for text, ${scheme}`, () => {
      for (const [ground, texts] of Object.entries(TEXT_ON))
        for (const text of texts) {
          const ratio = contrast(values[text]!, values[ground]!);
          assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
        }
    });

    it(`has enough contrast for edges and focus, ${scheme}`, () => {
      for (const ground of ['paper', 'sheet', 'band'])
        for (const edge of ['edge', 'lapis'])
          assert.ok(contrast(values[edge]!, values[ground]!) >= 3, `${edge} on ${ground}`);
    });
  }

  it('keeps to logical properties, so that nothing is mirrored by hand', () => {
    for (const name of readdirSync(STYLES).filter((one) => one.endsWith('.css'))) {
      const sheet = read(name).replace('text-align: left', '');
      assert.doesNotMatch(
        sheet,
        /(margin|padding|border|inset)-(left|right)|text-align:\s*(left|right)|float:|^\s*(left|right):/m,
        name,
      );
      assert.doesNotMatch(
        sheet,
        /font-style:\s*italic|letter-spacing|gradient\(/,
        `${name}: no italics, no spaced letters, no gradients`,
      );
      assert.ok(sheet.split('\n').length < 400, `${name} is short`);
    }
  });

  it('uses only colours that are defined', () => {
    for (const name of readdirSync(STYLES).filter((one) => one.endsWith('.css'))) {
      for (const [, used] of read(name).matchAll(/var\(--([a-z-]+)/g))
        assert.match(tokens, new RegExp(`--${used}:`), `${name}: --${used}`);
      if (name !== 'tokens.css' && name !== 'print.css')
        assert.doesNotMatch(read(name), /#[0-9a-f]{3,8}\b/i, `${name}: colours stand in tokens.css`);
    }
  });
});
