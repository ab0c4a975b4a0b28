/** `sabt verify OUT | URL`: a public site, a copy of one, or a published log, checked without its keeper. */
import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  equalBytes,
  type FormerErasure,
  followedBy,
  laterKeysUnshown,
  NO_KEYS_SHOWN,
  openCheckpoint,
  ProofError,
  parseSiteContents,
  parseVerifierKey,
  SITE_FILES,
  type SiteLog,
  type SiteSource,
  type SiteVerification,
  siteInZip,
  type Tile,
  tilePath,
  toBase64,
  verifyKeyChain,
  verifySite,
  verifySiteLog,
} from '@sabt/proof';
import type { RunContext } from '../../commands/command.ts';
import { SabtError } from '../../model/errors.ts';
import { wasBegun } from '../publishing/site-folder.ts';
import { HostedSite } from './hosted-site.ts';
import {
  containedInTiles,
  followedOr,
  type HeldAgainst,
  holdAgainst,
  type KeptNamed,
  keptIn,
  keysBrought,
} from './kept-checkpoint.ts';
import { siteAddress, siteAt, siteFolder } from './site-sources.ts';
import { type TimeStampsNamed, unweighedStamps } from './time-stamps-named.ts';
import { type WitnessesNamed, witnessesIn } from './witnesses-named.ts';

export interface SiteReport {
  ok: boolean;
  origin: string;
  size: number;
  root: string;
  mode: 'site' | 'log';
  /** Whose key of the log it was checked with. */
  key: 'reader' | 'site';
  witnesses: { name: string; at: string; size: number }[];
  /** Of the witnesses that the reader named by their keys: how many must have signed. */
  asked: { atLeast: number; of: number } | null;
  /** Entries of the checkpoint that the reader kept, where it is shown that this log contains them. */
  kept: number | null;
  checked: {
    files: number;
    tiles: number;
    records: number;
    /** Values whose proofs hold. */
    openings: number;
    withheld: number;
    erased: number;
  };
  problems: { code: string; where: string; message: string; check: string }[];
  /** What was erased from versions that are not shown. */
  formerErasures: readonly FormerErasure[];
  /** What could not be checked here, and why. */
  notMade: { check: string; where: string; reason: string }[];
}

export interface SiteInput extends WitnessesNamed, TimeStampsNamed, KeptNamed {
  key?: string | undefined;
}

type Context = Pick<RunContext, 'progress' | 'signal'>;

const NOTHING_CHECKED = {
  ok: false,
  origin: '',
  size: 0,
  root: '',
  witnesses: [],
  asked: null,
  kept: null,
  formerErasures: [],
  checked: { files: 0, tiles: 0, records: 0, openings: 0, withheld: 0, erased: 0 },
};

/** Whether this is a folder of a site, finished or not, and so none of an archive. */
export async function isSiteFolder(path: string): Promise<boolean> {
  const isThere = async (name: string): Promise<boolean> =>
    (await lstat(join(path, name)).catch(() => null))?.isFile() === true;
  if (await isThere('archive.json')) return false;
  return wasBegun(path) || (await isThere(SITE_FILES.contents)) || (await isThere(SITE_FILES.sums));
}

export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path);

/**
 * Throws `invalid-argument` for a key that is none, `invalid-policy`, `unreadable-file`; damage of any kind is a problem
 * named.
 */
export async function verifySiteFolder(path: string, input: SiteInput, context: Context): Promise<SiteReport> {
  return verifyFrom(siteFolder(path), input, context);
}

/**
 * A site in a ZIP, whoever packed it; null for another file. One that two programs would unpack in two ways is a problem named.
 * Throws as for a folder.
 */
export async function verifySiteZip(path: string, input: SiteInput, context: Context): Promise<SiteReport | null> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new SabtError('unreadable-file', `The file cannot be read: ${path}`, { at: path, cause });
  });
  const key = input.key === undefined ? 'site' : 'reader';
  try {
    const source = siteInZip(bytes);
    return source === null ? null : await verifyFrom(source, input, context);
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    const problems = [{ code: thrown.code, where: path, message: thrown.message, check: 'zip' }];
    return { ...NOTHING_CHECKED, mode: 'site', key, problems, notMade: [] };
  }
}

