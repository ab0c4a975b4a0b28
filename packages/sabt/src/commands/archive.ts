import { existsSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Rebuilt } from '../app/app.ts';
import type { Examined, Finding } from '../app/keeping/doctor.ts';
import type { Verified } from '../app/verifying/verifying.ts';
import type { DossierReport } from '../app/verifying/verifying-dossier.ts';
import type { SiteReport } from '../app/verifying/verifying-site.ts';
import { SabtError } from '../model/errors.ts';
import type { GivenBack, Recovered } from '../stages/keeping/index.ts';
import { anchorLine } from './anchor.ts';
import { type AnyCommand, command } from './command.ts';
import { dossierText } from './dossier-text.ts';
import { isSiteReport, siteText } from './site-text.ts';
import { wholeNumber } from './whole-number.ts';

const init = command({
  words: ['init'],
  summary: 'Make a new archive: a data folder with its log and its keys.',
  needs: 'nothing',
  localOnly: 'The server holds one archive and makes no other on its machine.',
  options: {
    title: { field: 'title', type: 'string', summary: 'what the archive is called' },
    origin: {
      field: 'origin',
      type: 'string',
      label: 'NAME',
      summary: 'name of the log for outsiders, such as records.example.org/log',
    },
  },
  input: z.object({ title: z.string().optional(), origin: z.string().optional() }),
  async run(input, { archive }) {
    const { createArchive } = await import('../stages/keeping/index.ts');
    const info = await createArchive(archive, input);
    return { archive: info.archive, id: info.id, origin: info.origin, vkey: info.vkey };
  },
  print: (made: { archive: string; origin: string; vkey: string }) =>
    `${made.archive} is ready.\norigin  ${made.origin}\nvkey    ${made.vkey}\nGive the vkey to whoever is to check this archive without trusting you.`,
});

const verify = command({
  words: ['verify'],
  summary: 'Recompute everything and name every damaged place; --quick: what is new, and a sample.',
  needs: 'nothing',
  handsOver: true,
  arguments: [{ field: 'path', label: 'PATH|URL', optional: true, is: 'file', orAddress: true }],
  options: {
    quick: { field: 'quick', type: 'flag', summary: 'since the last full one, and a random sample of the rest' },
    key: { field: 'key', type: 'string', label: 'VKEY', summary: 'the verifier key that the checker kept' },
    against: {
      field: 'against',
      type: 'string',
      label: 'FILE',
      is: 'file',
      summary: 'a checkpoint that the checker kept',
    },
    policy: { field: 'policy', type: 'string', label: 'FILE', is: 'file', summary: 'these witnesses must have signed' },
    witness: {
      field: 'witness',
      type: 'string',
      label: 'VKEYS',
      summary: 'or: keys of witnesses, with spaces between them; of what was handed over or published',
    },
    'at-least': {
      field: 'atLeast',
      type: 'number',
      label: 'N',
      summary: 'how many of them must have signed (all, unless said)',
    },
    ca: {
      field: 'ca',
      type: 'string',
      label: 'FILE',
      is: 'file',
      summary: 'certificates (PEM) of the time-stamping authorities that the checker trusts',
    },
    'block-header': {
      field: 'blockHeader',
      type: 'string',
      label: 'HEX',
      summary: 'headers of Bitcoin blocks, from a source of your own, with commas between them; of a dossier',
    },
  },
  input: z.object({
    path: z.string().optional(),
    quick: z.stringbool().or(z.boolean()).default(false),
    key: z.string().optional(),
    against: z.string().optional(),
    policy: z.string().optional(),
    witness: z.string().optional(),
    atLeast: wholeNumber(1, 100).optional(),
    ca: z.string().optional(),
    blockHeader: z.string().optional(),
  }),
  async run(input, context) {
    const { isAddress, isSiteFolder, verifyAddress, verifySiteFolder, verifySiteZip } = await import(
      '../app/verifying/verifying-site.ts'
    );
    if (input.path !== undefined && isAddress(input.path)) return verifyAddress(input.path, input, context);
    const { isDossierFile, isDossierFolder, verifyDossierFile, verifyDossierFolder } = await import(
      '../app/verifying/verifying-dossier.ts'
    );
    if (input.path !== undefined && (await isDossierFile(input.path)))
      return (await verifySiteZip(input.path, input, context)) ?? verifyDossierFile(input.path, input);
    if (input.path !== undefined && (await isDossierFolder(input.path))) return verifyDossierFolder(input.path, input);
    if (input.path !== undefined && (await isSiteFolder(input.path)))
      return verifySiteFolder(input.path, input, context);
    if (input.witness !== undefined || input.atLeast !== undefined)
      throw new SabtError('invalid-argument', 'The witnesses of an archive are named by a policy file: --policy FILE');
    if (input.blockHeader !== undefined)
      throw new SabtError(
        'invalid-argument',
        'The stamps of an archive are held against blocks by: sabt anchor verify',
      );
    const { verifyFolder } = await import('../app/verifying/verifying.ts');
    if (input.path === undefined) return verifyFolder(context.archive, input, context);
    return verifyFolder(input.path, input, context).catch((thrown: unknown) => {
      throw nothingToVerify(input.path!, thrown);
    });
  },
  exit: (report: Verified | DossierReport | SiteReport) => (report.ok ? 0 : 1),
  print(report: Verified | DossierReport | SiteReport) {
    if (isSiteReport(report)) return siteText(report);
    if ('notMade' in report) return dossierText(report);
    const { entries, tiles, blobs, openings, erased } = report.checked;
    const head = report.ok
      ? `Everything checked is as it was: ${report.origin}, ${report.size} entries, root ${report.root} (${report.mode}).`
      : `Problems found: ${report.problems.length}. ${report.origin === '' ? '' : `${report.origin}, `}${report.mode}.`;
    return [
      head,
      `checked: ${entries} entries, ${tiles} tiles, ${blobs} blobs, ${openings} openings${erased > 0 ? `, and ${erased} that are erased` : ''}`,
      ...vouchedFor(report),
      ...report.problems.map((p) => `  ${p.where}: ${p.message} [${p.code}]`),
      ...report.findings.map((f) => `  note: ${f.where}: ${f.message} [${f.code}]`),
      ...remedies(report),
    ].join('\n');
  },
});

