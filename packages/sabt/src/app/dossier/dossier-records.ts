/**
 * The records of a dossier: those that were named, the acts of events that were named, what others they refer to as far
 * as that is public, and the records of what was withheld and erased of them. For each its proof, all against one
 * checkpoint.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { disclosedValues, toBase64url, type VerifiedField } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { isId } from '../../model/ids.ts';
import type { ErasedBefore, Json, Kind, RecordVersion } from '../../model/records.ts';
import type { ProofFileJson } from '../../stages/keeping/index.ts';
import { type Choice, type Disclosure, disclosureOf, PUBLIC_ONLY } from '../../stages/publishing/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { known } from '../records.ts';
import { standingCopy } from '../withholding/redacting/copies.ts';
import { isWithoutConsent, restsOnlyOn } from '../withholding/resting.ts';
import { erasedBefore, mayBeNamed, redactedPaths } from '../withholding/withheld.ts';
import { type DossierLog, dossierLog } from './dossier-attested.ts';
import { concernedBy, isOvertaken } from './overtaken.ts';
import { fieldsOf, NOTHING } from './proving.ts';

export interface DossierRecordParts {
  id: string;
  kind: Kind;
  entry: number;
  version: RecordVersion;
  proof: ProofFileJson;
  fields: readonly VerifiedField[];
  /** As an outsider reads them. */
  values: ReadonlyMap<string, Json>;
  withheld: readonly string[];
  because: Disclosure['because'];
  /** Everything of it stays, since it rests on documents alone that are not handed over. */
  resting: boolean;
  erased: readonly { path: string; reason: string }[];
  erasedBefore: readonly ErasedBefore[];
  /** Whether the bytes of its file leave. */
  file: boolean;
}

export interface DossierParts extends DossierLog {
  records: DossierRecordParts[];
  /** Acts and events of which nothing leaves, or that stay out, since they rest on documents alone that are hidden. */
  resting: { id: string; kind: Kind }[];
}

export interface DossierChoice extends Choice {
  /** With acts and events of which no document leaves; never where those concerned do not consent. */
  resting: boolean;
}

export const MAX_RECORDS = 20_000;
const PROVED_AT_ONCE = 20;
/** Others wait about so long, or for one record. */
export const A_TURN_MS = 15;
const MOST_TRIES = 3;
/** Says which paths and why, from a closed list, and nothing of what stood there. */
const TOMBSTONE: Choice = { include: new Set(['record', 'paths', 'reason', 'versions']), restricted: false };
const REFERRED: ReadonlySet<Kind> = new Set([
  'source',
  'document',
  'event',
  'act',
  'actor',
  'place',
  'figure',
  'claim',
]);

export interface Gatherer {
  /** Its reason is thrown. */
  signal?: AbortSignal;
  /** How many steps of about how many; the second grows while records are found that come along. */
  onStep?(done: number, about: number): void;
}

/**
 * To look at, with turns for others in between. Throws `not-found` for an id that the archive has not, `too-large`, `stopped`
 * where the archive is being closed, `archive-rolled-back`, and the reason of the signal.
 */
export async function gatherInTurn(
  ids: readonly string[],
  choice: DossierChoice,
  app: App,
  { signal, onStep }: Gatherer = {},
): Promise<DossierParts> {
  app.archive.requireNewest();
  const steps = gathering(ids, choice, app);
  let last = performance.now();
  for (let n = 1; ; n++) {
    const step = steps.next();
    if (step.done) return step.value;
    // the record of a long text takes as long as a thousand others
    if (n % PROVED_AT_ONCE !== 0 && performance.now() - last < A_TURN_MS) continue;
    onStep?.(n, ids.length + 3 * Math.max(ids.length, step.value));
    await nextTurn();
    signal?.throwIfAborted();
    if (app.runs.stopping) throw new SabtError('stopped', 'The archive is being closed. Nothing was made.');
    last = performance.now();
  }
}

/**
 * The same for what is written: all of it as the log was at one moment, gathered again if something that concerns it was
 * changed, withheld or erased in between. Throws `stopped` also where that does not come to an end.
 */
