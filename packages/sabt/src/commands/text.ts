/** The text tools: what the archive does with a text, for any researcher and any file. No archive is needed. */
import { z } from 'zod';
import { type AnyCommand, lineCommand } from './command.ts';

const language = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'an ISO 639 code such as ar, fa or en')
  .optional();
const country = z.string().regex(/^[A-Za-z]{2}$/, 'an ISO 3166-1 code such as IR');
const reading = () => import('../stages/reading/index.ts');

const fold = lineCommand({
  words: ['text', 'fold'],
  summary: 'One spelling for all spellings of a word; --map gives the offsets back.',
  needs: 'nothing',
  lines: true,
  options: {
    map: {
      field: 'map',
      type: 'flag',
      summary: 'also print where each unit of the folded text stands in the given one',
    },
  },
  input: z.object({ text: z.string() }),
  async start(options) {
    const { fold: foldOnly, foldWithMap } = await reading();
    if (options['map'] !== true)
      return ({ text }: { text: string }): { folded: string; map?: number[] } => ({ folded: foldOnly(text) });
    return ({ text }: { text: string }) => {
      const { folded, map } = foldWithMap(text);
      return { folded, map: Array.from(map) };
    };
  },
});

const terms = lineCommand({
  words: ['text', 'terms'],
  summary: 'The words of a text with their folded form, their stem and their place.',
  needs: 'nothing',
  lines: true,
  input: z.object({ text: z.string(), language }),
  async start() {
    const { terms: termsOf } = await reading();
    return (input: { text: string; language?: string | undefined }) => ({
      terms: termsOf(input.text, input.language).map((term) => ({ fold: term.fold, stem: term.stem, span: term.span })),
    });
  },
});

const dates = lineCommand({
  words: ['text', 'dates'],
  summary: 'The dates in a text, in three calendars and three languages.',
  needs: 'nothing',
  lines: true,
  input: z.object({ text: z.string(), language, reference: z.iso.date().optional() }),
  async start() {
    const { findDates } = await reading();
    return (input: { text: string; language?: string | undefined; reference?: string | undefined }) => ({
      dates: findDates(input.text, { language: input.language, reference: input.reference }),
    });
  },
});

const names = lineCommand({
  words: ['text', 'names'],
  summary: 'Whether two names, in any script, may be one.',
  needs: 'nothing',
  lines: true,
  input: z.object({ a: z.string(), b: z.string() }),
  async start() {
    const { compareNames } = await reading();
    return (input: { a: string; b: string }) => compareNames(input.a, input.b);
  },
});

const languageOf = lineCommand({
  words: ['text', 'language'],
  summary: 'The language of a text, paragraph by paragraph.',
  needs: 'nothing',
  lines: true,
  input: z.object({ text: z.string() }),
  async start() {
    const { detectLanguage } = await reading();
    return (input: { text: string }) => detectLanguage(input.text);
  },
});

const places = lineCommand({
  words: ['text', 'places'],
  summary: 'The places in a text, each with what else it could be.',
  needs: 'nothing',
  lines: true,
  input: z.object({ text: z.string(), language, country: country.optional() }),
  async start() {
    const { findPlaces } = await import('../gazetteer/index.ts');
    return (input: { text: string; language?: string | undefined; country?: string | undefined }) =>
      findPlaces(input.text, { language: input.language, country: input.country });
  },
});

export const textCommands: readonly AnyCommand[] = [fold, terms, dates, names, languageOf, places];
