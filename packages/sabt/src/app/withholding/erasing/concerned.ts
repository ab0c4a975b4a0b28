/** What the named paths of a record stand for, in it and in what was made of it: for an erasure and for a redaction. */
import { SabtError } from '../../../model/errors.ts';
import { CONSENT_PATH, type Fields, type Json, type Kind, TEXT_PATHS } from '../../../model/records.ts';
import { codedEvent } from '../../../stages/coding/index.ts';
import { requireErasable } from '../../../stages/keeping/index.ts';
import type { CatalogueItem } from '../../../store/catalogue-port.ts';
import type { App } from '../../app.ts';
import { spansIn } from '../../coding/placed.ts';
import { known } from '../../records.ts';
import { sayerOf } from '../redacting/words.ts';
import type { SaidElsewhere } from '../saying.ts';
import { carried, isPassage } from '../text-passages.ts';
import { hasLostText, redactedPaths } from '../withheld.ts';
import { besidesConsent, requireRestricted } from './consent.ts';
import {
  codingBehind,
  type Family,
  familyOf,
  isClaimLost,
  ofCoding,
  readInLost,
  repeatedOf,
  type Said,
  saidByMade,
} from './derived.ts';
import { type HeldVersion, isAt, Losses } from './losses.ts';
import { type Meant, meantBy } from './meant.ts';
import { companionsOf, isMark, Quoted, soughtOf, textsAt } from './quoting.ts';
import { pathsMeant, spanOf } from './span.ts';
import { isCommon } from './telling.ts';
/** A record that says the same by itself, or a field that repeats words which any may say: it is left alone. */
export type Elsewhere = Pick<SaidElsewhere, 'id' | 'path' | 'isPart'>;

/** What tells whether words are somebody's: the texts of the record, and its languages. */
export const aroundOf = ({ values, fields }: Pick<FoundVersion, 'values' | 'fields'>) => ({
  texts: values.flatMap(textsAt),
  languages: languagesOf(fields),
});

export interface FoundVersion extends HeldVersion {
  fields: Fields;
}

/**
 * What the named paths of a record stand for: in the record itself, which comes first, and in those made from it. In `all`
 * versions, or in the `latest` alone, which is what outsiders are shown.
 */
export class Concerned {
  readonly losses = new Losses();
  /** The texts that were named; of a span also its own words, which are less than the passages that it touches. */
  readonly taken: string[];
  /** What was named, as words: with some of them what repeats them goes too, the others are told. */
  readonly meant: Meant;
  /** Whether a text says, as redacting compares words, what is sure; or that or what goes of the record itself. */
  readonly #saysSure: (text: string) => boolean;
  readonly #saysOwn: (text: string) => boolean;
  readonly #app: App;
  readonly #which: 'all' | 'latest';
  readonly #id: string;
  /** What was named as a whole, of which quotations are found. */
  readonly #quoted: Quoted;
  /** All that goes, also what a span only touches. */
  readonly #gone: Quoted;
  readonly #others: CatalogueItem[];
  readonly #versions: FoundVersion[];
  readonly #held = new Map<string, FoundVersion[]>();
  readonly #families = new Map<string, Said & { records: Family['made'] }>();
  /** What was read in words that go and is said on by others. */
  readonly #saidOn: Elsewhere[] = [];