/** Who else has seen this log, and when; nothing where nobody was asked. */
function vouchedFor({ witnesses, anchors }: Verified): string[] {
  const signed = (witnesses?.witnesses ?? []).filter(({ why }) => why === null);
  const times = signed.map(({ name, timestamp }) => `${name} at ${new Date(timestamp! * 1000).toISOString()}`);
  const enough = witnesses?.met === true ? 'enough by the policy' : 'NOT enough by the policy';
  return [
    ...(witnesses === null
      ? []
      : witnesses.size === null
        ? ['witnessed: by nobody yet']
        : [`witnessed: ${witnesses.size} entries by ${times.join(', ') || 'nobody of the policy'}; ${enough}`]),
    ...anchors.map(anchorLine),
  ];
}

/** Whoever was handed something has no archive to make, and is told what was looked for. */
function nothingToVerify(path: string, thrown: unknown): unknown {
  const there = existsSync(path) ? statSync(path) : undefined;
  // a pipe or a device is opened as little as a file of another kind
  const isNoFolder = there !== undefined && !there.isDirectory();
  if (!isNoFolder && !(thrown instanceof SabtError && thrown.code === 'archive-missing')) return thrown;
  const message = there
    ? `This is no archive, no dossier, no proof file and no public site: ${path}`
    : `There is nothing at ${path}.`;
  return new SabtError('archive-missing', message, { at: path });
}

/** Derived, a working paper, or something that the checker brought along: no backup helps there. */
const MENDED_OTHERWISE: ReadonlySet<string> = new Set([
  'index-damaged',
  'ledger-damaged',
  'key-differs',
  'kept-checkpoint-unfit',
]);

/** Follows from the journal and the vault, and is written anew when the archive is opened to write. */
const WRITTEN_ANEW: ReadonlySet<string> = new Set(['keys-file-damaged', 'tile-damaged', 'tile-missing']);

