/** The link desk as the pages want it: pairs that wait, what each rests on, and what was decided. */
import { SabtError } from '../../model/errors.ts';
import { confidentialityOf, isWithdrawnEvent, type RecordVersion } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import { clusters } from '../../stages/linking/index.ts';
import { fold } from '../../stages/reading/index.ts';
import type { App } from '../app.ts';
import { decideAbout } from '../coding/coding.ts';
import { codedText } from '../coding/passages.ts';
import { type LinkRow, LinkRows } from '../linking/link-rows.ts';
import { comparedCells, suggestLinks } from '../linking/linking.ts';
import { known } from '../records.ts';
import { PageJob } from './job.ts';
import { named } from './records.ts';

const BEGINNING = 700;
/** More members than a person looks through are not joined into one cluster. */
const CLUSTER_CAP = 50;
const MOST_CLUSTERS = 100;
/** What people decided weighs as if nearly certain. */
const CERTAIN = 0.9999;

export class LinkDesk implements port.LinksApp {
  readonly #app: App;
  readonly #rows: LinkRows;
  readonly #job: PageJob;

  constructor(app: App, closing: AbortSignal) {
    this.#app = app;
    this.#rows = new LinkRows(app);
    this.#job = new PageJob(app, closing);
  }

  queue(kind: port.LinkedKind | null, at: { id?: string; after?: string; before?: string }): port.LinkQueue {
    const all = this.#rows.current();
    const waiting = [...all.values()].filter(({ state }) => state === 'suggested');
    const byKind = { event: 0, actor: 0, document: 0 };
    for (const row of waiting) byKind[row.kind]++;
    const asked = at.id === undefined ? undefined : all.get(at.id);
    const shown =
      asked?.kind ?? kind ?? (['event', 'actor', 'document'] as const).find((one) => byKind[one] > 0) ?? 'event';
    const left = waiting.filter((row) => row.kind === shown).sort(surestFirst);
    const place = placeIn(left, all, at);
    const row = asked ?? left[place];
    const index = row === undefined ? -1 : left.indexOf(row);
    const me = this.#app.person;
    const decided = [...all.values()].filter(({ state }) => state !== 'suggested');
    const mine = decided.filter(({ by }) => by === me);
    const today = new Date().toISOString().slice(0, 10);
    return {
      kind: shown,
      current: row === undefined ? null : this.#view(row),
      left: left.length,
      position: index + 1,
      byKind,
      doneToday: mine.filter((one) => one.at.startsWith(today)).length,
      undoable: mine.length > 0,
      suggesting: this.#job.state(),
      decided: decided.length,
    };
  }

