/**
 * The port of the pages of claims. What a page shows is the verdict of now: computed once for a version of a claim and a
 * size of the log, and held beside the verdicts that were kept. A long list does not wait for all of them.
 */
import { asSabtError, SabtError } from '../../model/errors.ts';
import type { Fields, Json, RecordVersion, When } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import type { Verdict } from '../../stages/claims/index.ts';
import type { Step } from '../../stages/measuring/index.ts';
import { detectLanguage } from '../../stages/reading/index.ts';
import type { App } from '../app.ts';
import { AddingClaims } from '../claims/adding-claims.ts';
import { assertionsOf } from '../claims/assertions.ts';
import { dismissClaim, standingOf, takeUpClaim } from '../claims/claim-standing.ts';
import { allClaims, answerClaim, checkClaims, claimOf, claimReview, statusOf, verdictsOf } from '../claims/claims.ts';
import type { AssertionPlace } from '../desk.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';
import { known } from '../records.ts';
import { spansOf } from '../withholding/redacting/words.ts';
import { hasLostText } from '../withholding/withheld.ts';
import { PageAnswers, type Patience, UNSEEN_MS } from './answers.ts';
import { named } from './records.ts';

/** How long a list waits for verdicts that are not known yet. */
const PATIENCE_MS = 1500;
const SAMPLE_TAG = 'invented-sample';

type Answer = Pick<port.ClaimView, 'answer' | 'failed'>;
const NOT_KNOWN: Answer = { answer: null, failed: null };

export class ClaimDesk implements port.ClaimsApp {
  readonly #app: App;
  /** By id and version, for the log as it stands and the present day. */
  readonly #answers = new Map<string, Promise<Answer>>();
  readonly #known = new Map<string, Answer>();
  #answeredAt = '';
  /** Verdicts are computed one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  /** Of lists that somebody looks at. */
  #looking = new AbortController();
  #unseen: NodeJS.Timeout | undefined;
  readonly #unseenMs: number;
  /** Of one claim each. */
  readonly #verdicts: PageAnswers<Answer>;
  readonly #checks: PageAnswers<{ kept: boolean }>;
  readonly #adding: AddingClaims;

  /** @param patience of pages, and with what nobody looks at */
  constructor(app: App, patience: Patience = {}) {
    this.#app = app;
    this.#unseenMs = patience.unseenMs ?? UNSEEN_MS;
    const size = (): number => app.archive.size();
    this.#verdicts = new PageAnswers(size, patience);
    this.#checks = new PageAnswers(size, patience);
    this.#adding = new AddingClaims(app, patience);
  }

