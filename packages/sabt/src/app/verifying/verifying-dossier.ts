/** `sabt verify FILE`: a dossier, packed or not, with the checks of the page `verify.html`, or the proof file of one record. */
import { lstat, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DOSSIER_FILES,
  type DossierAnchor,
  type DossierPolicy,
  type DossierVerification,
  equalBytes,
  type FormerErasure,
  ProofError,
  parseCheckpoint,
  parseDossierContents,
  parseNote,
  parseProofFile,
  parseVerifierKey,
  type RecordVerification,
  readZip,
  sortOfFile,
  toBase64,
  utf8Decode,
  verifyDossier,
  verifyRecordProof,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { openUnpacked } from './dossier-folder.ts';
import { followedOr, type HeldAgainst, holdAgainst, type KeptNamed, keptIn, keysBrought } from './kept-checkpoint.ts';
import { type TimeStampsNamed, timeStampsIn, unweighedStamps } from './time-stamps-named.ts';
import { type WitnessesNamed, witnessesIn } from './witnesses-named.ts';

/** What puts a time on a state of the log; a time counts only where the state is `confirmed`. */
export type DossierAnchorReport = Omit<DossierAnchor, 'time'> & { time: string | null };

export interface DossierReport {
  ok: boolean;
  origin: string;
  size: number;
  root: string;
  mode: 'dossier' | 'proof';
  /** Whose key of the log the checkpoint was verified with. */
  key: 'reader' | 'dossier';
  day: string | null;
  /** `entries`: how much of the log they saw. */
  witnesses: { name: string; at: string; entries: number }[];
  /** Of the witnesses that the reader named by their keys: how many must have signed. */
  asked: { atLeast: number; of: number } | null;
  anchors: DossierAnchorReport[];
  /** Entries of the checkpoint that the reader kept, where it is shown that this log contains them. */
  kept: number | null;
  checked: { records: number; files: number; disclosed: number; withheld: number; erased: number };
  problems: { code: string; where: string; message: string; check: string }[];
  /** What was erased from versions that are not shown. */
  formerErasures: readonly FormerErasure[];
  /** What could not be checked here, and why. */
  notMade: { check: string; where: string; reason: string }[];
}

/** Whether this is a file, and so none of the folders of archives. */
export async function isDossierFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true;
}

export interface DossierInput extends WitnessesNamed, TimeStampsNamed, KeptNamed {
  key?: string | undefined;
}

/** Throws `unreadable-file`, `invalid-policy`, `invalid-argument` for a key, certificate or header that is none; damage of any kind is a problem named. */
export async function verifyDossierFile(path: string, input: DossierInput): Promise<DossierReport> {
  const policy = await trustIn(input);
  const against = await keptBy(input);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new SabtError('unreadable-file', `The dossier cannot be read: ${path}`, { at: path, cause });
  });
  try {
    if (sortOfFile(bytes) === 'zip') return await reportOn(path, () => readZip(bytes), policy, against);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    return refused(path, 'sort', cause, policy);
  }
  if (input.key === undefined)
    throw new SabtError('missing-argument', 'A proof file states no key. Give that of the log with --key VKEY.', {
      at: 'key',
    });
  const unweighed = [
    ...(policy.witnesses === undefined ? [] : [{ check: 'witnesses', where: 'policy', reason: NOT_WEIGHED }]),
    ...[unweighedStamps(input)].flatMap((reason) => (reason === null ? [] : [{ check: 'anchor', where: '', reason }])),
  ];
  const found = verifyRecordProof(bytes, { vkeys: [input.key] });
  const report = reportOfProof(found, unweighed);
  if (against === null) return report;
  const chain = found.checkpoint === null ? null : (parseProofFile(bytes).keys ?? null);
  return withHeld(
    report,
    await holdAgainst(against, {
      log: found.checkpoint === null ? null : report,
      keys: followedOr([input.key], chain),
      isPresent: false,
      contains: () => null,
      unshown: 'the proof of one record shows one state of its log, and none before it',
    }),
  );
}

const keptBy = async ({ against }: DossierInput): Promise<string | null> =>
  against === undefined ? null : keptIn(against);

function withHeld(report: DossierReport, { kept, problems, notMade }: HeldAgainst): DossierReport {
  const all = [...report.problems, ...problems];
  return { ...report, ok: all.length === 0, kept, problems: all, notMade: [...report.notMade, ...notMade] };
}

/** Of a state before its own a dossier shows those that it brings with proofs that its own continues them. */
function holdDossier(
  against: string,
  files: ReadonlyMap<string, Uint8Array>,
  found: DossierVerification,
  policy: DossierPolicy,
): Promise<HeldAgainst> {
  const isOwnKey = found.log?.key === 'dossier';
  const own = isOwnKey ? parseDossierContents(files.get(DOSSIER_FILES.contents)!).vkey : undefined;
  const earlier = found.checks
    .filter(({ check, ok }) => check === 'attested' && ok)
    .map(({ subject }) => parseCheckpoint(parseNote(utf8Decode(files.get(subject)!)).text));
  const sizes = [...new Set(earlier.map(({ size }) => size)), ...(found.log === null ? [] : [found.log.size])];
  const [key] = policy.logKeys ?? [];
  return holdAgainst(against, {
    log: found.log,
    keys: followedOr(keysBrought(key, policy.witnesses, own), files.get(DOSSIER_FILES.keys) ?? null),
    isPresent: false,
    contains: (kept) => {
      const same = earlier.find(({ size }) => size === kept.size);
      return same === undefined ? null : equalBytes(same.root, kept.root);
    },
    unshown: `this dossier shows the log at ${[...new Set(sizes)].join(', ')} entries alone`,
  });
}

