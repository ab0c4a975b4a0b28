/** The review desk as the pages want it: whose queue, what waits in it, what was decided. */
import { SabtError } from '../../model/errors.ts';
import type { Confidentiality, When } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import { asTyped, type CodedEvent, codedEvent } from '../../stages/coding/index.ts';
import type { App } from '../app.ts';
import { AGREEMENT_FIELDS, agreements } from '../coding/agreement.ts';
import { decideAbout, decisionsOn, suggestCodings, valueBefore } from '../coding/coding.ts';
import { assignTo, drawSample } from '../coding/double-coding.ts';
import { passageOf } from '../coding/passages.ts';
import { type DecisionRow, type ReviewRow, ReviewRows } from '../coding/review-rows.ts';
import { known } from '../records.ts';
import { PageJob } from './job.ts';
import { named } from './records.ts';

const MOST_OF_DOCUMENT = 500;
const HIGH = 0.8;
const MIDDLE = 0.6;

export class ReviewDesk implements port.ReviewApp {
  readonly #app: App;
  readonly #rows: ReviewRows;
  readonly #job: PageJob;
  /** What each person decided in one go while the server runs, newest last. */
  readonly #done = new Map<string, string[][]>();

  constructor(app: App, closing: AbortSignal) {
    this.#app = app;
    this.#rows = new ReviewRows(app);
    this.#job = new PageJob(app, closing);
  }

  async queue(
    filter: port.ReviewFilter,
    at: { id?: string; after?: string; before?: string },
  ): Promise<port.ReviewQueue> {
    const all = await this.#rows.current();
    const me = this.#app.person;
    const waiting = [...all.values()].filter((row) => this.#waitsFor(row, me));
    const left = waiting.filter((row) => passes(row, filter, me));
    const place = placeIn(left, all, at);
    const asked = at.id === undefined ? undefined : all.get(at.id);
    const row = asked ?? left[place];
    const index = row === undefined ? -1 : left.indexOf(row);
    const mine = [...this.#rows.decisions()].filter(({ decision }) => decision.coder === me);
    const today = new Date().toISOString().slice(0, 10);
    return {
      current: row === undefined ? null : this.#view(row, me),
      left: left.length,
      waiting: waiting.length,
      position: index + 1,
      alike: row === undefined ? 0 : this.#alikeTo(row, left).length - 1,
      doneToday: mine.filter(({ decision }) => decision.stands && decision.at.startsWith(today)).length,
      undoable: mine.some(({ decision }) => decision.stands),
      disputes: [...all.values()].filter(({ status }) => status === 'disputed').length,
      acts: tally(waiting.map(({ act }) => act)),
      languages: tally(waiting.flatMap(({ language }) => (language === null ? [] : [language]))),
      assignedToMe: waiting.filter(({ assigned }) => assigned.includes(me)).length,
      people: this.#people(all, me),
      suggesting: this.#job.state(),
    };
  }

  /** A person who codes a sample twice with another decides once, and without seeing what the other decided. */
  #waitsFor(row: ReviewRow, person: string): boolean {
    if (row.status !== 'suggested') return false;
    // a sample is for any two, whoever has the rest of the slice
    if (!row.isDouble && row.assigned.length > 0 && !row.assigned.includes(person)) return false;
    return !this.#rows.decisionsOn(row.id).some((decision) => decision.stands && decision.coder === person);
  }

  #people(all: ReadonlyMap<string, ReviewRow>, me: string): string[] {
    const people = new Set([me]);
    for (const { assigned } of all.values()) for (const one of assigned) people.add(one);
    for (const { decision } of this.#rows.decisions()) people.add(decision.coder);
    return [...people].sort();
  }

  #alikeTo(row: ReviewRow, left: readonly ReviewRow[]): ReviewRow[] {
    // what is coded twice is coded one by one
    if (row.isDouble || row.trigger === '') return [row];
    const others = left.filter(
      (one) => one !== row && !one.isDouble && one.act === row.act && one.trigger === row.trigger,
    );
    return [row, ...others];
  }

  async decide(
    ids: readonly string[],
    decision: 'confirm' | 'reject' | 'undo',
    more: { typed?: Record<string, string>; adjudicates?: boolean; takes?: string } = {},
  ): Promise<port.Decided> {
    const me = this.#app.person;
    const changes = more.typed === undefined ? [] : this.#changed(ids, more.typed, me);
    const { decided, failed } = await decideAbout(
      { ids, decision, changes, adjudicates: more.adjudicates ?? false, takes: more.takes },
      this.#app,
      me,
    );
    if (decision !== 'undo' && decided.length > 0) {
      const groups = this.#done.get(me) ?? [];
      groups.push(decided.map(({ id }) => id));
      this.#done.set(me, groups);
    }
    return { decided: decided.length, failed };
  }

