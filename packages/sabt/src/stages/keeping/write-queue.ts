/*
 * The queue before the log: many callers, one writer. Calls that wait at the same time share commit groups, because a
 * group costs a handful of syncs to disk however many entries it holds (group commit). A call is checked as a whole
 * before any of its drafts enters a group, so it fails alone; a call larger than a group spans several, and if one of
 * these fails, those before it are durable.
 *
 * Indices are given when a group is formed: a record's seal names its entry, and a version names its predecessor's. While
 * other threads seal a large group, the next one is formed here; if the former then fails, the latter's indices are
 * wrong, and its calls are refused with it.
 *
 * What is handed in again after a failure, and is in the log already, is acknowledged with the entry that it has.
 */
import { randomInt } from 'node:crypto';
import { asSabtError, SabtError } from '../../model/errors.ts';
import type { Receipt, RecordDraft, RecordVersion } from '../../model/records.ts';
import type { RecordStore } from '../../store/ports.ts';
import { type CanonicalRecord, canonicalRecord } from './draft.ts';
import { bundleOf, entryText, type KeepersFields, type Sealed } from './group.ts';
import type { LogWriter } from './log-writer.ts';
import { entryHolding } from './repeat.ts';
import type { Sealer, ToSeal } from './sealing.ts';

export const MAX_GROUP_ENTRIES = 4096;
const MAX_GROUP_CHARACTERS = 8 << 20;
/** Longest stretch of computing before others get a turn. */
const SLICE_MS = 8;

export interface AppendOptions {
  /** Who hands it in. */
  by: string;
  /** Shuffles the drafts, so that the order in the log says nothing about the order in a list that was imported. */
  shuffle?: boolean;
}

/** A listener gets the versions that have just become durable, in log order. */
export type CommitListener = (versions: RecordVersion[], size: number) => void;

interface Waiting {
  record: CanonicalRecord;
  draft: RecordDraft;
  /** Position in the call. */
  position: number;
}

interface Call {
  by: string;
  drafts: readonly RecordDraft[];
  /** Roots of bare entries, instead of drafts. */
  roots?: readonly Uint8Array[];
  shuffle: boolean;
  /** Checked, without those that the log has already, in the order in which they go into it; null until then. */
  ready: Waiting[] | null;
  /** How many have been put into groups, and how many of these have been committed. */
  taken: number;
  given: number;
  receipts: Receipt[];
  resolve: (receipts: Receipt[]) => void;
  reject: (thrown: unknown) => void;
}

interface Member {
  call: Call;
  waiting: Waiting | null;
  position: number;
  keepers: KeepersFields;
  root?: Uint8Array;
}

interface Group {
  first: number;
  members: Member[];
  characters: number;
  /** Versions that this group brings, by record id. */
  latest: Map<string, { version: number; entry: number }>;
  /** While this one is formed: the group that is being sealed. */
  before: Group | null;
  sealed: Promise<Sealed[]> | null;
  /** Whether other threads seal it. */
  elsewhere: boolean;
}

export class WriteQueue {
  private readonly writer: LogWriter;
  private readonly store: RecordStore;
  private readonly sealer: Sealer;
  private readonly archiveId: string;
  private readonly listeners: CommitListener[] = [];
  private readonly calls: Call[] = [];
  private draining: Promise<void> | null = null;
  /** Durable, but not yet published because of a failure: announced with the next group. */
  private unannounced: RecordVersion[] = [];

  constructor(writer: LogWriter, store: RecordStore, sealer: Sealer, archiveId: string) {
    this.writer = writer;
    this.store = store;
    this.sealer = sealer;
    this.archiveId = archiveId;
  }

  onCommit(listener: CommitListener): void {
    this.listeners.push(listener);
  }

  append(drafts: readonly RecordDraft[], { by, shuffle = false }: AppendOptions): Promise<Receipt[]> {
    return this.enqueue({ by, drafts, shuffle });
  }

  /** Entries without a vault part, given by the roots of their fields. */
  appendBare(roots: readonly Uint8Array[]): Promise<Receipt[]> {
    return this.enqueue({ by: '', drafts: [], roots, shuffle: false });
  }

  /**
   * Does something with the log while nothing is queued, in one turn, and tells the listeners that the log has grown.
   * What it appends is none of their records.
   */
  async between(work: () => void): Promise<void> {
    await this.idle();
    work();
    for (const listener of this.listeners) listener([], this.writer.checkpoint.size);
  }

  /** Resolves when nothing is queued any more. */
  async idle(): Promise<void> {
    while (this.draining !== null) await this.draining;
  }

  async close(): Promise<void> {
    await this.idle();
    await this.sealer.close();
  }