/** Whether a dossier was unpacked here. */
export async function isDossierFolder(path: string): Promise<boolean> {
  const isThere = async (name: string): Promise<boolean> =>
    (await lstat(join(path, name)).catch(() => null))?.isFile() === true;
  return (await isThere(DOSSIER_FILES.contents)) && !(await isThere('archive.json'));
}

/**
 * A dossier that was unpacked, as browsers do unasked: what lies there and is none of it is a problem named, but for what
 * desktops put into folders. Throws as for a file, and `too-large` for more than a dossier has.
 */
export async function verifyDossierFolder(path: string, input: DossierInput): Promise<DossierReport> {
  const policy = await trustIn(input);
  const { files, others } = openUnpacked(path);
  const report = await reportOn(path, () => files, policy, await keptBy(input));
  const added = others.map(({ path, why }) => ({
    code: 'file-unlisted',
    where: `file ${path}`,
    message: why,
    check: 'file',
  }));
  return { ...report, ok: report.ok && added.length === 0, problems: [...report.problems, ...added] };
}

async function trustIn({ key, ...brought }: DossierInput): Promise<DossierPolicy> {
  try {
    if (key !== undefined) parseVerifierKey(key);
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${key}” is no verifier key. One looks like NAME+1234abcd+BASE64.`, {
      cause,
    });
  }
  return {
    now: Math.floor(Date.now() / 1000),
    ...(key !== undefined && { logKeys: [key] }),
    ...(await witnessesIn(brought)),
    ...(await timeStampsIn(brought)),
  };
}

async function reportOn(
  path: string,
  open: () => ReadonlyMap<string, Uint8Array>,
  policy: DossierPolicy,
  against: string | null,
): Promise<DossierReport> {
  try {
    const files = open();
    const found = verifyDossier(files, policy);
    const report = reportOf(found, files.size);
    return against === null ? report : withHeld(report, await holdDossier(against, files, found, policy));
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    return refused(path, 'zip', cause, policy);
  }
}

/** `sort`: it is no file that is checked here; `zip`: it is one that cannot be read. */
function refused(path: string, check: 'sort' | 'zip', cause: ProofError, policy: DossierPolicy): DossierReport {
  const checked = { records: 0, files: 0, disclosed: 0, withheld: 0, erased: 0 };
  const problems = [{ code: cause.code, where: path, message: cause.message, check }];
  const known = policy.logKeys === undefined ? 'dossier' : 'reader';
  const nothing = {
    origin: '',
    size: 0,
    root: '',
    day: null,
    witnesses: [],
    asked: null,
    anchors: [],
    kept: null,
    formerErasures: [],
    notMade: [],
  };
  return { ok: false, mode: 'dossier', key: known, checked, problems, ...nothing };
}

function problemsOf(checks: DossierVerification['checks'] | RecordVerification['checks']): DossierReport['problems'] {
  return checks
    .filter((check) => !check.ok)
    .map(({ check, subject, code, reason }) => ({
      check,
      code: code!,
      where: `${check} ${subject}`,
      message: reason!,
    }));
}

function reportOf(found: DossierVerification, files: number): DossierReport {
  const { ok, checks, notMade, log, day, witnesses, anchors, records, counts } = found;
  return {
    ok,
    origin: log?.origin ?? '',
    size: log?.size ?? 0,
    root: log?.root ?? '',
    mode: 'dossier',
    key: log?.key ?? 'dossier',
    day,
    witnesses: witnesses.map(({ name, timestamp, size: entries }) => ({ name, at: timeOf(timestamp), entries })),
    asked: found.asked,
    anchors: anchors.map(({ time, ...anchor }) => ({ ...anchor, time: time === null ? null : timeOf(time / 1000) })),
    checked: { records: records.length, files, ...counts },
    problems: problemsOf(checks),
    kept: null,
    formerErasures: found.formerErasures,
    notMade: notMade.map(({ check, subject, reason }) => ({ check, where: subject, reason })),
  };
}

function reportOfProof(
  { ok, checks, notMade, record, fields, checkpoint }: RecordVerification,
  unweighed: DossierReport['notMade'],
): DossierReport {
  const count = (state: string) => fields.filter((field) => field.state === state).length;
  const [disclosed, withheld, erased] = [count('disclosed'), count('withheld'), count('erased')];
  return {
    ok,
    origin: checkpoint?.origin ?? '',
    size: checkpoint?.size ?? 0,
    root: checkpoint === null ? '' : toBase64(checkpoint.root),
    mode: 'proof',
    key: 'reader',
    day: null,
    witnesses: [],
    asked: null,
    anchors: [],
    checked: { records: record === null ? 0 : 1, files: 1, disclosed, withheld, erased },
    problems: problemsOf(checks),
    kept: null,
    formerErasures: [],
    notMade: [...notMade.map(({ check, subject, reason }) => ({ check, where: subject, reason })), ...unweighed],
  };
}

/** The same in the page and in examples/verify.py. */
const NOT_WEIGHED = 'signatures of witnesses are not weighed in the proof file of one record: give the dossier';

/** Seconds since 1970 as an instant; a witness may state any number. */
function timeOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? String(seconds) : time.toISOString();
}
