/**
 * Suggestions a second, and how long a language takes to load: node bench/coding.ts [--rounds N] [--json]
 *
 * The texts are the gold sentences of the language, one to three sentences each, with everything that `sabt code` does:
 * words, phrases, cues, dates, places, actors, numbers. Loading is the first call in the language; the gazetteer is loaded
 * once for all. Times are of the clock and of the processor, because the load of the machine moves only the first.
 */
import { parseArgs } from 'node:util';
import { findPlaces } from '../packages/sabt/src/gazetteer/index.ts';
import { GOLD_LANGUAGES, goldCases } from '../packages/sabt/src/stages/coding/gold/index.ts';
import { codeText } from '../packages/sabt/src/stages/coding/suggest/code-text.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
});

interface Took {
  clock: number;
  processor: number;
}

/** Milliseconds. */
function timed(work: () => void): Took {
  const clock = performance.now();
  const { user, system } = process.cpuUsage();
  work();
  const used = process.cpuUsage({ user, system });
  return { clock: performance.now() - clock, processor: (used.user + used.system) / 1000 };
}

const gazetteer = timed(() => findPlaces('Police in Baghdad', { language: 'en' }));
const results = GOLD_LANGUAGES.map((language) => {
  const texts = goldCases(language, 'sentences');
  const load = timed(() => codeText({ text: '', language }));
  const once = (): void => {
    for (const { text, published } of texts) codeText({ text, language, published });
  };
  once();
  const rounds = Number(values.rounds);
  const run = timed(() => {
    for (let round = 0; round < rounds; round++) once();
  });
  const perSecond = (ms: number): number => Math.round((texts.length * rounds * 1000) / ms);
  return {
    language,
    texts: texts.length,
    load,
    perSecond: perSecond(run.clock),
    perCpuSecond: perSecond(run.processor),
  };
});

if (values.json) console.log(JSON.stringify({ gazetteer, results }));
else {
  console.log(`gazetteer loaded in ${shown(gazetteer)}`);
  for (const { language, texts, load, perSecond, perCpuSecond } of results)
    console.log(
      `${language}: loaded in ${shown(load)}; ${perSecond} texts a second by the clock, ${perCpuSecond} by the processor (${texts} texts)`,
    );
}

function shown({ clock, processor }: Took): string {
  return `${Math.round(clock)} ms (processor ${Math.round(processor)} ms)`;
}