/** Asks nobody but the host named. Throws also `unreachable`, `too-large`, `not-found`, `missing-argument`. */
export async function verifyAddress(named: string, input: SiteInput, context: Context): Promise<SiteReport> {
  const prefix = siteAddress(named);
  const source = siteAt(prefix, context.signal);
  if ((await source.read(SITE_FILES.contents)) !== null || (await source.read(SITE_FILES.sums)) !== null) {
    const site = new HostedSite(source);
    return site.told(await verifyFrom({ read: (path) => site.read(path) }, input, context));
  }
  for (const base of [prefix, `${prefix}/log`]) {
    const log = siteAt(base, context.signal);
    const note = await log.read('checkpoint');
    if (note !== null) return verifyLogAt(log, note, input, context);
  }
  throw new SabtError('not-found', `There is neither a published site nor a log at ${named}.`, { at: named });
}

async function verifyFrom(source: SiteSource, { key, ...brought }: SiteInput, context: Context): Promise<SiteReport> {
  checkKey(key);
  const policy = await witnessesIn(brought);
  const against = brought.against === undefined ? null : await keptIn(brought.against);
  const found = await verifySite(source, {
    ...(key !== undefined && { logKeys: [key] }),
    ...policy,
    now: Math.floor(Date.now() / 1000),
    digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    pause: (done, total, what) => pause(done, total, what, context),
  });
  const report = reportOf(found, key === undefined ? 'site' : 'reader');
  const unweighed = unweighedStamps(brought);
  if (unweighed !== null) report.notMade.push({ check: 'anchor', where: '', reason: unweighed });
  if (against === null) return report;
  const keys = await siteKeys(source, (own) => keysBrought(key, policy.witnesses, own));
  return withHeld(
    report,
    await holdAgainst(against, {
      log: found.log,
      keys,
      isPresent: true,
      contains: (kept) => (found.checks.log.failed > 0 ? null : containedInTiles(kept, found.log!, tileOf(source))),
      unshown: TILES_DAMAGED,
    }),
  );
}

const TILES_DAMAGED = 'the files of the log are damaged, or not all there';

function withHeld(report: SiteReport, { kept, problems, notMade }: HeldAgainst): SiteReport {
  const all = [...report.problems, ...problems];
  return { ...report, ok: all.length === 0, kept, problems: all, notMade: [...report.notMade, ...notMade] };
}

/** Those that the reader trusts, and those that the statements of the site join to them. */
async function siteKeys(
  source: SiteSource,
  trusted: (own: string | undefined) => ReturnType<typeof keysBrought>,
): Promise<ReturnType<typeof keysBrought>> {
  const contents = await source.read(SITE_FILES.contents);
  const chain = await source.read(SITE_FILES.keys);
  const own = ((): string | undefined => {
    try {
      return contents === null ? undefined : parseSiteContents(contents).vkey;
    } catch (thrown) {
      if (thrown instanceof ProofError) return undefined; // named already
      throw thrown;
    }
  })();
  return followedOr(trusted(own), chain);
}

const tileOf = (source: SiteSource) => async (tile: Tile) => {
  const path = `log/${tilePath(tile.level, tile.index, tile.width)}`;
  const bytes = await source.read(path);
  if (bytes === null) throw new SabtError('not-found', `A file of the log is missing: ${path}`, { at: path });
  return bytes;
};

async function pause(done: number, total: number, what: string, { progress, signal }: Context): Promise<boolean> {
  if (signal.aborted) throw new SabtError('stopped', 'Verification was stopped.');
  progress({ done, total, what });
  await new Promise((resolve) => setImmediate(resolve));
  return true;
}