/** Something about the whole log is wrong, and the places do not show where: nothing else can be called sound. */
const CONCERNS_THE_WHOLE: ReadonlySet<string> = new Set([
  'checkpoint-missing',
  'checkpoint-damaged',
  'journal-unreadable',
  'journal-damaged',
  'root-mismatch',
  'forked-from-high-water-mark',
  'forked-from-kept-checkpoint',
  'forked-from-witnessed-checkpoint',
  'forked-from-anchored-checkpoint',
]);

/** What a person does about what was found. */
function remedies({ problems }: Verified): string[] {
  if (problems.length === 0) return [];
  const index = problems.some(({ code }) => code === 'index-damaged');
  const follows = problems.some(({ code }) => WRITTEN_ANEW.has(code));
  const others = problems.some(({ code }) => !MENDED_OTHERWISE.has(code) && !WRITTEN_ANEW.has(code));
  return [
    ...(index ? ['The index is made anew by: sabt rebuild'] : []),
    ...(follows && !others
      ? [
          'What is published of the log follows from the archive itself. Keep a copy of this folder for whoever looks into it; stop the program if it runs, and start it again or call: sabt rebuild',
        ]
      : []),
    ...(others
      ? [
          'Keep this folder as it is for whoever looks into it. Make another from a backup: sabt --archive NEW restore BACKUP',
        ]
      : []),
    problems.some(({ code }) => code === 'manifest-damaged')
      ? 'docs/ERRORS.md explains each code. Without its description nothing else of the archive could be checked: of no entry is it known whether it is as it was.'
      : problems.some(({ code }) => CONCERNS_THE_WHOLE.has(code))
        ? 'docs/ERRORS.md explains each code. This concerns the log as a whole: which entries were changed cannot be told from this folder alone. Rely on none until it was compared with a backup, a mirror, or a checkpoint that somebody else kept.'
        : 'docs/ERRORS.md explains each code. What is not named here is as it was.',
  ];
}

const checkpoint = command({
  words: ['checkpoint'],
  summary: 'Print the current signed checkpoint.',
  needs: 'read',
  usesIndex: false,
  input: z.object({}),
  run: (_input, { app }) => app.archive.checkpoint(),
  print: (c: { note: string }) => c.note,
});

const rebuild = command({
  words: ['rebuild'],
  summary: 'Make the index anew from log and vault alone.',
  needs: 'write',
  usesIndex: false,
  input: z.object({}),
  run: (_input, context) => context.app.rebuild(context),
  exit: (done: Rebuilt) => (done.damaged.length > 0 ? 3 : 0),
  print: (done: Rebuilt) =>
    [
      `${done.records} records from ${done.entries} entries in ${done.seconds} s.`,
      ...done.damaged.map(({ where, message, code }) => `  left out: ${where}: ${message} [${code}]`),
    ].join('\n'),
});

const backup = command({
  words: ['backup'],
  summary: 'A verified copy of the archive, while it serves; only what is new is copied.',
  needs: 'read',
  usesIndex: false,
  arguments: [{ field: 'dir', label: 'DIR', is: 'out' }],
  input: z.object({ dir: z.string() }),
  localOnly:
    'A backup holds the keys that unseal every record and sign the log; no token gets them. It can be made while the server runs.',
  run: (input, { app }) => app.backup(input.dir),
  print: (done: { dir: string; entries: number }) =>
    `${done.dir} holds ${done.entries} entries, verified after writing. The keys in it unseal everything: keep it as safe as the archive.`,
});

const restore = command({
  words: ['restore'],
  summary: 'Make the archive (--archive NEW) from a backup.',
  needs: 'nothing',
  localOnly: 'The server holds one archive and makes no other on its machine.',
  arguments: [{ field: 'dir', label: 'DIR', is: 'file' }],
  input: z.object({ dir: z.string() }),
  async run(input, { archive }) {
    const { restoreArchive } = await import('../stages/keeping/index.ts');
    return restoreArchive(input.dir, archive);
  },
  print: (done: { archive: string; entries: number }) =>
    `${done.archive} holds ${done.entries} entries, verified. If the archive had grown since the backup, take the rest of its log from a mirror before anything is added: sabt recover LOG`,
});

