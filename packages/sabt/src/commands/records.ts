import { z } from 'zod';
import type { ProofWritten } from '../app/dossier/proving.ts';
import type { Exported, Shown } from '../app/records.ts';
import { KINDS } from '../model/records.ts';
import { type AnyCommand, command } from './command.ts';
import { beforeText } from './erased-before.ts';
import { wholeNumber } from './whole-number.ts';

const show = command({
  words: ['show'],
  summary: 'A record as it is, as it was, and where it stands in the log.',
  needs: 'read',
  arguments: [{ field: 'id', label: 'ID' }],
  options: {
    at: { field: 'at', type: 'number', label: 'SIZE', summary: 'as the record was when the log had this size' },
    versions: { field: 'versions', type: 'flag', summary: 'with all its versions' },
  },
  input: z.object({
    id: z.string(),
    at: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
    versions: z.stringbool().or(z.boolean()).default(false),
  }),
  run: (input, { app }) => app.show(input.id, input),
  print(shown: Shown) {
    const fields = Object.entries(shown.fields).map(
      ([path, value]) => `${path.padEnd(16)}  ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    const gone = (shown.erased ?? []).map(
      ({ path, reason, entry }) => `${path.padEnd(16)}  (erased: ${reason}, entry ${entry})`,
    );
    const before = (shown.erasedBefore ?? []).map(beforeText);
    const withheld = (shown.redacted ?? []).map(({ path, reason }) => `withheld from outsiders: ${path} (${reason})`);
    const versions = (shown.versions ?? []).map((v) => `version ${v.version}: entry ${v.entry}, ${v.at}, by ${v.by}`);
    return [
      `${shown.kind} ${shown.id}, version ${shown.version}`,
      ...before,
      ...fields,
      ...gone,
      ...withheld,
      ...versions,
      `entry ${shown.proof.entry} of ${shown.proof.size}, root ${shown.proof.root}`,
    ].join('\n');
  },
});

const set = command({
  words: ['set'],
  summary: 'Correct a record: a new version, shown as such; the old one stays.',
  needs: 'write',
  arguments: [
    { field: 'id', label: 'ID' },
    { field: 'changes', label: 'PATH=VALUE…', many: true },
  ],
  input: z.object({ id: z.string(), changes: z.array(z.string()).min(1) }),
  async run(input, context) {
    const done = await context.app.correct(input.id, input.changes, context.by);
    if (!input.changes.some((change) => /^(?:custom\/)?(?:consent|confidentiality)\b/.test(change))) return done;
    const { hiddenWith } = await import('../app/withholding/resting.ts');
    const resting = hiddenWith(input.id, context.app);
    return resting.acts + resting.events === 0 ? done : { ...done, resting };
  },
  print: (done: { id: string; version: number; entry: number; resting?: { acts: number; events: number } }) =>
    [
      `${done.id} is now at version ${done.version}, entry ${done.entry}.`,
      ...(done.resting === undefined
        ? []
        : [
            `Public acts that rest on it alone: ${done.resting.acts}, events: ${done.resting.events}. Publishing withholds them with it.`,
          ]),
    ].join('\n'),
});

const force = {
  field: 'force',
  type: 'flag',
  localOnly: 'Over HTTP the file is a download, so there is nothing to replace.',
  summary: 'replace a file that this command wrote before',
} as const;

const proof = command({
  words: ['proof'],
  summary: 'Write one record out for an outsider: what is public of it, or the fields named.',
  needs: 'read',
  arguments: [
    { field: 'id', label: 'ID' },
    { field: 'paths', label: 'PATH…', many: true, optional: true },
  ],
  options: {
    out: { field: 'out', type: 'string', label: 'FILE', is: 'out', summary: 'where to write it' },
    'with-restricted': {
      field: 'restricted',
      type: 'flag',
      summary: 'with the restricted fields; what identifies a person stays out',
    },
    resting: {
      field: 'resting',
      type: 'flag',
      summary: 'also of an act or event of which no document is public; never without consent',
    },
    include: {
      field: 'include',
      type: 'string',
      label: 'PATHS',
      summary: 'what is public, and these fields or passages whatever their level, apart by commas: title,text/3',
    },
    force,
  },
  input: z.object({
    id: z.string(),
    paths: z.array(z.string()).optional(),
    out: z.string(),
    restricted: z.stringbool().or(z.boolean()).default(false),
    resting: z.stringbool().or(z.boolean()).default(false),
    include: z.string().optional(),
    force: z.boolean().default(false),
  }),
  run: ({ id, paths, restricted, resting, include = '', ...to }, { app }) => {
    const named = include.split(',').flatMap((path) => (path.trim() === '' ? [] : [path.trim()]));
    return app.writeProof(id, { paths, restricted, resting, include: named }, to);
  },
  print: (done: ProofWritten) =>
    [
      `${done.file}: ${done.disclosed.length} fields disclosed, proved against the checkpoint of size ${done.checkpoint.size}.`,
      ...whyItStays(done),
    ].join('\n'),
});

function whyItStays({ withheld, because, resting }: ProofWritten): string[] {
  if (resting)
    return ['Nothing leaves but that it exists: it rests on documents alone that are not public. See --resting.'];
  return [
    ...(withheld.length === 0
      ? []
      : [
          `Stays: ${withheld.join(', ')}. What may leave is chosen with --with-restricted, --include PATHS, or by name.`,
        ]),
    ...(because.consent.length === 0 ? [] : [`Of this without consent: ${because.consent.join(', ')}.`]),
    ...(because.naming.length === 0 ? [] : [`Names records that are not public: ${because.naming.join(', ')}.`]),
  ];
}

const exporting = command({
  words: ['export'],
  summary: 'All records of a kind as CSV (opens in a spreadsheet), JSON lines or Parquet.',
  needs: 'read',
  arguments: [{ field: 'out', label: 'OUT', is: 'out' }],
  options: {
    kind: {
      field: 'kind',
      type: 'string',
      summary: `one of ${KINDS.slice(0, 6).join(', ')} …; all kinds where it is not given`,
    },
    format: { field: 'format', type: 'string', summary: 'csv, jsonl or parquet' },
    where: {
      field: 'where',
      type: 'string',
      label: 'EXPR',
      summary: 'with --kind act: those that a filter holds for, one row an act; see sabt count',
    },
    columns: { field: 'columns', type: 'string', summary: 'with --kind act: sabt, acled or ucdp (names of columns)' },
    force,
  },
  input: z.object({
    out: z.string(),
    kind: z.enum(KINDS).optional(),
    format: z.enum(['csv', 'jsonl', 'parquet']),
    where: z.string().optional(),
    columns: z.enum(['sabt', 'acled', 'ucdp']).optional(),
    force: z.boolean().default(false),
  }),
  run: (input, context) => context.app.exportTo(input, context),
  print: (done: Exported) => `${done.file}: ${done.rows} rows.`,
});

export const recordCommands: readonly AnyCommand[] = [show, set, proof, exporting];