export async function gatherAsOne(
  ids: readonly string[],
  choice: DossierChoice,
  app: App,
  gatherer: Gatherer = {},
): Promise<DossierParts> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const size = app.archive.size();
    const parts = await gatherInTurn(ids, choice, app, gatherer);
    if (!isOvertaken(concernedBy(parts.records), size, app)) return parts;
  }
  throw overtakenEachTime();
}

export function overtakenEachTime(): SabtError {
  return new SabtError(
    'stopped',
    'Records of this dossier were changed, withheld or erased each time while it was made. Make it when that is done.',
  );
}

/** Yields how many records there are so far. */
function* gathering(ids: readonly string[], choice: DossierChoice, app: App): Generator<number, DossierParts> {
  const { archive } = app;
  const gathering = new Gathering(choice, app);
  const records = yield* gathering.all(ids);
  const log = dossierLog(archive, app.dir, Math.max(...records.map(({ entry }) => entry)) + 1);
  // the log may have grown while the proofs were made, and the checkpoint chosen is seldom the one of that moment
  for (const { entry, proof } of records) {
    proof.inclusion = archive.inclusion(entry, log.size).map((hash) => toBase64url(hash));
    proof.checkpoint = log.note;
    yield records.length;
  }
  return { ...log, records, resting: gathering.resting };
}

class Gathering {
  readonly #choice: DossierChoice;
  readonly #app: App;
  readonly #asked = new Set<string>();
  /** What was asked for, and the acts of events among it. */
  readonly #named = new Set<string>();
  /** Acts and events that were looked at, and whether they rest on hidden documents alone. */
  readonly #rests = new Map<string, boolean>();
  readonly #records = new Map<string, DossierRecordParts>();

  constructor(choice: DossierChoice, app: App) {
    this.#choice = choice;
    this.#app = app;
  }