  private enqueue(call: Pick<Call, 'by' | 'drafts' | 'shuffle' | 'roots'>): Promise<Receipt[]> {
    return new Promise((resolve, reject) => {
      this.calls.push({ ...call, ready: null, taken: 0, given: 0, receipts: [], resolve, reject });
      // Later in the same turn others may join the group.
      this.draining ??= new Promise<void>((done) => setImmediate(done)).then(() => this.drain());
    });
  }

  private async drain(): Promise<void> {
    let before: Group | null = null;
    try {
      while (this.calls.length > 0 || before !== null) {
        // Only while others compute is it worth forming ahead: else calls that come meanwhile could join the group.
        const ahead: Group | null = before === null || before.elsewhere ? await this.form(before) : null;
        const failed: boolean = before !== null && !(await this.commit(before));
        if (failed && ahead !== null)
          this.refuse(ahead, new SabtError('conflict', 'An append before this one failed. Repeat it.'));
        before = failed || ahead === null || ahead.members.length === 0 ? null : ahead;
      }
    } catch (thrown) {
      // The store itself cannot be asked any more: nobody may wait for ever.
      const error = asSabtError(thrown);
      if (before !== null) this.refuse(before, error);
      for (const call of this.calls.splice(0)) call.reject(error);
    } finally {
      this.draining = null;
    }
  }

  private async form(before: Group | null): Promise<Group> {
    const first = before === null ? this.writer.size : before.first + before.members.length;
    const group: Group = {
      first,
      members: [],
      characters: 0,
      latest: new Map(),
      before,
      sealed: null,
      elsewhere: false,
    };
    const keepersAt = new Date().toISOString();
    while (this.calls.length > 0 && !isFull(group)) {
      const call = this.calls[0]!;
      const ready = await this.makeReady(call, group);
      if (ready) this.take(call, group, keepersAt);
      if (!ready || call.taken === lengthOf(call)) this.calls.shift();
      // An empty call has nothing to wait for.
      if (ready && lengthOf(call) === 0) call.resolve(call.receipts);
    }
    group.before = null;
    const records = recordsOf(group);
    group.elsewhere = this.sealer.isElsewhere(records.length);
    const slices = new Slices();
    group.sealed = this.sealer.seal(records, () => slices.pause());
    // It is awaited when its turn comes; until then a failure is nobody's surprise.
    group.sealed.catch(() => undefined);
    return group;
  }

  /** Checks a call as a whole; false if it was refused. */
  private async makeReady(call: Call, group: Group): Promise<boolean> {
    if (call.roots !== undefined || call.ready !== null) return true;
    try {
      const slices = new Slices();
      const ready: Waiting[] = [];
      for (const [position, draft] of call.drafts.entries()) {
        ready.push({ record: canonicalRecord(draft), draft, position });
        await slices.pause();
      }
      const fresh = this.checkVersions(call, ready, group);
      call.ready = call.shuffle ? shuffled(fresh) : fresh;
      return true;
    } catch (thrown) {
      call.reject(asSabtError(thrown));
      return false;
    }
  }

  /** Those to be written; the others are durable already, and get their receipts. */
  private checkVersions(call: Call, ready: readonly Waiting[], group: Group): Waiting[] {
    const inCall = new Map<string, number>();
    const fresh: Waiting[] = [];
    for (const waiting of ready) {
      const { id, version } = waiting.record;
      const former = inCall.get(id) ?? this.latest(id, group)?.version ?? 0;
      if (version <= former && !inCall.has(id) && this.acknowledgeAgain(call, waiting)) continue;
      if (version !== former + 1) {
        const message =
          former === 0
            ? `Version ${version} of the record ${id} has no predecessor in this archive.`
            : `The record ${id} is at version ${former}; version ${version} does not follow. Somebody else may have changed it in the meantime.`;
        throw new SabtError('conflict', message, { at: id });
      }
      inCall.set(id, version);
      fresh.push(waiting);
    }
    return fresh;
  }

  /** Whether the log has just this already; it is published before its receipt is given. */
  private acknowledgeAgain(call: Call, { record, position }: Waiting): boolean {
    const entry = entryHolding(record, call.by, this.store, this.archiveId);
    if (entry === null) return false;
    if (entry >= this.writer.checkpoint.size) this.writer.publish();
    this.announce();
    const { id, version } = record;
    call.receipts[position] = { id, version, entry, checkpointSize: this.writer.checkpoint.size };
    return true;
  }

  private latest(id: string, group: Group): { version: number; entry: number } | null {
    return group.latest.get(id) ?? group.before?.latest.get(id) ?? this.store.latest(id);
  }