const recover = command({
  words: ['recover'],
  summary:
    'After a loss: take the entries that are missing here from a mirror of the log, so that it goes on without a fork.',
  needs: 'nothing',
  localOnly: 'It is done on the machine of the archive, before its server is started.',
  arguments: [{ field: 'log', label: 'LOG' }],
  options: {
    'signing-key': {
      field: 'signingKey',
      type: 'string',
      label: 'FILE',
      is: 'file',
      summary: 'the file log-key.json, where nothing else of the archive is left',
    },
    'max-entries': { field: 'maxEntries', type: 'number', label: 'N', summary: 'refuse a log with more (10000000)' },
  },
  input: z.object({
    log: z.string(),
    signingKey: z.string().optional(),
    maxEntries: wholeNumber(1, 1_000_000_000).default(10_000_000),
  }),
  async run(input, context) {
    const { recoverFrom } = await import('../app/keeping/recovering.ts');
    return recoverFrom(context.archive, input, context);
  },
  print: ({ archive, size, lost, nextKey }: Recovered) =>
    [
      `${archive} goes on with ${size} entries, where the mirror left off.`,
      ...(lost === null
        ? ['Nothing was lost.']
        : [
            `Lost: what ${lost.to - lost.from === 1 ? `entry ${lost.from}` : `entries ${lost.from} to ${lost.to - 1}`} held (${lost.firstDay === lost.lastDay ? lost.firstDay : `${lost.firstDay} to ${lost.lastDay}`}). The entries prove that there was something, and nobody can say any more what. The log says so in a record of its own; take the files in again.`,
          ]),
      ...(nextKey
        ? []
        : ['The next signing key is not here. If it is nowhere else, this log cannot change its key any more.']),
    ].join('\n'),
});

const giveBack = command({
  words: ['recover', 'contents'],
  summary: 'After a recovery: bring back what its entries held, as far as a backup that was found later has it.',
  needs: 'nothing',
  localOnly: 'It is done on the machine of the archive, with its server stopped.',
  arguments: [{ field: 'backup', label: 'BACKUP', is: 'file' }],
  input: z.object({ backup: z.string() }),
  async run({ backup }, { archive, by }) {
    const { giveBack } = await import('../stages/keeping/index.ts');
    return giveBack(archive, backup, { by });
  },
  print: ({ archive, returned, lost }: GivenBack) =>
    returned === 0
      ? `The backup has nothing of what is lost here. Still lost: ${lost} entries.`
      : `${archive} has the contents of ${returned} entries again; the log says so in a record. Still lost: ${lost}. Run sabt rebuild, so that they are found. If something of them was erased after the backup was made, erase it again: that it was erased may be among what is lost.`,
});

const doctor = command({
  words: ['doctor'],
  summary: 'What is wrong here, and what to do about it.',
  needs: 'nothing',
  options: {
    'accept-rollback': {
      field: 'acceptRollback',
      type: 'flag',
      localOnly: 'A server that runs has its archive open, so there is nothing to accept.',
      summary: 'after restoring an older backup: go on from it, although a longer log was seen on this machine',
    },
  },
  input: z.object({ acceptRollback: z.boolean().default(false) }),
  async run(input, { archive }) {
    const { acceptRollback, examine } = await import('../app/keeping/doctor.ts');
    if (input.acceptRollback) await acceptRollback(archive);
    return examine(archive);
  },
  exit: (report: Examined) => (report.ok ? 0 : 1),
  print({ findings, advice }: Examined) {
    const said = (f: Finding): string => `${f.message} [${f.code}]\n  ${f.remedy}`;
    return [
      ...(findings.length === 0 ? ['Nothing to mend.'] : findings.map(said)),
      ...(advice.length === 0 ? [] : ['Against loss:', ...advice.map(said)]),
    ].join('\n');
  },
});

export const archiveCommands: readonly AnyCommand[] = [
  init,
  verify,
  checkpoint,
  rebuild,
  backup,
  restore,
  recover,
  giveBack,
  doctor,
];