  /** A step a record, three times over: those that are named, what they refer to, what tells of what is withheld. */
  *all(ids: readonly string[]): Generator<number, DossierRecordParts[]> {
    // what was named, and the acts of named events, may be named by the others
    for (const id of ids) {
      this.#asked.add(id);
      this.#named.add(id);
      const item = known(id, this.#app.catalogue);
      if (item.kind === 'event') for (const act of this.#referring('act', id)) this.#named.add(act.id);
    }
    for (const id of ids) {
      const item = known(id, this.#app.catalogue);
      this.#take(item, this.#choice);
      if (item.kind === 'event')
        for (const act of this.#referring('act', id))
          if (this.#asked.has(act.id) || !this.#isResting(act)) this.#take(act, this.#choice);
      // in the place of a file that is withheld, the copy that was made to be handed over
      const copy = item.kind === 'document' ? standingCopy(id, this.#app) : null;
      if (copy !== null) this.#take(known(copy.id, this.#app.catalogue), this.#choice);
      yield this.#records.size;
    }
    this.#requirePaths();
    // each round takes what the former one refers to: a document's source, an act's event and its sources
    let newest = [...this.#records.values()];
    while (newest.length > 0) {
      const fresh: DossierRecordParts[] = [];
      for (const record of newest) {
        fresh.push(...this.#referred(record));
        yield this.#records.size;
      }
      newest = fresh;
    }
    for (const id of [...this.#records.keys()]) {
      for (const kind of ['redaction', 'erasure'] as const)
        for (const item of this.#referring(kind, id)) this.#takeTombstone(item, id);
      yield this.#records.size;
    }
    return [...this.#records.values()];
  }

  get resting(): DossierParts['resting'] {
    return [...this.#rests].flatMap(([id, rests]) => {
      const item = rests ? this.#app.catalogue.byId(id) : null;
      return item === null ? [] : [{ id, kind: item.kind }];
    });
  }

  /** What a hidden document says is not told by the acts that were made of it alone. */
  #isResting(item: CatalogueItem): boolean {
    if (item.kind !== 'act' && item.kind !== 'event') return false;
    let rests = this.#rests.get(item.id);
    if (rests === undefined) {
      rests = restsOnlyOn(item, (document) => this.#isHidden(document), this.#app);
      this.#rests.set(item.id, rests);
    }
    return rests;
  }

  /** Of documents that are not public those are seen that were named, where their restricted fields were chosen. */
  #isHidden(id: string): boolean {
    const item = this.#app.catalogue.byId(id);
    if (item === null) return false;
    if (isWithoutConsent(item.entry, this.#app)) return true;
    if (this.#choice.resting || item.confidentiality === 'public') return false;
    return !(this.#choice.restricted && item.confidentiality === 'restricted' && this.#named.has(id));
  }

  #take(item: CatalogueItem, choice: Choice): DossierRecordParts {
    const before = this.#records.get(item.id);
    if (before !== undefined) return before;
    if (this.#records.size >= MAX_RECORDS)
      throw new SabtError('too-large', `A dossier holds at most ${MAX_RECORDS} records. Make several.`);
    // by itself, too: one that says not of what it is would be held against nothing
    const whole = item.kind === 'erasure' ? new Set([...choice.include, ...TOMBSTONE.include]) : choice.include;
    const record = this.#prove(item, { ...choice, include: whole });
    this.#records.set(item.id, record);
    return record;
  }

  #prove(item: CatalogueItem, choice: Choice): DossierRecordParts {
    const { archive } = this.#app;
    const version = archive.read(item.entry);
    const isNameable = mayBeNamed(this.#app, this.#named);
    const mayName = (id: string): boolean => isNameable(id) && (this.#asked.has(id) || !this.#restsById(id));
    const resting = this.#isResting(item);
    const { paths, file, because } = resting
      ? NOTHING
      : disclosureOf(version, archive.provablePaths(item.entry), choice, redactedPaths(item.id, this.#app), mayName);
    const proof = archive.proof(item.entry, { paths });
    const fields = fieldsOf(proof);
    return {
      id: item.id,
      kind: item.kind,
      entry: item.entry,
      version,
      proof,
      fields,
      values: disclosedValues({ kind: item.kind, fields }) as ReadonlyMap<string, Json>,
      withheld: proof.withheld,
      because,
      resting,
      erased: proof.erased,
      erasedBefore: erasedBefore(version, this.#app),
      file,
    };
  }

  #restsById(id: string): boolean {
    const item = this.#app.catalogue.byId(id);
    return item !== null && this.#isResting(item);
  }

  #referring(kind: Kind, id: string): CatalogueItem[] {
    return this.#app.catalogue.list({ kind, refersTo: id, sort: 'oldest-entry', limit: MAX_RECORDS, offset: 0 }).items;
  }

  /** A record that nobody named comes with what is public of it, if that is anything. */
  #referred(record: DossierRecordParts): DossierRecordParts[] {
    const fresh: DossierRecordParts[] = [];
    for (const id of idsIn([...record.values.values()])) {
      const item = this.#records.has(id) ? null : this.#app.catalogue.byId(id);
      if (item === null || !REFERRED.has(item.kind)) continue;
      const found = this.#prove(item, PUBLIC_ONLY);
      if (found.values.size <= 2) continue;
      fresh.push(this.#take(item, PUBLIC_ONLY));
    }
    return fresh;
  }

  /** Says of a record in the dossier why something of it is not there; unless that itself names what is withheld. */
  #takeTombstone(item: CatalogueItem, id: string): void {
    const { record, paths } = this.#app.archive.read(item.entry).fields;
    if (record !== id || !Array.isArray(paths)) return;
    const isNamed = paths.some((path) => typeof path === 'string' && /^custom\/[^…]/.test(path));
    if (!isNamed) this.#take(item, TOMBSTONE);
  }

  /** A path that was asked for and that none of the records has is a slip that would go unnoticed. */
  #requirePaths(): void {
    for (const path of this.#choice.include) {
      const isThere = [...this.#records.values()].some(({ fields }) => fields.some((field) => field.path === path));
      const isWithheld = [...this.#records.values()].some(({ withheld }) => withheld.includes(path));
      if (!isThere && !isWithheld)
        throw new SabtError('not-found', `None of these records has a field ${JSON.stringify(path)}.`, { at: path });
    }
  }
}

/** Ids of records anywhere in values. */
function idsIn(values: readonly Json[]): Set<string> {
  const ids = new Set<string>();
  const look = (value: Json): void => {
    if (typeof value === 'string') {
      if (isId(value)) ids.add(value);
    } else if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) look(one);
  };
  for (const value of values) look(value);
  return ids;
}