  private take(call: Call, group: Group, at: string): void {
    const end = lengthOf(call);
    while (call.taken < end && !isFull(group)) {
      const entry = group.first + group.members.length;
      if (call.roots !== undefined) {
        group.members.push({
          call,
          waiting: null,
          position: call.taken,
          keepers: { at, by: '' },
          root: call.roots[call.taken]!,
        });
      } else {
        const waiting = call.ready![call.taken]!;
        const { id, version } = waiting.record;
        const former = version === 1 ? undefined : this.latest(id, group)?.entry;
        const keepers: KeepersFields = {
          at,
          by: call.by,
          ...(former === undefined ? {} : { predecessor: { entry: former } }),
        };
        group.members.push({ call, waiting, position: waiting.position, keepers });
        group.latest.set(id, { version, entry });
        group.characters += charactersOf(waiting.record);
      }
      call.taken += 1;
    }
  }

  /** False if it failed; then its calls were refused. */
  private async commit(group: Group): Promise<boolean> {
    try {
      await this.write(group);
    } catch (thrown) {
      this.refuse(group, asSabtError(thrown));
      return false;
    }
    for (const [i, { call, waiting, position }] of group.members.entries()) {
      const { id, version } = waiting?.record ?? { id: '', version: 0 };
      call.receipts[position] = { id, version, entry: group.first + i, checkpointSize: this.writer.checkpoint.size };
      call.given += 1;
    }
    for (const call of callsOf(group)) if (call.given === lengthOf(call)) call.resolve(call.receipts);
    return true;
  }

  private async write(group: Group): Promise<void> {
    const records = (await group.sealed!).values();
    const sealed = group.members.map(({ waiting, keepers, root }): Sealed | string =>
      waiting === null ? entryText(keepers.at, root!) : records.next().value!,
    );
    const { bundle, entries } = bundleOf(sealed.map((one) => (typeof one === 'string' ? one : one.entry)));
    const before = this.writer.size;
    try {
      this.writer.commit(
        bundle,
        entries,
        sealed.map((one) => (typeof one === 'string' ? null : one.vault)),
      );
    } finally {
      if (this.writer.size > before && this.listeners.length > 0) this.unannounced.push(...versionsOf(group));
    }
    this.announce();
  }

  private announce(): void {
    const versions = this.unannounced;
    if (versions.length === 0) return;
    this.unannounced = [];
    for (const listener of this.listeners) listener(versions, this.writer.checkpoint.size);
  }

  private refuse(group: Group, error: SabtError): void {
    for (const call of callsOf(group)) {
      if (this.calls[0] === call) this.calls.shift();
      call.reject(error);
    }
  }
}

function callsOf(group: Group): Set<Call> {
  return new Set(group.members.map(({ call }) => call));
}

function recordsOf(group: Group): ToSeal[] {
  return group.members.flatMap(({ waiting, keepers }, i) =>
    waiting === null ? [] : [{ record: waiting.record, keepers, entry: group.first + i }],
  );
}

function lengthOf(call: Call): number {
  return call.roots?.length ?? call.ready?.length ?? call.drafts.length;
}

function isFull(group: Group): boolean {
  return group.members.length >= MAX_GROUP_ENTRIES || group.characters >= MAX_GROUP_CHARACTERS;
}

function charactersOf(record: CanonicalRecord): number {
  let characters = 0;
  for (const { value, items } of record.fields) {
    characters += value.length;
    if (items !== undefined) for (const item of items) characters += item.value.length;
  }
  return characters;
}

/** Fisher–Yates; versions of one record keep their order among the places that they got. */
function shuffled(ready: readonly Waiting[]): Waiting[] {
  const order = [...ready];
  for (let i = order.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const places = Map.groupBy(order.keys(), (place) => order[place]!.record.id);
  for (const same of places.values()) {
    if (same.length < 2) continue;
    const inOrder = same.map((place) => order[place]!).sort((a, b) => a.record.version - b.record.version);
    same.forEach((place, i) => {
      order[place] = inOrder[i]!;
    });
  }
  return order;
}

/** The versions of a group as reading them would give them. */
function versionsOf(group: Group): RecordVersion[] {
  return group.members.flatMap(({ waiting, keepers }, i) => {
    if (waiting === null) return [];
    const { id, kind, version } = waiting.draft;
    const fields = { ...waiting.draft.fields };
    for (const path of Object.keys(fields)) if (fields[path] === undefined) delete fields[path];
    delete fields['id'];
    delete fields['version'];
    delete fields['predecessor'];
    for (const { field, value, items } of waiting.record.fields) {
      if (items === undefined && field.path !== 'id' && field.path !== 'version')
        fields[field.path] ??= JSON.parse(value);
      if (field.path === 'textDigest') fields[field.path] = JSON.parse(value);
    }
    return [{ id, kind, version, entry: group.first + i, fields: { ...fields, ...keepers } }];
  });
}

/** Gives others a turn when a stretch of computing has lasted long enough. */
class Slices {
  private since = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}
