/** What is said, found in texts and held against the record, or against numbers that somebody has. */
import { z } from 'zod';
import type { FoundAssertions } from '../app/claims/assertions.ts';
import type { ClaimStanding, ListedClaim } from '../app/claims/claim-standing.ts';
import type { ClaimAnswer, ClaimAsker, ClaimsAdded } from '../app/claims/claims.ts';
import type { Step } from '../stages/measuring/index.ts';
import { addHelp, decideHelp } from './claim-forms.ts';
import { type AnyCommand, command, lineCommand, type RunContext } from './command.ts';
import { progressOf } from './measuring-progress.ts';

export const CLAIMS_NOTE =
  'find marks what a document asserts; add keeps claims, bound to the record; check answers them and keeps each verdict; decide applies the rule to numbers of your own.';

const find = command({
  words: ['claims', 'find'],
  summary: 'What a document asserts that the record can be asked about, each with the words that show it.',
  help: [
    { name: 'gives', text: 'assertions: span, text, form, cue, and a proposal of what to count where there is one' },
    { name: 'example', text: 'sabt claims find ID --json' },
  ],
  needs: 'read',
  arguments: [{ field: 'id', label: 'ID' }],
  input: z.object({ id: z.string() }),
  async run({ id }, { app }) {
    const { assertionsOf } = await import('../app/claims/assertions.ts');
    return assertionsOf(id, app);
  },
  print: ({ assertions }: FoundAssertions) =>
    assertions.length === 0
      ? 'Nothing that the record could be asked about.'
      : assertions
          .map(({ form, cue, text, proposal }) => {
            const asked =
              proposal === undefined
                ? ''
                : `\n  ${proposal.measure} ${proposal.where}${proposal.driver === undefined ? '' : ` after ${proposal.driver}`}`;
            return `${form} (${cue})\n  ${text}${asked}`;
          })
          .join('\n'),
});

/** Of several claims, the steps of one are told with its place among them. */
function askerOf({ signal, progress }: Pick<RunContext, 'signal' | 'progress'>): ClaimAsker {
  let place = '';
  return {
    signal,
    onClaim: (done, total) => {
      place = total === 1 ? '' : ` for claim ${done + 1} of ${total}`;
      progress({ done, total, what: 'claims' });
    },
    onStep: (step: Step) => {
      const { what, ...far } = progressOf(step);
      progress({ ...far, what: `${what}${place}` });
    },
  };
}

const add = command({
  words: ['claims', 'add'],
  summary: 'Keep claims from a file: text, form, and what in the record each is bound to.',
  help: addHelp,
  needs: 'write',
  takesLong: true,
  arguments: [{ field: 'file', label: 'FILE.json', is: 'file' }],
  input: z.object({ file: z.string() }),
  async run({ file }, { app, by, ...asking }) {
    const { addClaimsFile } = await import('../app/claims/claims.ts');
    return addClaimsFile(file, app, by, askerOf(asking));
  },
  print: ({ added, claims }: ClaimsAdded) =>
    [`${added} claims added.`, ...claims.map(({ id, form, text }) => `  ${id}  ${form}  ${text}`)].join('\n'),
});

const check = command({
  words: ['claims', 'check'],
  summary: 'Answer claims from the record as it is now; a verdict that changed is kept beside the former ones.',
  help: [
    { name: 'ID…', text: 'claims by id, also dismissed ones; without any, all that are open' },
    { name: 'gives', text: 'verdict, reason, figure, evidence (acts as filters), needed?, cautions?, checkpoint' },
  ],
  needs: 'write',
  takesLong: true,
  arguments: [{ field: 'ids', label: 'ID…', many: true, optional: true }],
  input: z.object({ ids: z.array(z.string()).default([]) }),
  async run({ ids }, { app, by, ...asking }) {
    const { checkClaims } = await import('../app/claims/claims.ts');
    return { claims: await checkClaims(ids, app, by, askerOf(asking)) };
  },
  print: ({ claims }: { claims: ClaimAnswer[] }) =>
    claims.length === 0
      ? 'There are no claims. Add some with: sabt claims add FILE.json'
      : claims.map(answerText).join('\n'),
});

