/** Lines for a shell that give the numbers of a page again. */

/** As one word of a POSIX shell, whatever stands in it. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** How many acts a filter selects, or how many people they name. */
export function countLine(where: string, at: number | undefined, sum?: string): string {
  return [
    'sabt count',
    ...(where.trim() === '' ? [] : [`--where ${shellWord(where)}`]),
    ...(sum === undefined ? [] : [`--sum ${sum}`]),
    ...(at === undefined ? [] : [`--at ${at}`]),
  ].join(' ');
}
