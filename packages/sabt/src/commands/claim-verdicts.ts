/** Claims held against the record, or against numbers that somebody has. */
import { z } from 'zod';
import type { ClaimAnswer, ClaimsAdded } from '../app/claims.ts';
import { type AnyCommand, command, lineCommand } from './command.ts';

const add = command({
  words: ['claims', 'add'],
  summary: 'Keep claims from a file: text, form, and what in the record each is bound to.',
  needs: 'write',
  arguments: [{ field: 'file', label: 'FILE.json', is: 'file' }],
  input: z.object({ file: z.string() }),
  async run({ file }, { app, by }) {
    const { addClaimsFile } = await import('../app/claims.ts');
    return addClaimsFile(file, app, by);
  },
  print: ({ added, claims }: ClaimsAdded) =>
    [`${added} claims added.`, ...claims.map(({ id, form, text }) => `  ${id}  ${form}  ${text}`)].join('\n'),
});

const check = command({
  words: ['claims', 'check'],
  summary: 'Answer claims from the record as it is now; a verdict that changed is kept beside the former ones.',
  needs: 'write',
  arguments: [{ field: 'ids', label: 'ID…', many: true, optional: true }],
  input: z.object({ ids: z.array(z.string()).default([]) }),
  async run({ ids }, { app, by }) {
    const { checkClaims } = await import('../app/claims.ts');
    return { claims: await checkClaims(ids, app, by) };
  },
  print: ({ claims }: { claims: ClaimAnswer[] }) =>
    claims.length === 0
      ? 'There are no claims. Add some with: sabt claims add FILE.json'
      : claims.map(answerText).join('\n'),
});

function answerText({ id, text, form, verdict, reason, needed, figure, changed, checkpoint }: ClaimAnswer): string {
  return [
    `${verdict.toUpperCase()}  ${text}`,
    `  ${form}: ${reason}${needed === undefined ? '' : `; needed: ${needed}`}`,
    `  ${JSON.stringify(figure).slice(0, 400)}`,
    ...(changed === undefined ? [] : [`  before: ${changed.verdict} at ${changed.checkpoint.size} entries`]),
    `  ${id}, log of ${checkpoint.size} entries`,
  ].join('\n');
}

const review = command({
  words: ['claims', 'review'],
  summary: 'One claim as schema.org ClaimReview, answered from the record as it is now.',
  needs: 'read',
  arguments: [{ field: 'id', label: 'ID' }],
  input: z.object({ id: z.string() }),
  async run({ id }, { app }) {
    const { answerClaim, claimOf, claimReview } = await import('../app/claims.ts');
    const version = claimOf(id, app);
    return claimReview(version, await answerClaim(version, app));
  },
  print: (found) => JSON.stringify(found, null, 2),
});

const decide = lineCommand({
  words: ['claims', 'decide'],
  summary: 'The rule of decision alone: form and numbers in, verdict and figure out.',
  needs: 'nothing',
  lines: true,
  input: z.object({ form: z.string(), inputs: z.unknown() }),
  async start() {
    const { decideClaim } = await import('../stages/claims/index.ts');
    return ({ form, inputs }: { form: string; inputs?: unknown }) => decideClaim(form, inputs);
  },
});

export const claimVerdictCommands: readonly AnyCommand[] = [add, check, review, decide];