  /** `next` is a version that will hold when this is done; `typed` are words that were named. Throws as `planErasure`. */
  constructor(
    id: string,
    asked: readonly string[],
    app: App,
    which: 'all' | 'latest' = 'all',
    next: FoundVersion | null = null,
    typed: readonly string[] = [],
  ) {
    this.#app = app;
    this.#which = which;
    if (next !== null) this.#held.set(id, which === 'latest' ? [next] : [...this.heldOf(id), next]);
    this.#id = id;
    const item = known(id, app.catalogue);
    this.#versions = this.heldOf(id);
    const paths = asked.flatMap((path) => {
      const meant = pathsMeant(path, item.kind, this.#latest.values);
      return path === 'custom' ? besidesConsent(this.#versions) : meant;
    });
    for (const path of paths) {
      requireErasable(path);
      if (path === CONSENT_PATH) requireRestricted(this.#latest.fields);
      if (!this.#versions.some(({ values }) => values.some((one) => isAt(one.path, path))))
        throw new SabtError('not-found', `No version of the record holds ${path} (any more).`, { at: path });
    }
    const values = this.#versions.flatMap((held) => {
      const here = paths.filter((path) => !this.#isCounted(path, held));
      return held.values.filter(({ path }) => here.some((named) => isAt(path, named)));
    });
    this.meant = meantBy(asked, this.#latest.values, aroundOf(this.#latest), app, typed);
    const { sure, own } = this.meant;
    this.#saysSure = sayerOf(sure);
    this.#saysOwn = sayerOf(which === 'all' ? [...sure, ...own] : sure);
    const taken = values.filter(({ path }) => !isMark(path));
    this.taken = [...taken.flatMap(soughtOf), ...sure];
    const whole = asked.filter((path) => spanOf(path) === null);
    const named = taken.filter(({ path }) => whole.some((one) => isAt(path, one)));
    const rare = named.flatMap(soughtOf).filter((text) => which === 'latest' || !isCommon(text, app));
    this.#quoted = new Quoted(rare, [...textsOf(named), ...sure.map((words) => `\n${words}\n`)]);
    this.#gone = new Quoted(taken.flatMap(soughtOf), textsOf(taken));
    for (const held of this.#versions) {
      const here = this.#pathsIn(held, paths);
      this.losses.add(item, held, here);
      const said = this.#quotations(held, this.#saysOwn);
      const companions = [...here, ...said].flatMap((path) => companionsOf(item.kind, path, held.fields));
      this.losses.add(item, held, [...said, ...companions]);
    }
    this.#others = madeFrom(item, app);
    for (const other of this.#others) this.#addOther(other);
    if (item.kind === 'document') this.#addRead(this.#others);
    else this.#addFamily();
    if (this.losses.has(id, 'row')) this.#addRows();
  }

  /** The versions of a record that holds something, as they are now. */
  heldOf(id: string): FoundVersion[] {
    const { archive } = this.#app;
    const held =
      this.#held.get(id) ??
      archive
        .versionsOf(id)
        .slice(this.#which === 'latest' ? -1 : 0)
        .map(({ version, entry }) => ({
          version,
          values: archive.openValues(entry),
          fields: archive.read(entry).fields,
        }));
    this.#held.set(id, held);
    return held;
  }

  /** What paths are in a version. */
  #pathsIn(held: FoundVersion, paths: readonly string[]): string[] {
    const counted = paths.filter((path) => this.#isCounted(path, held));
    return [...paths.filter((path) => !counted.includes(path)), ...carried(counted, this.#latest.values, held.values)];
  }

  /** Whether a path is a passage that the latest version has, and so has another number, or other ends, in this one. */
  #isCounted(path: string, held: FoundVersion): boolean {
    return isPassage(path) && held !== this.#latest && this.#latest.values.some((one) => one.path === path);
  }

  get #latest(): FoundVersion {
    return this.#versions.at(-1)!;
  }

  /** Paths that say what was named, or what `isNamed`. */
  #quotations({ values }: Pick<HeldVersion, 'values'>, isNamed = this.#saysSure): string[] {
    const isSaid = (path: string, value: Json): boolean =>
      this.#quoted.in(path, value) ||
      (!isMark(path) && textsAt({ path, value }).some((text) => this.#quoted.holds(text) || isNamed(text)));
    return values.filter(({ path, value }) => path !== CONSENT_PATH && isSaid(path, value)).map(({ path }) => path);
  }

  /** What goes of another record: what it quotes, and the digest of the text that it is about. */
  #addOther(other: { id: string; kind: Kind }): void {
    for (const held of this.heldOf(other.id)) {
      const said = this.#quotations(held);
      this.losses.add(other, held, said);
      if (said.length > 0 && other.kind !== 'batch')
        this.losses.add(
          other,
          held,
          said.flatMap((path) => companionsOf(other.kind, path, held.fields)),
        );
      const { textDigest } = held.fields;
      if (this.#gone.hasText && textDigest !== undefined && textDigest === this.#latest.fields['textDigest'])
        this.losses.add(other, held, ['textDigest']);
    }
  }

  /** What was read in the words that go, in codings and in what was made of them, and what repeats it in other forms. */
  #addRead(others: readonly CatalogueItem[]): void {
    const withLost = (held: FoundVersion) => ({
      ...held,
      lost: this.losses.lostIn(this.#id, held.version),
      hidden: redactedPaths(this.#id, this.#app, held.values),
    });
    const latest = withLost(this.#latest);
    const cut = this.#versions
      .map((held) => ({ ...withLost(held), latest }))
      .filter(({ lost }) => lost.some((path) => TEXT_PATHS.includes(path.split('/')[0]!)));
    if (cut.length === 0) return;
    const isShorter = hasLostText(this.#id, this.#app);
    const codings = others.filter(({ kind }) => kind === 'coding').flatMap(({ id }) => this.heldOf(id));
    const lost = codings.map(({ fields }) => fields).filter((fields) => codedEvent(fields) === null);
    for (const other of others) {
      if (other.kind === 'batch') continue;
      for (const held of this.heldOf(other.id)) {
        const { basis = other.id } = held.fields;
        const coding = other.kind === 'coding' ? String(basis) : codingBehind(held);
        const family = coding === null ? null : this.#family(coding);
        const read = other.kind === 'coding' ? readInLost : repeatedOf;
        const { goes, stays } = read(held.fields, cut, family ?? { values: [], made: null });
        if (other.kind === 'coding') this.#addSaid(coding!, [...goes]);
        else this.#addWithCompanions(other, held, [...goes]);
        const telling = other.kind === 'coding' ? family!.records : family === null ? [other] : [];
        for (const { id } of telling) for (const path of stays) this.#saidOn.push({ id, path });
        if (coding === null && this.#isOrphan(other)) this.#addOrphan(other, held.fields, { cut, codings: lost });
        if (other.kind === 'claim' && isClaimLost(held.fields, cut, isShorter))
          this.#addWithCompanions(other, held, ['text', 'form', 'inputs', 'title', 'description']);
      }
    }
  }

  /**
   * Whether a record was made of a coding that is not known any more: with anything that was erased of it went its mark, which
   * named the coding. What came in a batch was read from a table.
   */
  #isOrphan({ kind, batch, entry }: CatalogueItem): boolean {
    const isMade = (kind === 'act' || kind === 'event') && batch === null;
    return isMade && this.#app.archive.read(entry).erased?.includes('row') === true;
  }

  /** What such an act says that was read in the words that go, where a coding of the document lost what it said; its event too. */
  #addOrphan(
    act: CatalogueItem,
    fields: Fields,
    { cut, codings }: { cut: Parameters<typeof readInLost>[1]; codings: readonly Fields[] },
  ): void {
    if (act.kind !== 'act' || codings.length === 0) return;
    const read = readInLost({ evidence: codings.flatMap(spansIn) }, cut, { values: [], made: saidByMade(fields) });
    const event = this.#app.catalogue.byId(String(fields['event']));
    const isOfAct =
      event !== null &&
      (codingBehind({ fields: this.#app.archive.read(event.entry).fields }) !== null || this.#isOrphan(event));
    for (const one of isOfAct ? [act, event] : [act])
      for (const held of this.heldOf(one.id)) this.#addWithCompanions(one, held, [...read.goes]);
    for (const path of read.stays) this.#saidOn.push({ id: act.id, path });
  }

  /** What was made of a coding, and what it and they say. */
  #family(coding: string): Said & { records: Family['made'] } {
    const known = this.#families.get(coding);
    if (known !== undefined) return known;
    const { codings, made } = familyOf(coding, this.#app);
    const values = codings.flatMap(({ id }) => this.heldOf(id).flatMap(({ fields }) => codedEvent(fields) ?? []));
    const act = made.find(({ kind }) => kind === 'act');
    const fields = act === undefined ? null : this.heldOf(act.id).at(-1)!.fields;
    const family = { values, made: fields === null ? null : saidByMade(fields), records: made };
    this.#families.set(coding, family);
    return family;
  }

  /** Of an act or an event: the coding that it was made of, and what else was. */
  #addFamily(): void {
    for (const held of this.#versions) {
      const coding = codingBehind(held);
      if (coding !== null) this.#addSaid(coding, ofCoding(this.losses.lostIn(this.#id, held.version)));
    }
  }

  /** Fields of what was made of a coding, and of the coding the value, which says them. */
  #addSaid(coding: string, fields: readonly string[]): void {
    if (fields.length === 0) return;
    const { codings, made } = familyOf(coding, this.#app);
    for (const one of codings)
      for (const held of this.heldOf(one.id)) this.#addWithCompanions(one, held, ['value', 'signature']);
    for (const one of made) for (const held of this.heldOf(one.id)) this.#addWithCompanions(one, held, fields);
  }

  #addWithCompanions(of: { id: string; kind: Kind }, held: FoundVersion, paths: readonly string[]): void {
    this.losses.add(of, held, paths);
    this.losses.add(
      of,
      held,
      paths
        .filter((path) => held.fields[path] !== undefined)
        .flatMap((path) => companionsOf(of.kind, path, held.fields)),
    );
  }

  /** The event of an act, the act of an event: whatever was made of the same row has the same digest of its cells. */
  #addRows(): void {
    const rows = new Set(this.#versions.map(rowDigest));
    rows.delete(undefined);
    const made = madeFrom(known(this.#id, this.#app.catalogue), this.#app);
    const referred = idsIn(this.#latest.fields).flatMap((id) => this.#app.catalogue.byId(id) ?? []);
    for (const other of [...made, ...referred])
      for (const held of this.heldOf(other.id)) if (rows.has(rowDigest(held))) this.losses.add(other, held, ['row']);
  }

  /** The texts that go, of all records: of a list of names the one that was meant, and not its neighbours. */
  textsLost(): string[] {
    return this.losses.ids().flatMap((id) =>
      this.heldOf(id).flatMap(({ values }) =>
        values
          .filter(
            ({ path }) => !isMark(path) && (this.losses.has(id, path) || this.losses.has(id, path.split('/')[0]!)),
          )
          .flatMap(textsAt)
          .filter((text) => this.#gone.says(text) || this.#saysOwn(text)),
      ),
    );
  }

  /**
   * What the latest version of the record says on in its texts: an earlier one may lose it together with what was named,
   * since it is cut in other places.
   */
  standingTexts(): string[] {
    const lost = this.losses.lostIn(this.#id, this.#latest.version);
    return TEXT_PATHS.map((field) =>
      this.#latest.values
        .filter(({ path }) => path.startsWith(`${field}/`))
        .map(({ path, value }) => (lost.includes(path) || lost.includes(field) ? '\n' : (value as string)))
        .join(''),
    );
  }

  /** What this record was made from and speaks of, where it says the same; and what repeats words that take nothing along. */
  elsewhere(): Elsewhere[] {
    const done = new Set(this.losses.ids());
    const spokenOf = idsIn(this.#latest.fields).flatMap((other) => {
      const item = done.has(other) ? null : this.#app.catalogue.byId(other);
      const values = item === null ? [] : this.#app.archive.openValues(item.entry);
      return this.#quotations({ values }).map((path) => ({ id: other, path }));
    });
    return [...this.unsure(), ...spokenOf, ...this.saidOn()];
  }

  /** What words that go say of codings, acts and the like, and words that stay say on: it is left. */
  saidOn(): Elsewhere[] {
    const byPlace = new Map(this.#saidOn.map((one) => [`${one.id} ${one.path}`, one]));
    return [...byPlace.values()].filter(({ id, path }) => {
      const { version, fields } = this.heldOf(id).at(-1)!;
      return fields[path] !== undefined && !this.losses.lostIn(id, version).includes(path);
    });
  }

  /** What of the record, and of what was made of it, says words that take nothing along, or a word of a name; it is left. */
  unsure(): Elsewhere[] {
    const { unsure, parts } = this.meant;
    const told = [this.#id, ...this.#others.flatMap(({ id, kind }) => (kind === 'batch' ? [] : [id]))];
    const whole = told.flatMap((id) => this.#leftSaying(id, sayerOf(unsure)));
    const isTold = new Set(whole.map(({ id, path }) => `${id} ${path}`));
    const inPart = told.flatMap((id) => this.#leftSaying(id, sayerOf(parts)));
    return [
      ...whole,
      ...inPart.flatMap(({ id, path }) => (isTold.has(`${id} ${path}`) ? [] : [{ id, path, isPart: true as const }])),
    ];
  }

  #leftSaying(id: string, isSaid: (text: string) => boolean): Elsewhere[] {
    const { version, values } = this.heldOf(id).at(-1)!;
    const lost = this.losses.lostIn(id, version);
    return values
      .filter(({ path }) => !isMark(path) && !lost.some((gone) => isAt(path, gone)))
      .filter((one) => textsAt(one).some(isSaid))
      .map(({ path }) => ({ id, path }));
  }
}

const textsOf = (values: readonly { path: string; value: Json }[]): string[] =>
  values.flatMap(({ path, value }) => (TEXT_PATHS.includes(path.split('/')[0]!) ? [value as string] : []));

const languagesOf = ({ languages }: Fields): string[] => (Array.isArray(languages) ? languages.map(String) : []);

const rowDigest = ({ fields }: FoundVersion): Json | undefined =>
  (fields['row'] as { digest?: Json } | undefined)?.digest;

const idsIn = (fields: Fields): string[] => [...new Set(JSON.stringify(fields).match(/\b[0-9a-z]{26}\b/g) ?? [])];

/** Kinds of records that say something about another one, and stand with it. */
const ABOUT: ReadonlySet<Kind> = new Set<Kind>([
  'coding',
  'claim',
  'link',
  'act',
  'event',
  'figure',
  'response',
  'observation',
]);

/** Records that were made from this one or say something about it, and the batch that it came with. */
function madeFrom({ id, kind, batch }: CatalogueItem, { catalogue }: App): CatalogueItem[] {
  // what a source or an actor is named in stands by itself
  const isTold = ABOUT.has(kind) || kind === 'document';
  const items = isTold ? catalogue.list({ refersTo: id, limit: 100_000, offset: 0 }).items : [];
  const came = batch === null ? null : catalogue.byId(batch);
  return [...items.filter((item) => ABOUT.has(item.kind) && item.id !== id), ...(came === null ? [] : [came])];
}
