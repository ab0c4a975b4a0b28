import { z } from 'zod';
import type { Erased } from '../app/withholding/erasing/erase.ts';
import type { Redacted } from '../app/withholding/redacting.ts';
import { type AnyCommand, command } from './command.ts';
import { wholeNumber } from './whole-number.ts';

const REASONS = 'safety, consent-withdrawn, legal or not-relevant-personal-data';

const target = [
  { field: 'id', label: 'ID' },
  { field: 'paths', label: 'PATH…', many: true },
] as const;

const at = {
  field: 'at',
  type: 'number',
  label: 'SIZE',
  summary:
    'size of the log when spans and passages were counted: needed once something was erased from the text, which moves them',
} as const;

const redacting = command({
  words: ['redact'],
  summary:
    'Withhold fields, passages (text/3), spans (text@120-145), words or parts of a picture or PDF from every outsider.',
  needs: 'write',
  arguments: [
    { field: 'id', label: 'ID' },
    { field: 'paths', label: 'PATH…', many: true, optional: true },
  ],
  options: {
    reason: { field: 'reason', type: 'string', label: 'CODE', summary: REASONS },
    words: {
      field: 'words',
      type: 'string',
      label: 'WORDS',
      summary: 'withhold these words wherever the record says them, several apart by ;  of a PDF on its pages too',
    },
    box: {
      field: 'box',
      type: 'string',
      label: 'BOXES',
      summary:
        'make a copy with these boxes blacked out: x,y,w,h in pixels of a picture as it is shown, page,x,y,w,h in points of a PDF, several apart by ;',
    },
    at,
    'dry-run': { field: 'dryRun', type: 'flag', summary: 'say what would be withheld, and change nothing' },
  },
  input: z.object({
    id: z.string(),
    paths: z.array(z.string()).default([]),
    reason: z.string(),
    words: z.string().optional(),
    box: z.string().optional(),
    at: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
    dryRun: z.stringbool().or(z.boolean()).default(false),
  }),
  async run({ words, box, ...input }, context): Promise<Redacted> {
    const { parseBoxes } = await import('../stages/publishing/index.ts');
    const { parseWords } = await import('../app/withholding/redacting/words.ts');
    return context.app.redact({ ...input, words: parseWords(words ?? ''), boxes: parseBoxes(box ?? '') }, context);
  },
  print({ id, paths, reason, entry, also, elsewhere, said = {}, copy }: Redacted) {
    const named = paths
      .map((path) => (said[path] === undefined ? path : `${path} “${excerpt(said[path])}”`))
      .join(', ');
    const boxes = (copy?.boxes ?? []).map((one) => `  ${[one.page, one.x, one.y, one.width, one.height].join(',')}`);
    const made =
      copy === undefined
        ? []
        : [
            'sha256' in copy
              ? `The copy that may be handed over is the document ${copy.id} (${copy.mediaType}, ${copy.sha256}). Look at it first. Blacked out:`
              : 'A copy would be made, with these boxes blacked out:',
            ...boxes,
          ];
    return [
      entry === null
        ? `Would be withheld of ${id}: ${named}`
        : `${id}: withheld are now ${named} (${reason}), entry ${entry}.`,
      ...also.map((other) => `also of ${other.kind} ${other.id}, which repeats it: ${other.paths.join(', ')}`),
      ...listed(elsewhere, (other) => {
        const left = `${other.public ? ', is public,' : ''} and ${entry === null ? 'would be' : 'was'} left as it is`;
        if (other.id === id) return `${saysToo(other)}${left}; name it as well to withhold it`;
        return `${other.kind} ${other.id} ${saysIt(other)} (${other.path})${left}`;
      }),
      ...made,
    ].join('\n');
  },
});

