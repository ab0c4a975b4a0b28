/**
 * What is written about each method in the folder `docs`, read from there so that there is one source. A page shows what its
 * indicator says of itself and then the methods that it is computed by; a section is found by the names in its heading. Where
 * the folder was not installed, there is nothing to show, and the page says so.
 */
import { readFileSync } from 'node:fs';
import type { Measure } from '../../stages/measuring/index.ts';

const DOCS = new URL('../../../../../docs/', import.meta.url);

interface Part {
  file: string;
  /** Names that stand in the headings of the sections. */
  names: readonly string[];
}

const PARTS: Readonly<Record<Measure, readonly Part[]>> = {
  trend: [
    { file: 'methods/glm.md', names: ['glm'] },
    { file: 'methods/trend.md', names: ['mann-kendall'] },
    { file: 'methods/rates.md', names: ['adjust-p'] },
  ],
  rate: [{ file: 'methods/rates.md', names: ['poisson-interval', 'rate-ratio'] }],
  change: [{ file: 'methods/change.md', names: ['pelt', 'bayes-change-point'] }],
  diversity: [{ file: 'methods/kinds.md', names: ['rarefy', 'hill', 'coverage-rarefaction'] }],
  corroboration: [{ file: 'methods/rates.md', names: ['wilson'] }],
  estimate: [{ file: 'methods/hidden.md', names: ['chapman', 'multiple-systems'] }],
  follows: [{ file: 'methods/lags.md', names: ['distributed-lag', 'circular-shift', 'The verdict'] }],
  together: [{ file: 'methods/lags.md', names: ['cross-correlation', 'circular-shift'] }],
  rights: [{ file: 'methods/rates.md', names: ['poisson-interval', 'wilson'] }],
  positions: [
    { file: 'methods/rates.md', names: ['prop-trend', 'wilson'] },
    { file: 'methods/trend.md', names: ['mann-kendall'] },
  ],
  opinion: [
    { file: 'methods/pooling.md', names: ['pool'] },
    { file: 'methods/trend.md', names: ['local-level', 'mann-kendall'] },
  ],
};

const SHARED: Part = { file: 'INDICATORS.md', names: ['What all of them share'] };
const OF_CLAIMS: Part = { file: 'CLAIMS.md', names: ['How a verdict', 'A file of claims'] };

/** Markdown, in English; null where the folder is not there. */
export function methodText(about: Measure | 'claims' | 'shared'): string | null {
  const parts =
    about === 'claims'
      ? [OF_CLAIMS]
      : about === 'shared'
        ? [SHARED]
        : [{ file: 'INDICATORS.md', names: [`\`${about}\``] }, ...PARTS[about]];
  const texts = parts.flatMap(sectionsOf);
  return texts.length === 0 ? null : texts.join('\n\n');
}

const read = new Map<string, string>();

function textOf(file: string): string {
  let text = read.get(file);
  if (text === undefined) {
    try {
      text = readFileSync(new URL(file, DOCS), 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
      text = '';
    }
    read.set(file, text);
  }
  return text;
}

function sectionsOf({ file, names }: Part): string[] {
  const sections = textOf(file).split(/^(?=## )/m);
  return names.flatMap((name) => {
    const found = sections.find((section) => section.startsWith('## ') && headingOf(section).includes(name));
    return found === undefined ? [] : [found.trim()];
  });
}

const headingOf = (section: string): string => section.split('\n', 1)[0]!;
