/** What is said, held against the record. */
import { z } from 'zod';
import type { FoundAssertions } from '../app/assertions.ts';
import { type AnyCommand, command } from './command.ts';

const find = command({
  words: ['claims', 'find'],
  summary: 'What a document asserts that the record can be asked about, each with the words that show it.',
  needs: 'read',
  arguments: [{ field: 'id', label: 'ID' }],
  input: z.object({ id: z.string() }),
  async run({ id }, { app }) {
    const { assertionsOf } = await import('../app/assertions.ts');
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

export const claimsCommands: readonly AnyCommand[] = [find];