function checkKey(key: string | undefined): void {
  try {
    if (key !== undefined) parseVerifierKey(key);
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${key}” is no verifier key. One looks like NAME+1234abcd+BASE64.`, {
      cause,
    });
  }
}

function reportOf(found: SiteVerification, key: SiteReport['key']): SiteReport {
  const { ok, log, witnesses, checked, counts, problems, notMade } = found;
  const { disclosed: openings, withheld, erased } = counts;
  return {
    ok,
    origin: log?.origin ?? '',
    size: log?.size ?? 0,
    root: log?.root ?? '',
    mode: 'site',
    key,
    witnesses: witnesses.map(({ name, timestamp, size }) => ({ name, at: timeOf(timestamp), size })),
    asked: found.asked,
    kept: null,
    formerErasures: found.formerErasures,
    checked: { ...checked, openings, withheld, erased },
    problems: problems.map(({ check, code, where, message }) => ({ code, where, message, check })),
    notMade: notMade.map(({ check, subject, reason }) => ({ check, where: subject, reason })),
  };
}

/** Seconds since 1970 as an instant; a witness may state any number. */
function timeOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? String(seconds) : time.toISOString();
}

/** The log alone: every tile from the entries, the root from the tiles, the checkpoint from the reader's key. */
async function verifyLogAt(
  source: Pick<SiteSource, 'read'>,
  note: Uint8Array,
  { key, policy, witness, ...brought }: SiteInput,
  context: Context,
): Promise<SiteReport> {
  if (key === undefined)
    throw new SabtError('missing-argument', 'A log states no key. Give that of the archive with --key VKEY.', {
      at: 'key',
    });
  checkKey(key);
  const against = brought.against === undefined ? null : await keptIn(brought.against);
  let log: SiteLog | null = null;
  const chain = await source.read('keys.json');
  const problems: SiteReport['problems'] = [];
  const report: SiteReport = {
    ...NOTHING_CHECKED,
    checked: { ...NOTHING_CHECKED.checked },
    mode: 'log',
    key: 'reader',
    problems,
    notMade: [{ check: 'records', where: '', reason: 'a log holds digests of records, not what they say' }],
  };
  if (policy !== undefined || witness !== undefined)
    report.notMade.push({
      check: 'witnesses',
      where: '',
      reason: 'of a log alone no signatures of witnesses are weighed',
    });
  const unweighed = unweighedStamps(brought);
  if (unweighed !== null) report.notMade.push({ check: 'anchor', where: '', reason: unweighed });
  try {
    const { present, newest } = followedBy([key], chain);
    const { origin, size, root } = openCheckpoint(note, present);
    Object.assign(report, { origin, size, root: toBase64(root) });
    const found = await verifySiteLog(
      { size, root },
      (_tile, path) => source.read(path),
      (code, where, message) => problems.push({ code, where, message, check: 'log' }),
      (done) => pause(done, 2 * Math.ceil(size / 256), 'tiles', context),
    );
    log = found.log;
    report.checked.tiles = found.tiles;
    if (chain === null) report.notMade.push({ check: 'key-changes', where: origin, reason: NO_KEYS_SHOWN });
    if (newest !== null) report.notMade.push({ check: 'later-keys', where: origin, reason: laterKeysUnshown(newest) });
    if (chain !== null && found.log !== null)
      verifyKeyChain(chain, {
        trusted: [key],
        tree: { size, root },
        inclusionOf: (index) => found.log!.inclusion(index),
      });
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    problems.push({ code: thrown.code, where: 'checkpoint', message: thrown.message, check: 'checkpoint' });
  }
  const whole = { ...report, ok: problems.length === 0 };
  if (against === null) return whole;
  return withHeld(
    whole,
    await holdAgainst(against, {
      log: report.root === '' ? null : report,
      keys: followedOr([key], chain),
      isPresent: true,
      contains: (kept) => (log === null ? null : equalBytes(log.rootAt(kept.size), kept.root)),
      unshown: TILES_DAMAGED,
    }),
  );
}