const erasing = command({
  words: ['erase'],
  summary: 'Destroy values of a record everywhere they are kept, in all its versions; the log keeps that it was done.',
  needs: 'write',
  arguments: target,
  options: {
    reason: { field: 'reason', type: 'string', label: 'CODE', summary: REASONS },
    at,
    'dry-run': { field: 'dryRun', type: 'flag', summary: 'say what would go, and change nothing' },
  },
  input: z.object({
    id: z.string(),
    paths: z.array(z.string()).min(1),
    reason: z.string(),
    at: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
    dryRun: z.stringbool().or(z.boolean()).default(false),
  }),
  run: (input, context) => context.app.erase(input, context),
  exit: (done: Erased) => (done.state === 'pending' ? 3 : 0),
  print(done: Erased) {
    const { said = {}, former = [] } = done;
    const paths = done.paths.map((path) => {
      const of = former.includes(path) ? `${path} of a former version` : path;
      return said[path] === undefined ? of : `${of} “${excerpt(said[path])}”`;
    });
    const what = `${done.id}: ${paths.join(', ')}`;
    const left = done.state === 'planned' ? 'would be' : 'was';
    const where = listed(done.elsewhere, (other) =>
      other.id === done.id
        ? `${saysToo(other)} and ${left} left as it is; name it as well to erase it`
        : `${other.id} ${saysIt(other)} (${other.path}) and ${left} left as it is`,
    );
    const head = {
      planned: `Would be erased from ${what}`,
      erased: `Erased from ${what} (${done.reason}), entry ${done.entry}. ${searchedFor(done)}`,
      pending: `Erased from ${what} (${done.reason}), entry ${done.entry}, but not everywhere yet. Left in:`,
    }[done.state];
    return [
      ...done.also.map(
        ({ id, kind, paths }) => `also from ${kind} ${id}, which says it too or was read in it: ${paths.join(', ')}`,
      ),
      ...where,
      ...notSought(done.unsought),
      head,
      ...done.found.map((place) => `  ${place}`),
    ].join('\n');
  },
});

/** A word of a name may be that of the same person, or of another. */
const saysToo = ({ path, isPart }: { path: string; isPart?: true }): string =>
  isPart === true ? `${path} says a word of the name` : `${path} says it too`;
const saysIt = ({ isPart }: { isPart?: true }): string =>
  isPart === true ? 'says a word of the name' : 'says the same by itself';

/** What the scan can say, and nothing beyond it. */
function searchedFor({ searched, elsewhere, unsought }: Erased): string {
  if (searched === 0)
    return 'It is destroyed in every version. Files were not searched for it: numbers and words of less than six letters stand anywhere by chance.';
  const pieces = searched === 1 ? 'its words' : `its words, in ${searched} pieces`;
  if (unsought.words.length + unsought.more > 0)
    return `Every file of the archive was read for ${pieces}. What is named above still says the same, nothing else does; this is not said of words that were not looked for in other records.`;
  return elsewhere.length === 0
    ? `Every file of the archive was read for ${pieces}, and none says them any more; numbers and words of less than six letters are destroyed with it and not searched for.`
    : `Every file of the archive was read for ${pieces}; what is named above still says the same, nothing else does.`;
}

/** Of what was named, that by which no other records were looked for. */
function notSought({ words, more }: Erased['unsought']): string[] {
  const named = words.slice(0, MOST_WORDS).map((word) => `“${word}”`);
  const rest = words.length - named.length;
  return [
    ...(words.length === 0
      ? []
      : [
          `not looked for in other records, since too many say it or it is no name: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
        ]),
    ...(more === 0 ? [] : [`${more} more ${more === 1 ? 'text was' : 'texts were'} not looked for in other records`]),
  ];
}

const MOST_WORDS = 20;

/** Records that are named one by one; the answer in JSON has them all. */
const MOST_LISTED = 50;

function listed<T>(all: readonly T[], line: (one: T) => string): string[] {
  const more = all.length - MOST_LISTED;
  return [...all.slice(0, MOST_LISTED).map(line), ...(more > 0 ? [`and ${more} more say it by themselves`] : [])];
}

const EXCERPT = 60;
const excerpt = (text: string): string =>
  text.trim().length > EXCERPT ? `${text.trim().slice(0, EXCERPT)} …` : text.trim();

export const withholdingCommands: readonly AnyCommand[] = [redacting, erasing];