  async list(
    { verdict, isDismissed = false }: port.ClaimFilter,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<port.ClaimList> {
    const all = allClaims(this.#app);
    const open = all.filter(({ fields }) => statusOf(fields) === 'open');
    const dismissed = all.filter(({ fields }) => statusOf(fields) === 'dismissed');
    const versions = isDismissed ? dismissed : open;
    await within(PATIENCE_MS, Promise.all(open.map((version) => this.#answer(version))));
    const byVerdict = { supported: 0, contradicted: 0, undecidable: 0 };
    let waiting = 0;
    const rowOf = (version: RecordVersion) => {
      const answer = this.#known.get(keyOf(version));
      const last = verdictsOf(version.fields).at(-1);
      const now = answer?.answer?.verdict ?? last?.verdict;
      return { version, answer, now, changed: hasChanged(answer?.answer ?? null, last) };
    };
    for (const { answer, now } of open.map(rowOf)) {
      if (answer === undefined) waiting++;
      if (now !== undefined) byVerdict[now]++;
    }
    const rows = versions.map(rowOf);
    const found = rows.filter(({ now }) => verdict === undefined || now === verdict);
    found.sort((a, b) => Number(b.changed) - Number(a.changed) || b.version.entry - a.version.entry);
    return {
      total: open.length,
      dismissed: dismissed.length,
      byVerdict,
      changed: rows.filter(({ changed }) => changed).length,
      waiting,
      found: found.length,
      items: found.slice(offset, offset + limit).map(({ version, answer }) => this.#view(version, answer)),
    };
  }

  claim(id: string): port.ClaimView {
    const version = claimOf(id, this.#app);
    return this.#view(version, this.#known.get(keyOf(version)));
  }

  async soon(id: string): Promise<port.Soon<port.ClaimView>> {
    const version = claimOf(id, this.#app);
    const now = await this.#now();
    const known = this.#known.get(keyOf(version));
    if (known !== undefined) return { state: 'there', value: this.#view(version, known) };
    // not behind those of a list: who looks at one claim waits for one
    const found = await this.#verdicts.soon(todays(keyOf(version)), (asker) => this.#computed(version, now, asker));
    return found.state === 'there' ? { state: 'there', value: this.#view(version, found.value) } : found;
  }

  async file(id: string, format: port.ClaimFile, signal?: AbortSignal): Promise<port.Download> {
    const version = claimOf(id, this.#app);
    const answer = await answerClaim(version, this.#app, askerOf(signal));
    const { speaker, document, span, inputs, verdicts } = version.fields;
    const { status, reason: statusReason } = standingOf(version, this.#app);
    const told =
      format === 'json'
        ? { ...answer, status, statusReason, speaker, document, span, inputs, verdicts }
        : claimReview(version, answer);
    const bytes = new TextEncoder().encode(`${JSON.stringify(told, null, 2)}\n`);
    return {
      name: format === 'json' ? `claim-${id}.json` : `claim-${id}.review.jsonld`,
      mediaType: format === 'json' ? 'application/json' : 'application/ld+json',
      size: bytes.length,
      bytes: once(bytes),
    };
  }

  add(claim: port.ClaimBinding, typed: port.TypedClaim): Promise<port.AddingClaim> {
    return this.#adding.add(claim, typed);
  }

  added(key: string): Promise<port.AddingClaim | null> {
    return this.#adding.added(key);
  }

  typed(key: string): port.TypedClaim | null {
    return this.#adding.typed(key);
  }

  stepOfAdding(key: string): Step | null {
    return this.#adding.step(key);
  }

  cancelAdding(key: string): void {
    this.#adding.cancel(key);
  }

  allowAdding(key: string): void {
    this.#adding.allow(key);
  }

  check(id: string): Promise<port.Soon<{ kept: boolean }>> {
    const { person } = this.#app;
    const before = claimOf(id, this.#app).version;
    this.#checks.allow(todays(id));
    return this.#checks.soon(todays(id), async (asker) => {
      await checkClaims([id], this.#app, person, asker);
      return { kept: claimOf(id, this.#app).version > before };
    });
  }

  checked(id: string): Promise<port.Soon<{ kept: boolean }> | null> {
    claimOf(id, this.#app);
    return this.#checks.begun(todays(id));
  }

  step(id: string, what: port.VerdictWork): Step | null {
    return what === 'check' ? this.#checks.step(todays(id)) : this.#verdicts.step(this.#keyOf(id));
  }

  cancel(id: string, what: port.VerdictWork): void {
    if (what === 'check') this.#checks.cancel(todays(id));
    else this.#verdicts.cancel(this.#keyOf(id));
  }

  allow(id: string, what: port.VerdictWork): void {
    if (what === 'check') this.#checks.allow(todays(id));
    else this.#verdicts.allow(this.#keyOf(id));
  }

  #keyOf(id: string): string {
    return todays(keyOf(claimOf(id, this.#app)));
  }

  async dismiss(id: string, reason: string): Promise<void> {
    await dismissClaim(id, reason, this.#app, this.#app.person);
  }

  async takeUp(id: string): Promise<void> {
    await takeUpClaim(id, '', this.#app, this.#app.person);
  }

  async desk(document: string): Promise<port.DeskView> {
    const { field, assertions } = assertionsOf(document, this.#app);
    const item = known(document, this.#app.catalogue);
    const { fields } = this.#app.reader.current(item);
    const text = textOf(fields, field);
    const isShorter = hasLostText(document, this.#app);
    const claims = (await this.#claimsOf(document)).map((view) => (isShorter ? placedAnew(view, text) : view));
    const at = (view: port.ClaimView, [start, end]: readonly [number, number]): boolean =>
      view.span !== null && view.span[0] === start && view.span[1] === end;
    const passed = this.#app.desk.passedOver(document);
    const author = fields['author'];
    return {
      document: this.#place(document),
      source: item.sources[0] === undefined ? null : named(item.sources[0], this.#app),
      author: typeof author === 'string' ? author : null,
      text,
      assertions: assertions.map((assertion) => ({
        assertion,
        claims: claims.filter((view) => at(view, assertion.span)),
        passedOver: passed.find((place) => isAt(place, assertion)) ?? null,
      })),
      others: claims.filter((view) => !assertions.some(({ span }) => at(view, span))),
    };
  }

  passOver(document: string, start: number, isPassed: boolean): void {
    const found = assertionsOf(document, this.#app).assertions.find(({ span }) => span[0] === start);
    if (found === undefined) throw new SabtError('conflict', 'The text has no such assertion any more.');
    const place = { document, span: found.span, form: found.form };
    if (isPassed) this.#app.desk.passOver(place, this.#app.person);
    else this.#app.desk.lookAgain(place);
  }

  async #claimsOf(document: string): Promise<port.ClaimView[]> {
    const { items } = this.#app.catalogue.list({
      kind: 'claim',
      refersTo: document,
      sort: 'oldest-entry',
      limit: 1000,
      offset: 0,
    });
    const versions = items.map((item) => this.#app.reader.current(item));
    await within(PATIENCE_MS, Promise.all(versions.map((version) => this.#answer(version))));
    return versions
      .filter(({ fields }) => fields['document'] === document)
      .map((version) => this.#view(version, this.#known.get(keyOf(version))));
  }

  /** Forgets what was answered of another state of the record, or on another day. */
  async #now(): Promise<string> {
    const copy = await this.#app.analysis.current();
    const now = `${this.#app.archive.size()} ${copy.applied()} ${new Date().toISOString().slice(0, 10)}`;
    if (this.#answeredAt !== now) {
      this.#answers.clear();
      this.#known.clear();
      this.#answeredAt = now;
    }
    return now;
  }

  /** One of a list. */
  async #answer(version: RecordVersion): Promise<Answer> {
    const now = await this.#now();
    this.#look();
    const key = keyOf(version);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      const { signal } = this.#looking;
      answer = this.#turn.then(() => this.#computed(version, now, { signal })).catch(() => NOT_KNOWN);
      this.#turn = answer;
      this.#answers.set(key, answer);
    }
    return answer;
  }

  /** What lists ask for goes on for a while after the last that asked. */
  #look(): void {
    clearTimeout(this.#unseen);
    this.#unseen = setTimeout(() => {
      this.#looking.abort(new SabtError('stopped', 'No list of claims was looked at any more.'));
      this.#looking = new AbortController();
      this.#answers.clear();
    }, this.#unseenMs).unref();
  }

  /** Throws `stopped` once it was given up. */
  async #computed(version: RecordVersion, now: string, asker: Asker): Promise<Answer> {
    asker.signal?.throwIfAborted();
    const outdated = (): boolean => this.#answeredAt !== now;
    // nobody waits any more for an answer at a size that the log has left behind
    if (outdated()) return NOT_KNOWN;
    const answer = await answeredOr(version, this.#app, asker);
    if (!outdated()) this.#known.set(keyOf(version), answer);
    return answer;
  }

  #view(version: RecordVersion, answer: Answer | undefined): port.ClaimView {
    const { id, entry, fields } = version;
    const text = String(fields['text'] ?? '');
    const document = fields['document'];
    const place = typeof document === 'string' ? this.#place(document) : null;
    const tags = fields['tags'];
    return {
      id,
      entry,
      text,
      language: detectLanguage(text).language ?? place?.language ?? null,
      speaker: typeof fields['speaker'] === 'string' ? fields['speaker'] : null,
      document: place,
      span: (fields['span'] as [number, number] | undefined) ?? null,
      form: String(fields['form']),
      inputs: (fields['inputs'] ?? {}) as { [key: string]: Json },
      answer: answer?.answer ?? null,
      failed: answer?.failed ?? null,
      kept: verdictsOf(fields)
        .map(({ needed, ...given }) => ({ ...given, needed: needed ?? null }))
        .reverse(),
      keptActs: (fields['evidence'] as unknown as { n: number }[] | undefined)?.[0]?.n ?? null,
      dismissed: dismissedOf(version, this.#app),
      sample: Array.isArray(tags) && tags.includes(SAMPLE_TAG),
    };
  }

  #place(id: string): port.ClaimPlace {
    const item = known(id, this.#app.catalogue);
    const published = this.#app.reader.current(item).fields['published'] as unknown as When | undefined;
    return { ...named(id, this.#app), language: item.language, published: published?.start ?? null };
  }
}

/** In a text that lost something its span counts no more: it is where its words stand, if that is one place. */
function placedAnew(view: port.ClaimView, text: string): port.ClaimView {
  const [only, ...others] = view.span === null ? [] : spansOf(text, [view.text]);
  return { ...view, span: only === undefined || others.length > 0 ? null : [only.start, only.end] };
}

const isAt = (place: AssertionPlace, { span, form }: Pick<AssertionPlace, 'span' | 'form'>): boolean =>
  place.span[0] === span[0] && place.span[1] === span[1] && place.form === form;

function dismissedOf(version: RecordVersion, app: App): port.ClaimView['dismissed'] {
  if (statusOf(version.fields) === 'open') return null;
  const { reason = null, at = null, by = null } = standingOf(version, app);
  return { reason, at, by };
}

const askerOf = (signal: AbortSignal | undefined): Asker => (signal === undefined ? {} : { signal });

const keyOf = ({ id, version }: RecordVersion): string => `${id} ${version}`;

/** A day is a part of the question: what lies after it is not observed yet. */
const todays = (key: string): string => `${key} ${new Date().toISOString().slice(0, 10)}`;

async function answeredOr(version: RecordVersion, app: App, asker: Asker): Promise<Answer> {
  try {
    const {
      id: _id,
      text: _text,
      form: _form,
      changed: _changed,
      needed = null,
      ...answer
    } = await answerClaim(version, app, asker);
    return { answer: { ...answer, needed }, failed: null };
  } catch (thrown) {
    asker.signal?.throwIfAborted();
    const { code, message } = asSabtError(thrown);
    if (code === 'stopped') throw thrown;
    return { answer: null, failed: { code, message } };
  }
}

function hasChanged(now: { verdict: Verdict } | null, last: { verdict: Verdict } | undefined): boolean {
  return now !== null && last !== undefined && now.verdict !== last.verdict;
}

function textOf(fields: Fields, field: string): string {
  const text = fields[field];
  return typeof text === 'string' ? text : '';
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