  async decide(id: string, decision: 'confirm' | 'reject' | 'undo'): Promise<void> {
    if (known(id, this.#app.catalogue).kind !== 'link')
      throw new SabtError('not-found', `${id} is no link.`, { at: id });
    await decideAbout({ ids: [id], decision, changes: [], adjudicates: false }, this.#app, this.#app.person);
  }

  async undoLast(): Promise<{ id: string | null }> {
    const me = this.#app.person;
    let last: LinkRow | null = null;
    for (const row of this.#rows.current().values())
      if (row.state !== 'suggested' && row.by === me && row.entry > (last?.entry ?? -1)) last = row;
    if (last === null) return { id: null };
    await this.decide(last.id, 'undo');
    return { id: last.id };
  }

  suggest(kind: port.LinkedKind): void {
    this.#job.start(this.#app.person, async (context) => {
      const { pairs } = await suggestLinks(kind, this.#app, context);
      return { added: pairs.length, failed: 0 };
    });
  }

  suggesting(): port.JobState {
    return this.#job.state();
  }

  decided(page: { limit: number; offset: number }): port.Page<port.LinkView> {
    const rows = [...this.#rows.current().values()]
      .filter(({ state }) => state !== 'suggested')
      .sort((x, y) => y.entry - x.entry);
    return {
      total: rows.length,
      items: rows.slice(page.offset, page.offset + page.limit).map((row) => this.#view(row)),
    };
  }

  clusters(kind: port.LinkedKind): { clusters: port.LinkCluster[]; cap: number } {
    const rows = [...this.#rows.current().values()].filter((row) => row.kind === kind);
    const places = new Map<string, number>();
    for (const { a, b } of rows) for (const id of [a, b]) if (!places.has(id)) places.set(id, places.size);
    const ids = [...places.keys()];
    const found = clusters(
      rows.map(({ a, b, probability, state }) => ({
        a: places.get(a)!,
        b: places.get(b)!,
        probability: state === 'confirmed' ? CERTAIN : state === 'rejected' ? 1 - CERTAIN : probability,
      })),
      { maxSize: CLUSTER_CAP },
    ).filter(({ members }) => members.length > 2);
    const shown = found.sort((x, y) => y.members.length - x.members.length).slice(0, MOST_CLUSTERS);
    return {
      clusters: shown.map(({ members, weakest }) => {
        const inside = new Set(members.map((member) => ids[member]!));
        return {
          members: [...inside].map((id) => this.#named(id)),
          weakest,
          pairs: rows
            .filter(({ a, b, state }) => state === 'suggested' && inside.has(a) && inside.has(b))
            .map(({ id }) => id),
        };
      }),
      cap: CLUSTER_CAP,
    };
  }

  linksOf(record: string): port.RecordLink[] {
    return [...this.#rows.current().values()]
      .filter(({ state, a, b }) => state === 'confirmed' && (a === record || b === record))
      .map(({ id, kind, a, b }) => {
        const other = a === record ? b : a;
        const source = this.#app.catalogue.byId(other)?.sources[0];
        return {
          link: id,
          kind,
          other: this.#named(other),
          source: source === undefined ? null : named(source, this.#app),
        };
      });
  }

  /** An event without a title is called by the document that tells of it. */
  #named(id: string): port.NamedId {
    const own = named(id, this.#app);
    if (own.name !== id) return own;
    const [document] =
      (this.#app.reader.current(known(id, this.#app.catalogue)).fields['documents'] as string[] | undefined) ?? [];
    return document === undefined ? own : { id, name: named(document, this.#app).name };
  }

  #view(row: LinkRow): port.LinkView {
    const { reader, catalogue } = this.#app;
    const [a, b] = [row.a, row.b].map((id) => reader.current(known(id, catalogue)));
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      probability: row.probability,
      method: row.method,
      a: this.#record(a!),
      b: this.#record(b!),
      fields: comparedCells(row.kind, a!, b!, this.#app).map(({ field, a: one, b: other }) => {
        const bits = row.evidence.find(({ column }) => column === field)?.weight ?? null;
        return { field, a: one, b: other, how: howAlike(field, one, other, bits), bits };
      }),
    };
  }

  #record(version: RecordVersion): port.LinkedRecord {
    const item = known(version.id, this.#app.catalogue);
    const [source] = item.sources;
    const text = version.kind === 'document' ? codedText(version.fields) : version.fields['description'];
    const shows = typeof text === 'string' && text !== '' && confidentialityOf(version.fields, '') !== 'identity';
    return {
      ...this.#named(version.id),
      language: item.language,
      source: source === undefined ? null : named(source, this.#app),
      beginning: shows ? text.slice(0, BEGINNING) : null,
      withdrawn: isWithdrawnEvent(version),
    };
  }
}

const CATEGORIES: ReadonlySet<string> = new Set(['type', 'country']);
/** Days and shares up to which two values are called near. */
const NEAR_DAYS = 7;
const NEAR_SHARE = 0.2;

function howAlike(field: string, a: string | null, b: string | null, bits: number | null): port.ComparedField['how'] {
  if (a === null || b === null) return 'missing';
  if (fold(a) === fold(b)) return 'same';
  if (CATEGORIES.has(field)) return 'different';
  const days = (Date.parse(a) - Date.parse(b)) / 86_400_000;
  if (field === 'when') return Math.abs(days) <= NEAR_DAYS ? 'near' : 'different';
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y))
    return Math.abs(x - y) <= NEAR_SHARE * Math.max(x, y) ? 'near' : 'different';
  return bits !== null && bits > 0 ? 'near' : 'different';
}

/** Ids tell apart what is as sure: a decision gives a link another entry, and the order must stay. */
const surestFirst = (x: LinkRow, y: LinkRow): number => y.probability - x.probability || (x.id < y.id ? -1 : 1);

/** The place of the next or previous pair in the order of the queue, whether the one named is still in it or not. */
function placeIn(
  left: readonly LinkRow[],
  all: ReadonlyMap<string, LinkRow>,
  at: { after?: string; before?: string },
): number {
  const from = all.get(at.after ?? at.before ?? '');
  if (from === undefined || left.length === 0) return 0;
  if (at.after !== undefined) {
    const next = left.findIndex((row) => row.id !== from.id && surestFirst(from, row) < 0);
    return next < 0 ? 0 : next;
  }
  const previous = left.findLastIndex((row) => row.id !== from.id && surestFirst(row, from) < 0);
  return previous < 0 ? left.length - 1 : previous;
}
