/** What texts say happened: suggestions, and what people decide about them. */
import { z } from 'zod';
import type { AgreementAnswer } from '../app/coding/agreement.ts';
import type { DecideAnswer, SuggestAnswer } from '../app/coding/coding.ts';
import type { SampleAnswer } from '../app/coding/double-coding.ts';
import type { Decision } from '../stages/coding/index.ts';
import { type AnyCommand, command, lineCommand } from './command.ts';
import { wholeNumber } from './whole-number.ts';

const code = lineCommand({
  words: ['code'],
  summary: 'What a text says happened: acts, actors, place, date and counts, each with its words.',
  needs: 'nothing',
  lines: true,
  input: z.object({
    id: z.union([z.string(), z.number()]).optional(),
    text: z.string(),
    language: z.string().optional(),
    published: z.iso.date().optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'an ISO 3166-1 code of two letters such as IR')
      .optional(),
  }),
  async start() {
    const { codeText } = await import('../stages/coding/index.ts');
    return ({ id, ...input }: CodeLine) => ({
      ...(id === undefined ? {} : { id }),
      events: codeText(input),
    });
  },
});

/** Here too, so that other commands do not load what codes texts. */
const DECISIONS = ['confirm', 'reject', 'undo'] as const satisfies readonly Decision[];

interface CodeLine {
  id?: string | number | undefined;
  text: string;
  language?: string | undefined;
  published?: string | undefined;
  country?: string | undefined;
}

const suggest = command({
  words: ['code', 'suggest'],
  summary: 'Suggest acts from documents of the archive; a person confirms them.',
  needs: 'write',
  arguments: [{ field: 'ids', label: 'ID…', many: true, optional: true }],
  input: z.object({ ids: z.array(z.string()).default([]) }),
  async run({ ids }, context) {
    const { suggestCodings } = await import('../app/coding/coding.ts');
    return suggestCodings(ids, context.app, context);
  },
  exit: ({ failed }: SuggestAnswer) => (failed.length > 0 ? 3 : 0),
  print: ({ documents, codings, failed }: SuggestAnswer) =>
    [
      `${documents} documents read, ${codings.length} suggestions added.`,
      ...codings.slice(0, 20).map(({ id, act, confidence }) => `  ${id}  ${act}  ${confidence}`),
      ...(codings.length > 20 ? [`  … and ${codings.length - 20} more`] : []),
      ...failed.map(({ id, message }) => `  ${id} failed: ${message}`),
    ].join('\n'),
});

const sample = command({
  words: ['code', 'sample'],
  summary: 'Draw suggestions at random that two people are to code; the same seed draws the same ones.',
  needs: 'write',
  arguments: [{ field: 'n', label: 'N' }],
  options: { seed: { field: 'seed', type: 'string', summary: 'a whole number; 1 if not given' } },
  input: z.object({ n: wholeNumber(1, 100_000), seed: wholeNumber(0, 4_294_967_295).default(1) }),
  async run({ n, seed }, { app, by }) {
    const { drawSample } = await import('../app/coding/double-coding.ts');
    const { ReviewRows } = await import('../app/coding/review-rows.ts');
    return drawSample(n, seed, new ReviewRows(app), app, by);
  },
  print: ({ drawn, of, seed }: SampleAnswer) =>
    `${drawn} of ${of} suggestions drawn with seed ${seed}, to be coded twice.`,
});

const decide = command({
  words: ['decide'],
  summary: 'Confirm, reject or undo suggestions; PATH=VALUE corrects what is confirmed.',
  needs: 'write',
  arguments: [{ field: 'words', label: 'ID… confirm|reject|undo [PATH=VALUE…]', many: true }],
  options: {
    adjudicate: { field: 'adjudicate', type: 'flag', summary: 'settle what two coders decided differently' },
  },
  input: z
    .object({
      words: z.array(z.string()).optional(),
      ids: z.array(z.string()).optional(),
      decision: z.enum(DECISIONS).optional(),
      changes: z.array(z.string()).optional(),
      adjudicate: z.stringbool().or(z.boolean()).default(false),
    })
    .transform((given, context) => {
      const read = given.words === undefined ? given : split(given.words);
      if (read.ids === undefined || read.ids.length === 0 || read.decision === undefined) {
        context.addIssue({ code: 'custom', message: 'ID… and then confirm, reject or undo are needed' });
        return z.NEVER;
      }
      return { ids: read.ids, decision: read.decision, changes: read.changes ?? [], adjudicate: given.adjudicate };
    }),
  async run({ adjudicate, ...input }, context) {
    const { decideAbout } = await import('../app/coding/coding.ts');
    return decideAbout({ ...input, adjudicates: adjudicate }, context.app, context.by);
  },
  exit: ({ failed }: DecideAnswer) => (failed.length > 0 ? 3 : 0),
  print: ({ decided, failed }: DecideAnswer) =>
    [
      ...decided.map(({ id, status, act }) => `${id}: ${status}${act === null ? '' : `, act ${act}`}`),
      ...failed.map(({ id, message }) => `${id} failed: ${message}`),
    ].join('\n'),
});

const agreement = command({
  words: ['agreement'],
  summary: 'How far coders agree about what they both decided on: Krippendorff’s α with its interval.',
  needs: 'read',
  options: {
    field: { field: 'field', type: 'string', summary: 'decision, act, place, start, killed …; act if not given' },
  },
  input: z.object({ field: z.string().default('act') }),
  async run({ field }, { app }) {
    const { agreement: agreed } = await import('../app/coding/agreement.ts');
    return agreed(field, app);
  },
  print: ({ field, alpha, ci95, units, coders, level, reason }: AgreementAnswer) =>
    alpha === null
      ? `${field}: no α (${reason}); ${units} suggestions with two coders, ${coders} coders.`
      : `${field}: α ${alpha.toFixed(3)} [${ci95!.map((bound) => bound.toFixed(3)).join(', ')}], ${units} suggestions, ${coders} coders, ${level}.`,
});

/** `ID… confirm PATH=VALUE…` as it is typed. */
function split(words: readonly string[]): {
  ids: string[];
  decision: (typeof DECISIONS)[number] | undefined;
  changes: string[];
} {
  const at = words.findIndex((word) => (DECISIONS as readonly string[]).includes(word));
  return {
    ids: words.slice(0, Math.max(0, at)),
    decision: at < 0 ? undefined : (words[at] as (typeof DECISIONS)[number]),
    changes: at < 0 ? [] : words.slice(at + 1),
  };
}

export const codingCommands: readonly AnyCommand[] = [code, suggest, sample, decide, agreement];
