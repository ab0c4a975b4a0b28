/** The figure that an assertion states: a percentage, a multiple, or a count. */
import type { MarkedText } from '../../coding/index.ts';
import type { AssertedFigure } from './assertion.ts';

export interface FigureAt extends AssertedFigure {
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** Whether it is a lower bound: "at least 500". */
  atLeast: boolean;
  /** Whether it is the very number that is stated: no range, and not "about" so many. */
  stated: boolean;
  /** Token at which the bare number, or the word for it, begins. */
  number: number;
}

const DECIMAL = /^\d+[.,٫]\d+/u;
const PERCENT_SIGN = /^\s?[%٪]/u;
const TIMES = ['times-2', 'times-3', 'times-4', 'times-half'] as const;
const FACTORS: Readonly<Record<(typeof TIMES)[number], number>> = {
  'times-2': 2,
  'times-3': 3,
  'times-4': 4,
  'times-half': 0.5,
};

/** Figures of a text in order. Dates are none. */
export function figuresOf(text: MarkedText): FigureAt[] {
  const { tokens, phrases } = text;
  const figures: FigureAt[] = [];
  for (const { from, to, number, count, value } of text.quantities) {
    const stated = value ?? count[0] ?? count[1];
    if (stated === null) continue;
    const atLeast = count[0] !== null && count[2] === null;
    const decimal = decimalAt(text, number);
    const end = decimal === null ? to : decimal.to;
    const word = (phrases.get('percent-word') ?? []).find((hit) => hit.from === end || hit.from === end + 1);
    const percent = word !== undefined || PERCENT_SIGN.test(text.text.slice(tokens[end - 1]!.end));
    const times = (phrases.get('times-word') ?? []).find((hit) => hit.from === end);
    figures.push({
      value: decimal?.value ?? stated,
      unit: percent ? 'percent' : times === undefined ? 'number' : 'times',
      from,
      to: word?.to ?? times?.to ?? end,
      atLeast,
      stated: value !== null && count[0] === count[2],
      number,
    });
  }
  for (const name of TIMES)
    for (const { from, to } of phrases.get(name) ?? [])
      figures.push({ value: FACTORS[name], unit: 'times', from, to, atLeast: false, stated: true, number: from });
  return figures.sort((a, b) => a.from - b.from);
}

/** "12.5": the tokens of a text end at the point. */
function decimalAt({ text, tokens }: MarkedText, at: number): { value: number; to: number } | null {
  const written = text
    .slice(tokens[at]!.start, tokens[at]!.start + 24)
    .replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.charCodeAt(0) & 15));
  const found = DECIMAL.exec(written)?.[0];
  if (found === undefined || /,\d{3}$/u.test(found)) return null;
  const end = tokens[at]!.start + found.length;
  let to = at + 1;
  while (tokens[to] !== undefined && tokens[to]!.end <= end) to++;
  return { value: Number(found.replace(/[,٫]/u, '.')), to };
}
