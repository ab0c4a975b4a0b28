/** What an erasure will destroy, worked out before anything is: for the preview, and for ending it after a crash. */
import { existsSync, readFileSync } from 'node:fs';
import { ERASURE_REASONS, type ErasureReason } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, Json, Kind } from '../../model/records.ts';
import { requireErasable } from '../../stages/keeping/index.ts';
import type { App } from '../app.ts';
import { known } from '../records.ts';
import { ledgerPath, ledgerWithout } from './ledger.ts';
import { companionsOf, Quoted, textsIn } from './quoting.ts';
import { pathsMeant } from './span.ts';
import { piecesOf } from './traces.ts';

/** What of one record is destroyed. */
export interface Destroyed {
  /** Id of the record of the erasure, chosen beforehand so that a crash does not log it twice. */
  tombstone: string;
  id: string;
  kind: Kind;
  versions: number[];
  paths: string[];
}

export interface ErasurePlan {
  reason: ErasureReason;
  by: string;
  /** The record that was named comes first. */
  destroyed: Destroyed[];
  /** Batches whose ledgers quote what is destroyed. */
  ledgers: string[];
  /** By which the scan looks for what may be left. */
  pieces: string[];
}

/** A record that stands by itself and says the same: it is left alone. */
export interface Elsewhere {
  id: string;
  path: string;
}

/** Throws `unknown-reason`. */
export function reasonOf(reason: string): ErasureReason {
  const known = ERASURE_REASONS.find((one) => one === reason);
  if (known !== undefined) return known;
  throw new SabtError(
    'unknown-reason',
    `“${reason}” is no reason that is logged. There are: ${ERASURE_REASONS.join(', ')}.`,
    { at: 'reason' },
  );
}

/** What every version of a record holds now. */
interface HeldVersion {
  version: number;
  values: { path: string; value: Json }[];
  fields: Fields;
}

