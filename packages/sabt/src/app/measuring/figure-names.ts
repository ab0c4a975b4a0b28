/**
 * Whether the question of a figure names what is not public: a source that is restricted, a person of a restricted act, words
 * that were redacted. A figure is read with its question, so that would publish the name.
 */
import type { Fields, Json, Kind } from '../../model/records.ts';
import type { Definition } from '../../stages/measuring/index.ts';
import { fold } from '../../stages/reading/index.ts';
import { parseQuery, type SearchOptions } from '../../stages/search/index.ts';
import type { CatalogueLevel } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { textsIn } from '../withholding/erasing/quoting.ts';
import { says } from '../withholding/redacting/words.ts';
import { redactedPaths } from '../withholding/withheld.ts';
import { withoutRedacted } from '../withholding/withheld-rows.ts';

export interface HiddenNames {
  /** Parts of the question that name records which are not public. */
  hidden: string[];
  /** Parts of it that were redacted somewhere. */
  redacted: string[];
}

const TEST =
  /(?<field>[\p{L}][\p{L}\p{N}-]*)[:=](?:"(?<quoted>[^"]*)"|(?<value>[^\s()]+))|["“«](?<phrase>[^"”»]+)["”»]|(?<word>[^\s()"“”«»:=<>]+)/gu;
/** Of these the values are terms, numbers and days. */
const OF_PROGRAM = new Set(
  'type kind-of-act date from year status box killed injured arrested participants country'.split(' '),
);
const NAMED = ['source', 'actor', 'series', 'document', 'event', 'act'] as const;
const ENTITLED: SearchOptions = { sort: 'rank', limit: 20_000, offset: 0, facets: false, total: 'exact' };
const OPERATORS = new Set(['AND', 'OR', 'NOT', '|', '-']);

export async function hiddenNames(
  { where, driver, series }: Pick<Definition, 'where' | 'driver' | 'series'>,
  app: App,
): Promise<HiddenNames> {
  const terms = [where, driver ?? ''].flatMap(termsOf);
  if (series !== undefined) terms.push({ name: series, isWord: false });
  if (terms.length === 0) return { hidden: [], redacted: [] };
  // what a poll asked or an index is called names nobody
  const names = [...new Set(terms.map(({ name }) => name))].filter((name) => name !== series);
  const texts = redactedTexts(app);
  const isRedacted = ({ name, isWord }: Term): boolean =>
    texts.some((text) => (isWord && text.length > SHORT ? false : says(text, [name])) || isIn(text, name));
  const redacted = [...new Set(terms.filter(isRedacted).map(({ name }) => name))];
  return { hidden: await namedInHiddenOnly(names, app), redacted };
}

interface Term {
  name: string;
  /** A word of a text, which stands in many sentences. */
  isWord: boolean;
}

/** UTF-16 units from which what was redacted is a sentence and no name. */
const SHORT = 60;

const isIn = (redacted: string, name: string): boolean =>
  redacted.length <= SHORT && (redacted.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3 && says(name, [redacted]);

function termsOf(filter: string): Term[] {
  return [...filter.matchAll(TEST)].flatMap(({ groups }) => {
    const { field, quoted, value, phrase, word } = groups!;
    if (field !== undefined && OF_PROGRAM.has(field.toLowerCase())) return [];
    const name = (quoted ?? value ?? phrase ?? word ?? '').trim();
    const isEmpty = OPERATORS.has(name) || !/[\p{L}\p{N}]/u.test(name);
    return isEmpty ? [] : [{ name, isWord: word !== undefined }];
  });
}

/** Names by which a record that is not public goes and no public record does. */
async function namedInHiddenOnly(names: readonly string[], app: App): Promise<string[]> {
  const sought = new Map(names.map((name) => [fold(name).trim(), name]));
  const hidden = new Set<string>();
  const open = new Set<string>();
  for (const name of names) {
    const item = app.catalogue.byId(name);
    if (item !== null && isNamed(item.kind)) (item.confidentiality === 'public' ? open : hidden).add(name);
  }
  for (const { entry, confidentiality } of await candidates(sought, app)) {
    const isPublic = confidentiality === 'public';
    const version = app.archive.read(entry);
    const called = namesOf(isPublic ? withoutRedacted(version, app).fields : version.fields);
    for (const name of called.map((one) => fold(one).trim())) {
      const known = sought.get(name);
      if (known !== undefined) (isPublic ? open : hidden).add(known);
    }
  }
  return [...hidden].filter((name) => !open.has(name));
}

const isNamed = (kind: Kind): boolean => (NAMED as readonly string[]).includes(kind);

/** Records that may go by one of the names: events by the full text, the others, but documents, by their signatures. */
async function candidates(sought: ReadonlyMap<string, string>, app: App): Promise<CatalogueLevel[]> {
  const { catalogue, search } = app;
  const nums = [...sought.keys()].flatMap((name) => {
    const { query } = parseQuery(`kind:event "${name.replaceAll('"', ' ')}"`);
    return search.search(query, ENTITLED).hits.map(({ num }) => num);
  });
  const events = catalogue
    .byNums([...new Set(nums)])
    .filter((item) => item?.kind === 'event')
    .filter((item) => [item!.title, item!.name].some((one) => one !== null && sought.has(fold(one).trim())));
  // documents are named by their ids alone
  const others = [...catalogue.levels()].filter(({ kind }) => isNamed(kind) && kind !== 'document' && kind !== 'event');
  return [...events.map((item) => item!), ...(await app.said.mayHaveSaid(others, [...sought.keys()]))];
}

/** What a record is called, and the persons and bodies that it names. */
function namesOf(fields: Fields): string[] {
  const of = (value: Json | undefined): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(of);
    return typeof value === 'object' && value !== null ? of(value['name']) : [];
  };
  return 'name names codeName title author series perpetrators victims targets initiators'
    .split(' ')
    .flatMap((path) => of(fields[path]));
}

/** The texts that redactions withhold now. */
function redactedTexts(app: App): string[] {
  const ids = new Set<string>();
  for (const { entry } of app.catalogue.iterate('redaction')) ids.add(String(app.archive.read(entry).fields['record']));
  return [...ids].flatMap((id) => {
    const item = app.catalogue.byId(id);
    if (item === null || item.kind === 'figure') return [];
    const paths = redactedPaths(id, app);
    return app.archive
      .openValues(item.entry)
      .filter(({ path }) => paths.has(path) || paths.has(path.split('/')[0]!))
      .flatMap(({ value }) => textsIn(value));
  });
}