function answerText(answer: ClaimAnswer): string {
  const { id, text, form, verdict, reason, needed, cautions, figure, changed, checkpoint } = answer;
  return [
    `${verdict.toUpperCase()}  ${text}`,
    `  ${form}: ${reason}${needed === undefined ? '' : `; needed: ${needed}`}`,
    ...(cautions === undefined ? [] : [`  mind: ${cautions.join(', ')}`]),
    `  ${JSON.stringify(figure).slice(0, 400)}`,
    ...(changed === undefined ? [] : [`  before: ${changed.verdict} at ${changed.checkpoint.size} entries`]),
    `  ${id}, log of ${checkpoint.size} entries`,
  ].join('\n');
}

const review = command({
  words: ['claims', 'review'],
  summary: 'One claim as schema.org ClaimReview, answered from the record as it is now.',
  needs: 'read',
  takesLong: true,
  arguments: [{ field: 'id', label: 'ID' }],
  input: z.object({ id: z.string() }),
  async run({ id }, { app, ...asking }) {
    const { answerClaim, claimOf, claimReview } = await import('../app/claims/claims.ts');
    const version = claimOf(id, app);
    return claimReview(version, await answerClaim(version, app, askerOf(asking)));
  },
  print: (found) => JSON.stringify(found, null, 2),
});

const decide = lineCommand({
  words: ['claims', 'decide'],
  summary: 'The rule of decision alone: form and numbers in, verdict and figure out.',
  help: decideHelp,
  needs: 'nothing',
  lines: true,
  input: z.object({ form: z.string(), inputs: z.unknown() }),
  async start() {
    const { decideClaim } = await import('../stages/claims/index.ts');
    return ({ form, inputs }: { form: string; inputs?: unknown }) => decideClaim(form, inputs);
  },
});

const list = command({
  words: ['claims', 'list'],
  summary: 'Claims with the verdict kept last: those that are open, those that were dismissed, or all.',
  needs: 'read',
  options: {
    status: { field: 'status', type: 'string', label: 'open|dismissed|all', summary: 'Which claims; the open ones.' },
  },
  input: z.object({ status: z.enum(['open', 'dismissed', 'all']).default('open') }),
  async run({ status }, { app }) {
    const [{ allClaims, statusOf }, { listedClaim }] = await Promise.all([
      import('../app/claims/claims.ts'),
      import('../app/claims/claim-standing.ts'),
    ]);
    const chosen = allClaims(app).filter(({ fields }) => status === 'all' || statusOf(fields) === status);
    return { claims: chosen.map((version) => listedClaim(version, app)) };
  },
  print: ({ claims }: { claims: ListedClaim[] }) =>
    claims.length === 0 ? 'There are no such claims.' : claims.map(listedText).join('\n'),
});

function listedText({ id, text, form, status, reason, verdict, why }: ListedClaim): string {
  const answer = verdict === undefined ? 'not checked yet' : `${verdict} (${why})`;
  return [
    `${status === 'dismissed' ? 'DISMISSED' : answer}  ${text}`,
    `  ${id}  ${form}${status === 'dismissed' ? `, ${reason ?? 'no reason given'}; the last verdict: ${answer}` : ''}`,
  ].join('\n');
}

const standing = ({ id, status, reason }: ClaimStanding): string =>
  `${id} is ${status}${reason === undefined ? '' : `: ${reason}`}`;

const dismiss = command({
  words: ['claims', 'dismiss'],
  summary: 'Follow a claim no further, for a reason; it stays in the log with its verdicts.',
  needs: 'write',
  arguments: [{ field: 'id', label: 'ID' }],
  options: { reason: { field: 'reason', type: 'string', label: 'TEXT', summary: 'Why; it is kept with the claim.' } },
  input: z.object({ id: z.string(), reason: z.string().default('') }),
  async run({ id, reason }, { app, by }) {
    const { dismissClaim } = await import('../app/claims/claim-standing.ts');
    return dismissClaim(id, reason, app, by);
  },
  print: standing,
});

const takeUp = command({
  words: ['claims', 'take-up'],
  summary: 'Take up a claim again that was dismissed.',
  needs: 'write',
  arguments: [{ field: 'id', label: 'ID' }],
  options: { reason: { field: 'reason', type: 'string', label: 'TEXT', summary: 'Why, if it is to be kept.' } },
  input: z.object({ id: z.string(), reason: z.string().default('') }),
  async run({ id, reason }, { app, by }) {
    const { takeUpClaim } = await import('../app/claims/claim-standing.ts');
    return takeUpClaim(id, reason, app, by);
  },
  print: standing,
});

export const claimsCommands: readonly AnyCommand[] = [find, add, list, check, dismiss, takeUp, review, decide];