/** Throws `not-found` for a path that no version holds any more, `invalid-argument` for what must stay. */
export function planErasure(
  id: string,
  asked: readonly string[],
  reason: ErasureReason,
  by: string,
  app: App,
): { plan: ErasurePlan; elsewhere: Elsewhere[] } {
  const item = known(id, app.catalogue);
  const versions = heldVersions(id, app);
  const latest = versions.at(-1)!;
  const paths = asked.flatMap((path) => pathsMeant(path, item.kind, latest.values));
  for (const path of paths) {
    requireErasable(path);
    if (!versions.some(({ values }) => values.some((one) => isAt(one.path, path))))
      throw new SabtError('not-found', `No version of the record holds ${path} (any more).`, { at: path });
  }
  const taken = versions.flatMap(({ values }) => values.filter((one) => paths.some((path) => isAt(one.path, path))));
  const quoted = new Quoted(
    taken.flatMap(({ path, value }) => [...textsIn(value), ...nameOf(path)]),
    taken.filter(({ path }) => /^(text|mainText)\//.test(path)).map(({ value }) => value as string),
  );
  const own = wanted(versions, (held) => [
    ...paths,
    ...paths.flatMap((path) => companionsOf(item.kind, path, held.fields)),
    ...quotations(held, quoted),
  ]);
  const destroyed = [
    { of: item, ...own },
    ...madeFrom(id, app).map((other) => ({ of: other, ...othersLoss(other, latest.fields, quoted, app) })),
  ]
    .filter((one) => one.paths.length > 0)
    .map(({ of, ...loss }): Destroyed => ({ tombstone: newId(), id: of.id, kind: of.kind, ...loss }));
  const pieces = piecesOf(valuesOf(destroyed, app));
  const ledgers = ledgersQuoting(destroyed, pieces, app);
  for (const batch of ledgers) loseDigest(batch, destroyed, app);
  const plan = { reason, by, destroyed, ledgers, pieces };
  return { plan, elsewhere: elsewhere(id, latest, quoted, destroyed, app) };
}

/** The texts that go, of all records. */
function valuesOf(destroyed: readonly Destroyed[], app: App): string[] {
  return destroyed.flatMap((one) =>
    heldVersions(one.id, app).flatMap((held) =>
      held.values
        .filter(({ path }) => one.paths.some((lost) => isAt(path, lost)))
        .flatMap(({ path, value }) => [...textsIn(value), ...nameOf(path)]),
    ),
  );
}

/** Ledgers of the batches that the records came with, where they quote something of it. */
function ledgersQuoting(destroyed: readonly Destroyed[], pieces: readonly string[], { dir, catalogue }: App): string[] {
  const batches = new Set(destroyed.map(({ id, kind }) => (kind === 'batch' ? id : catalogue.byId(id)?.batch)));
  return [...batches].filter((batch): batch is string => {
    const path = typeof batch === 'string' ? ledgerPath(dir, batch) : null;
    if (path === null || !existsSync(path)) return false;
    const text = readFileSync(path, 'utf8');
    return ledgerWithout(text, pieces) !== text;
  });
}

/** The digest of a ledger whose other lines are known lets a short value in it be guessed. */
function loseDigest(batch: string, destroyed: Destroyed[], app: App): void {
  const loss = wanted(heldVersions(batch, app), () => ['ledgerDigest']);
  if (loss.paths.length === 0) return;
  const known = destroyed.find(({ id }) => id === batch);
  if (known === undefined) destroyed.push({ tombstone: newId(), id: batch, kind: 'batch', ...loss });
  else {
    known.paths.push(...loss.paths);
    known.versions = [...new Set([...known.versions, ...loss.versions])].sort((a, b) => a - b);
  }
}

/** Whether a path, of a field or an item, lies at or below another. */
const isAt = (path: string, at: string): boolean => path === at || path.startsWith(`${at}/`);

/** The name that somebody gave to a field is a value too. */
const nameOf = (path: string): string[] => (path.startsWith('custom/') ? [path.slice('custom/'.length)] : []);

function heldVersions(id: string, app: App): HeldVersion[] {
  return app.archive.versionsOf(id).map(({ version, entry }) => ({
    version,
    values: app.archive.openValues(entry),
    fields: app.archive.read(entry).fields,
  }));
}

const quotations = ({ values }: HeldVersion, quoted: Quoted): string[] =>
  values.filter(({ path, value }) => quoted.in(path, value)).map(({ path }) => path);

/** Of the versions that hold something of it, what is destroyed; a whole field stands for its items. */
function wanted(
  versions: readonly HeldVersion[],
  of: (held: HeldVersion) => string[],
): Omit<Destroyed, 'tombstone' | 'id' | 'kind'> {
  const paths = new Set<string>();
  const touched: number[] = [];
  for (const held of versions) {
    const present = of(held).filter((path) => held.values.some((one) => isAt(one.path, path)));
    if (present.length > 0) touched.push(held.version);
    for (const path of present) paths.add(path);
  }
  const whole = [...paths].filter((path) => ![...paths].some((other) => other !== path && isAt(path, other)));
  return { versions: touched, paths: whole };
}

/** Records that were made from this one or say something about it, and the batch that it came with. */
function madeFrom(id: string, { catalogue }: App): { id: string; kind: Kind }[] {
  const { items } = catalogue.list({ refersTo: id, limit: 100_000, offset: 0 });
  const batch = catalogue.byId(id)?.batch;
  const came = batch === null || batch === undefined ? null : catalogue.byId(batch);
  const logged: ReadonlySet<Kind> = new Set<Kind>(['erasure', 'redaction']);
  return [...items, ...(came === null ? [] : [came])].filter((item) => item.id !== id && !logged.has(item.kind));
}

/** What goes of another record: what it quotes, and the digest of the text that it is about. */
function othersLoss(
  other: { id: string; kind: Kind },
  fields: Fields,
  quoted: Quoted,
  app: App,
): Omit<Destroyed, 'tombstone' | 'id' | 'kind'> {
  return wanted(heldVersions(other.id, app), (held) => {
    const said = quotations(held, quoted);
    const { textDigest } = held.fields;
    const digest = textDigest !== undefined && textDigest === fields['textDigest'] ? ['textDigest'] : [];
    const marks = said.length > 0 && other.kind !== 'batch' ? companionsOf(other.kind, said[0]!, held.fields) : [];
    return [...said, ...(said.length > 0 || quoted.hasText ? digest : []), ...marks];
  });
}

/** What this record was made from and speaks of. */
function elsewhere(
  id: string,
  latest: HeldVersion,
  quoted: Quoted,
  destroyed: readonly Destroyed[],
  { archive, catalogue }: App,
): Elsewhere[] {
  const done = new Set([id, ...destroyed.map((one) => one.id)]);
  const ids = new Set(JSON.stringify(latest.fields).match(/\b[0-9a-z]{26}\b/g) ?? []);
  const found: Elsewhere[] = [];
  for (const other of ids) {
    const item = done.has(other) ? null : catalogue.byId(other);
    if (item === null) continue;
    for (const { path, value } of archive.openValues(item.entry))
      if (quoted.in(path, value)) found.push({ id: other, path });
  }
  return found;
}
