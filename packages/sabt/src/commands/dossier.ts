import { z } from 'zod';
import type { DossierAnswer, DossierPreview } from '../app/dossier/dossier.ts';
import { SabtError } from '../model/errors.ts';
import { type AnyCommand, command, type Progress } from './command.ts';
import { beforeText } from './erased-before.ts';

const dossier = command({
  words: ['dossier'],
  summary:
    'Hand records over: a ZIP that opens offline and can be checked without you. Only what is public, unless chosen.',
  needs: 'read',
  takesLong: true,
  arguments: [{ field: 'ids', label: 'ID…', many: true, optional: true }],
  options: {
    out: { field: 'out', type: 'string', label: 'FILE.zip', is: 'out', summary: 'where to write it' },
    'with-restricted': {
      field: 'restricted',
      type: 'flag',
      summary: 'with the restricted fields of the records named; what identifies a person stays out',
    },
    where: {
      field: 'where',
      type: 'string',
      label: 'FILTER',
      summary: 'the acts that this filter of “sabt count” selects, with what is public of their events and documents',
    },
    resting: {
      field: 'resting',
      type: 'flag',
      summary: 'also acts and events of which no document leaves; never without consent',
    },
    include: {
      field: 'include',
      type: 'string',
      label: 'PATHS',
      summary: 'with these fields or passages whatever their level, apart by commas: title,text/3,custom/NAME',
    },
    'dry-run': {
      field: 'dryRun',
      type: 'flag',
      summary: 'write nothing; show exactly what an outsider would see',
    },
    force: {
      field: 'force',
      type: 'flag',
      localOnly: 'Over HTTP the file is a download, so there is nothing to replace.',
      summary: 'replace a dossier that this command wrote before',
    },
  },
  input: z.object({
    ids: z.array(z.string()).default([]),
    where: z.string().optional(),
    resting: z.stringbool().or(z.boolean()).default(false),
    out: z.string().optional(),
    restricted: z.stringbool().or(z.boolean()).default(false),
    include: z.string().optional(),
    dryRun: z.stringbool().or(z.boolean()).default(false),
    force: z.boolean().default(false),
  }),
  async run(
    { ids, where, out, restricted, resting, include, dryRun, force },
    { app, progress, signal },
  ): Promise<DossierAnswer> {
    if (ids.length === 0 && where === undefined)
      throw new SabtError('missing-argument', 'Name records by their ids, or acts with --where FILTER.', { at: 'ids' });
    const { previewDossier, writeDossier } = await import('../app/dossier/dossier.ts');
    const paths = (include ?? '').split(',').map((path) => path.trim());
    const { actsOf } = await import('../app/dossier/dossier-selection.ts');
    const all = new Set([...ids, ...(where === undefined ? [] : await actsOf(where, app))]);
    const chosen = { ids: [...all], restricted, resting, include: paths.filter((path) => path !== '') };
    const gatherer = { signal, onStep: (done: number, total: number) => progress(partOf(done, total)) };
    if (dryRun) return (await previewDossier(chosen, app, gatherer)).answer;
    if (out === undefined)
      throw new SabtError('missing-argument', 'Name the file to write with --out FILE.zip.', { at: 'out' });
    return writeDossier({ ...chosen, out, force }, app, gatherer);
  },
  print(done: DossierAnswer) {
    const stays =
      done.withheld > 0
        ? `\n${done.withheld} fields stay out: see what with --dry-run, choose with --with-restricted or --include PATHS.`
        : '';
    const seen = (done.preview ?? []).map(previewText).join('');
    const head = done.file === null ? 'Nothing was written. An outsider would see' : `${done.file}:`;
    const rest =
      done.resting.length > 0
        ? `\nNothing leaves of ${done.resting.length} acts or events that rest on documents alone which are not handed over: ${someOf(done.resting.map(({ kind, id }) => `${kind} ${id}`))}. With --resting they do.`
        : '';
    return `${seen}${head} ${done.records} records, ${done.files} files, ${done.disclosed} fields disclosed, ${done.erased} erased, proved against the checkpoint of size ${done.checkpoint.size}.${stays}${rest}`;
  },
});

const partOf = (done: number, total: number): Progress => ({
  done: Math.min(100, Math.floor((100 * done) / total)),
  total: 100,
  what: '% of the dossier',
});

const MOST_NAMED = 10;

function someOf(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return names.slice(0, MOST_NAMED).join(', ') + more;
}

function previewText({
  id,
  kind,
  disclosed,
  withheld,
  because,
  resting,
  erased,
  erasedBefore,
  file,
}: DossierPreview): string {
  const lines = [
    `${kind} ${id}`,
    ...erasedBefore.map((one) => `  ${beforeText(one)}`),
    ...Object.entries(disclosed).map(
      ([path, value]) => `  ${path.padEnd(16)}  ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
    ...(file === null ? [] : [`  the file itself   ${file}`]),
    ...(withheld.length === 0 ? [] : [`  withheld: ${withheld.join(', ')}`]),
    ...(resting ? ['  rests on documents alone that are not handed over'] : []),
    ...(because.consent.length === 0 ? [] : [`  without consent: ${because.consent.join(', ')}`]),
    ...(because.naming.length === 0 ? [] : [`  names records that are not public: ${because.naming.join(', ')}`]),
    ...erased.map(({ path, reason }) => `  erased: ${path} (${reason})`),
  ];
  return `${lines.join('\n')}\n\n`;
}

export const dossierCommands: readonly AnyCommand[] = [dossier];