  #changed(ids: readonly string[], typed: Record<string, string>, me: string): string[] {
    if (ids.length !== 1) throw new SabtError('invalid-argument', 'One suggestion at a time is corrected.');
    const coding = this.#app.reader.current(known(ids[0]!, this.#app.catalogue));
    const former = asTyped(valueBefore(coding, decisionsOn(coding.id, this.#app), me));
    return Object.entries(typed)
      .filter(([path, text]) => former[path] !== undefined && text !== former[path])
      .map(([path, text]) => `${path}=${text}`);
  }

  async undoLast(): Promise<{ id: string | null; undone: number }> {
    await this.#rows.current();
    const me = this.#app.person;
    const stillMine = (id: string): boolean =>
      this.#rows.decisionsOn(id).some((decision) => decision.coder === me && decision.stands);
    const groups = this.#done.get(me) ?? [];
    let ids: string[] = [];
    while (ids.length === 0 && groups.length > 0) ids = groups.pop()!.filter(stillMine);
    if (ids.length === 0) ids = this.#lastOf(me);
    if (ids.length === 0) return { id: null, undone: 0 };
    const { decided } = await this.decide(ids, 'undo');
    return { id: ids[0]!, undone: decided };
  }

  /** After a restart: the newest decision that stands. */
  #lastOf(me: string): string[] {
    let last: { coding: string; decision: DecisionRow } | null = null;
    for (const one of this.#rows.decisions())
      if (one.decision.coder === me && one.decision.stands && one.decision.entry > (last?.decision.entry ?? -1))
        last = one;
    return last === null ? [] : [last.coding];
  }

  async alike(id: string, limit: number): Promise<{ total: number; codings: port.CodingView[] }> {
    const all = await this.#rows.current();
    const me = this.#app.person;
    const row = this.#row(id, all);
    const like = this.#alikeTo(
      row,
      [...all.values()].filter((one) => this.#waitsFor(one, me)),
    );
    return { total: like.length, codings: like.slice(0, limit).map((one) => this.#view(one, me)) };
  }

  #row(id: string, all: ReadonlyMap<string, ReviewRow>): ReviewRow {
    const row = all.get(id);
    if (row === undefined) throw new SabtError('not-found', `There is no suggestion ${id}.`, { at: id });
    return row;
  }

  suggest(): void {
    this.#job.start(this.#app.person, async (context) => {
      const { codings, failed } = await suggestCodings([], this.#app, context);
      return { added: codings.length, failed: failed.length };
    });
  }

  suggesting(): port.JobState {
    return this.#job.state();
  }

  async assign(filter: port.ReviewFilter, n: number, person: string): Promise<{ assigned: number }> {
    const all = await this.#rows.current();
    const me = this.#app.person;
    const open = [...all.values()].filter(
      (row) => row.status === 'suggested' && row.assigned.length === 0 && passes(row, { ...filter, mine: false }, me),
    );
    return { assigned: await assignTo(open.slice(0, n), person, this.#app, me) };
  }

  async sample(n: number, seed: number): Promise<{ drawn: number }> {
    const { drawn } = await drawSample(n, seed, this.#rows, this.#app, this.#app.person);
    return { drawn };
  }

  async disputes(page: { limit: number; offset: number }): Promise<port.Page<port.Dispute>> {
    const all = await this.#rows.current();
    const disputed = [...all.values()].filter(({ status }) => status === 'disputed');
    const items = disputed.slice(page.offset, page.offset + page.limit).map((row) => ({
      coding: this.#view(row, null),
      versions: this.#rows
        .decisionsOn(row.id)
        .filter(({ stands }) => stands)
        .map(versionOf),
    }));
    return { total: disputed.length, items };
  }

  async agreement(): Promise<port.AgreementView> {
    const all = await this.#rows.current();
    const decisions = [...this.#rows.decisions()].map(({ decision }) => decision.fields);
    const sample = [...all.values()].filter(({ isDouble }) => isDouble);
    const independent = (id: string): number =>
      this.#rows.decisionsOn(id).filter(({ stands, adjudicates }) => stands && !adjudicates).length;
    return {
      ...agreements(AGREEMENT_FIELDS, decisions),
      sample: { drawn: sample.length, done: sample.filter(({ id }) => independent(id) >= 2).length },
      checkpoint: this.#checkpoint(),
    };
  }

  #checkpoint(): { size: number; root: string } {
    const { size, root } = this.#app.archive.checkpoint();
    return { size, root };
  }

  async codingsOf(document: string): Promise<port.CodingView[]> {
    const { items } = this.#app.catalogue.list({
      kind: 'coding',
      refersTo: document,
      sort: 'oldest-entry',
      limit: MOST_OF_DOCUMENT,
      offset: 0,
    });
    if (items.every(({ state }) => state === 'decision')) return [];
    const all = await this.#rows.current();
    return items
      .flatMap(({ id }) => all.get(id) ?? [])
      .filter(({ status }) => status !== 'rejected')
      .map((row) => this.#view(row, null));
  }

  /** What is confirmed is shown as it was confirmed; what is not, as it was suggested, or as `coder` left it. */
  #view(row: ReviewRow, coder: string | null): port.CodingView {
    const { reader, catalogue } = this.#app;
    const coding = reader.current(known(row.id, catalogue));
    const item = known(row.document, catalogue);
    const document = reader.current(item);
    const own = coder === null ? null : valueBefore(coding, decisionsOn(row.id, this.#app), coder);
    const value = own ?? this.#confirmedValue(row) ?? codedEvent(coding.fields)!;
    const published = document.fields['published'] as unknown as When | undefined;
    return {
      id: row.id,
      document: {
        ...named(row.document, this.#app),
        language: item.language,
        confidentiality: item.confidentiality as Confidentiality,
      },
      source: item.sources[0] === undefined ? null : named(item.sources[0], this.#app),
      published: published?.start ?? null,
      value,
      passage: passageOf(coding, document, value, item.language),
      state: row.status,
      isDouble: row.isDouble,
      assigned: row.assigned,
      typed: asTyped(value),
      event: row.status === 'confirmed' ? this.#eventOf(row.id) : null,
    };
  }

  #confirmedValue(row: ReviewRow): CodedEvent | null {
    if (row.status !== 'confirmed') return null;
    const confirmed = this.#rows
      .decisionsOn(row.id)
      .filter(({ stands, fields }) => stands && fields['status'] === 'confirmed');
    const told = confirmed.findLast(({ adjudicates }) => adjudicates) ?? confirmed.at(-1);
    return told === undefined ? null : (told.fields['value'] as unknown as CodedEvent);
  }

  #eventOf(id: string): string | null {
    const act = this.#app.catalogue.byRow(`act-of:${id}`);
    if (act === null) return null;
    const { fields } = this.#app.reader.current(act.item);
    return fields['status'] === 'withdrawn' ? null : String(fields['event']);
  }
}

function versionOf({ coder, at, fields }: DecisionRow): port.DeciderVersion {
  return {
    coder,
    at,
    decision: fields['status'] === 'rejected' ? 'rejected' : 'confirmed',
    value: fields['value'] as unknown as CodedEvent,
  };
}

function passes(row: ReviewRow, filter: port.ReviewFilter, me: string): boolean {
  const { act, language, sure, document, mine, double } = filter;
  return (
    (act === undefined || row.act === act) &&
    (language === undefined || row.language === language) &&
    (sure === undefined || surenessOf(row.confidence) === sure) &&
    (document === undefined || row.document === document) &&
    (mine !== true || row.assigned.includes(me)) &&
    (double !== true || row.isDouble)
  );
}

const surenessOf = (confidence: number): port.Sureness =>
  confidence >= HIGH ? 'high' : confidence >= MIDDLE ? 'middle' : 'low';

/** Where the queue goes on, by the order in which suggestions came; beyond its end it begins anew. */
function placeIn(
  left: readonly ReviewRow[],
  all: ReadonlyMap<string, ReviewRow>,
  at: { after?: string; before?: string },
): number {
  const from = at.after ?? at.before;
  if (from === undefined || left.length === 0) return 0;
  const order = new Map([...all.keys()].map((id, i) => [id, i]));
  const here = order.get(from) ?? -1;
  if (at.after !== undefined) {
    const next = left.findIndex(({ id }) => order.get(id)! > here);
    return next < 0 ? 0 : next;
  }
  const previous = left.findLastIndex(({ id }) => order.get(id)! < here);
  return previous < 0 ? left.length - 1 : previous;
}

function tally(values: readonly string[]): { value: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}
