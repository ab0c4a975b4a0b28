/** What a failed check means, as lines to print below a list of problems; the sentences are those of every verifier. */
import { PLAIN_WORDS, plainWords as sentences } from '@sabt/proof';

/** None for none. `unreadable`: nothing in the file was checked. */
export function plainWords(
  problems: readonly { check: string; code: string; message: string }[],
  unreadable = false,
): string[] {
  const said = sentences(
    problems.map(({ check, code, message: reason }) => ({ check, code, reason })),
    'en',
    { unreadable },
  );
  return said.length === 0 ? [] : [`${PLAIN_WORDS.en.title}:`, ...said.map((one) => `  ${one}`)];
}
