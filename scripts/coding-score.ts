/**
 * Prints how well `sabt code` does on the gold sets: `node scripts/coding-score.ts [en|ar|fa] [--confusion] [--misses]`.
 * The records published with PLOVER are scored too where they are at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { GOLD_LANGUAGES, type GoldLanguage, goldCases } from '../packages/sabt/src/stages/coding/gold/index.ts';
import { scorePlover } from '../packages/sabt/src/stages/coding/gold/plover.ts';
import {
  MACRO_MINIMUM,
  type Rates,
  type Score,
  type Share,
  scoreCoder,
} from '../packages/sabt/src/stages/coding/gold/score.ts';
import { codeText } from '../packages/sabt/src/stages/coding/suggest/code-text.ts';

const PLOVER_RECORDS = new URL('../../shared/data/gold/PLOVER_GSR_CAMEO.json.txt.gz', import.meta.url);
const MOST_CONFUSIONS = 40;

const options = process.argv.slice(2);
const withConfusion = options.includes('--confusion');
const withMisses = options.includes('--misses');
const asked = GOLD_LANGUAGES.filter((language) => options.includes(language));
const unknown = options.filter(
  (option) => !['--confusion', '--misses'].includes(option) && !asked.some((language) => language === option),
);
if (unknown.length > 0) {
  console.error(
    `Not understood: ${unknown.join(' ')}. Usage: node scripts/coding-score.ts [en|ar|fa] [--confusion] [--misses]`,
  );
  process.exit(2);
}

for (const language of asked.length > 0 ? asked : GOLD_LANGUAGES) print(language);
if (asked.length === 0 || asked.includes('en')) printPlover();

function print(language: GoldLanguage): void {
  for (const kind of ['sentences', 'texts'] as const) {
    const score = scoreCoder(goldCases(language, kind), language, codeText);
    console.log(`\n== ${language}, ${kind}: ${score.cases} cases`);
    if (kind === 'sentences') printTypes(score);
    printTotals(score);
    if (withConfusion) printConfusion(score);
    if (withMisses)
      for (const { id, text, missed, wrong } of score.misses)
        console.log(`${id}  missed: ${missed.join(', ') || '–'}  wrong: ${wrong.join(', ') || '–'}\n    ${text}`);
  }
}

function printTypes({ types }: Score): void {
  console.log(`${'type'.padEnd(34)} gold found wrong   P    R    F1`);
  for (const type of types) {
    const numbers = [type.gold, type.found, type.suggestedWrongly].map((n) => String(n).padStart(5)).join('');
    console.log(`${type.act.padEnd(34)}${numbers}  ${shown(type)}`);
  }
}

function printTotals({ macroF1, micro, quiet, mainFirst, date, country, place, counts, acled }: Score): void {
  console.log(
    `macro-F1 of the types with ${MACRO_MINIMUM} or more: ${two(macroF1)}; all acts, P R F1: ${shown(micro)}`,
  );
  console.log(`nothing suggested where nothing happened: ${percent(quiet)}; main act first: ${percent(mainFirst)}`);
  console.log(
    `of the main act: date ${percent(date)}, country ${percent(country)}, place ${percent(place)}, numbers ${percent(counts)}`,
  );
  if (acled !== null)
    console.log(`weighted F1, ACLED event type ${two(acled.event)}, sub-event type ${two(acled.subEvent)}`);
}

function printConfusion({ confusion }: Score): void {
  console.log('gold -> suggested instead');
  for (const { gold, suggested, times } of confusion.slice(0, MOST_CONFUSIONS))
    console.log(`${String(times).padStart(4)}  ${gold} -> ${suggested}`);
}

function printPlover(): void {
  console.log('\n== PLOVER records, en');
  if (!existsSync(PLOVER_RECORDS)) {
    console.log('left out: ../shared/data/gold is not at hand');
    return;
  }
  const score = scorePlover(gunzipSync(readFileSync(PLOVER_RECORDS)).toString('utf8'), codeText);
  console.log(
    `${score.records} records; type of the first event ${percent(score.first)}, of any event ${percent(score.any)}`,
  );
  for (const { type, of, first } of score.byType) console.log(`${type.padEnd(12)} ${first}/${of}`);
  if (withMisses)
    for (const { id, text, gold, given } of score.misses)
      console.log(`${id}  ${gold} given ${given.join(', ') || '–'}\n    ${text}`);
}

function shown({ precision, recall, f1 }: Rates): string {
  return [precision, recall, f1].map((value) => (value === null ? ' –  ' : two(value))).join(' ');
}

function two(value: number): string {
  return value.toFixed(3);
}

function percent({ right, of }: Share): string {
  return of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} % (${right}/${of})`;
}
