/**
 * The pages of a site, in three languages. A page whose ingredients are those of the former publishing is kept without
 * being made; `site.keys` remembers the ingredients, by page.
 */
import { hash } from 'node:crypto';
import { LANGUAGES, type Language, speak } from '../../i18n/index.ts';
import type { Json } from '../../model/records.ts';
import {
  aboutPage,
  choicePage,
  type DataFile,
  dataPage,
  explorePage,
  exploreYearPage,
  type FeedEntry,
  feed,
  hasFigures,
  LISTED,
  letterPage,
  listPage,
  listPartPage,
  METHOD_PAGES,
  methodFile,
  methodsFile,
  type PublicPage,
  publicHome,
  publicMethod,
  publicMethods,
  publicRecordPage,
  type SiteFacts,
  searchPage,
} from '../../pages/index.ts';
import { idsIn, siteCopyPath } from '../../stages/publishing/index.ts';
import type { SiteAssets } from './site-assets.ts';
import type { SiteFolder } from './site-folder.ts';
import { pointsOf, yearsOf } from './site-pictures.ts';
import { namedBy, type Part, partsByLetter, partsByYear, type SiteView } from './site-views.ts';

const LATEST = 12;

export interface SitePages {
  folder: SiteFolder;
  assets: SiteAssets;
  facts: SiteFacts;
  views: readonly SiteView[];
  files: readonly DataFile[];
  feed: readonly FeedEntry[];
  /** Of the program that makes the pages. */
  program: string;
  former: ReadonlyMap<string, string>;
  now: Map<string, string>;
  /** Called now and then; gives others a turn. */
  pause(done: number, total: number): Promise<void>;
}

/** Answers how many pages there are. */
export async function putPages(site: SitePages): Promise<number> {
  const { folder, facts, views, assets } = site;
  const writer = new Writer(site);
  const byId = new Map(views.map((view) => [view.id, view]));
  const copies = copiesAmong(views);
  const pages = views.filter(({ event }) => event === null);
  for (const [i, view] of pages.entries()) {
    if (i % 100 === 0) await site.pause(i, pages.length);
    const named = namesIn(view, byId);
    const names = [...named].map(([id, one]) => [id, namedBy(one), one.page]);
    const own = copies.get(view.id) ?? [];
    const before = [view, ...view.acts].map(({ erasedBefore }) => erasedBefore);
    const made = [view, ...view.acts, ...own].map((one) => one.key);
    const key = [...made, JSON.stringify(names), JSON.stringify(before)];
    writer.put(view.page, key, (page) => publicRecordPage(page, { view, named, copies: own }));
  }
  const events = views.filter(({ kind }) => kind === 'act');
  const years = partsByYear(dated(events, views), 'explore');
  const models = { years: yearsOf(years), points: pointsOf(events) };
  for (const kind of LISTED) {
    const parts = partsByYear(
      views.filter((view) => view.kind === kind),
      `${kind}s`,
    );
    if (parts.length > 0) writer.put(`${kind}s/index.html`, partsKey(parts), (page) => listPage(page, kind, parts));
    for (const part of parts) {
      await site.pause(0, 0);
      writer.put(part.page, viewsKey(part), (page) => listPartPage(page, kind, part, part.views));
    }
  }
  for (const part of years) {
    await site.pause(0, 0);
    writer.put(part.page, viewsKey(part), (page) => exploreYearPage(page, part, part.views));
  }
  const letters = partsByLetter(views);
  for (const part of letters) {
    await site.pause(0, 0);
    writer.put(part.page, viewsKey(part), (page) => letterPage(page, part, part.views));
  }
  const always = null;
  if (years.length > 0) writer.put('explore.html', always, (page) => explorePage(page, years, models));
  writer.put('search.html', partsKey(letters), (page) => searchPage(page, letters));
  writer.put('data.html', always, (page) => dataPage(page, site.files));
  writer.put('about.html', always, aboutPage);
  if (hasFigures(facts)) {
    writer.put(methodsFile, always, publicMethods);
    for (const about of METHOD_PAGES) writer.put(methodFile(about), always, (page) => publicMethod(page, about));
  }
  const latest = pages.slice(-LATEST).reverse();
  writer.put('index.html', always, (page) => publicHome(page, { ...models, latest }));
  for (const language of LANGUAGES)
    folder.put(`${language}/feed.xml`, feed(pageOf('index.html', language, facts, assets), site.feed));
  folder.put('index.html', choicePage(LANGUAGES.map((language) => pageOf('index.html', language, facts, assets))));
  return writer.count + 1;
}

/** An act without a date of its own happened when its event did. */
function dated(acts: readonly SiteView[], views: readonly SiteView[]): SiteView[] {
  const dates = new Map(views.filter(({ kind }) => kind === 'event').map(({ id, date }) => [id, date]));
  return acts.map((act) => (act.date !== null || act.event === null ? act : { ...act, date: dates.get(act.event)! }));
}

class Writer {
  count = 0;
  readonly #site: SitePages;
  readonly #base: string;

  constructor(site: SitePages) {
    this.#site = site;
    const { title, counts } = site.facts;
    const shown = Object.keys(counts).sort();
    this.#base = JSON.stringify([site.program, site.assets.urls.style, site.assets.search, title, shown]);
  }

  /** `key`: what the page is made of, besides what all pages are made of; null for one that is made each time. */
  put(file: string, key: readonly string[] | null, make: (page: PublicPage) => string): void {
    const { folder, former, now, facts, assets } = this.#site;
    this.count += LANGUAGES.length;
    const digest = key === null ? null : digestOf([this.#base, ...key]);
    if (digest !== null) now.set(file, digest);
    for (const language of LANGUAGES) {
      const path = `${language}/${file}`;
      if (digest !== null && former.get(file) === digest && folder.keep(path)) continue;
      folder.put(path, make(pageOf(file, language, facts, assets)));
    }
  }
}

function digestOf(parts: readonly string[]): string {
  return hash('sha256', parts.map((part) => `${part}\n`).join(''), 'base64url').slice(0, 16);
}

const partsKey = (parts: readonly Part[]): string[] => parts.map(({ label, page, n }) => `${label} ${page} ${n}`);

const viewsKey = ({ label, views }: Part): string[] => [
  String(label),
  ...views.map((view) => `${view.key} ${view.page} ${view.date} ${view.title === null ? namedBy(view) : ''}`),
];

/** Blacked-out copies by the record whose file they show. */
function copiesAmong(views: readonly SiteView[]): Map<string, SiteView[]> {
  const copies = views.filter(({ id, kind, values }) => kind === 'document' && siteCopyPath(id, values) !== null);
  return Map.groupBy(copies, ({ values }) => String((values['acquiredFrom'] as { document?: Json }).document));
}

function namesIn(view: SiteView, views: ReadonlyMap<string, SiteView>): Map<string, SiteView> {
  const named = new Map<string, SiteView>();
  for (const [path, value] of Object.entries(view.values))
    if (path !== 'text' && path !== 'mainText' && path !== 'id')
      for (const id of idsIn(value)) {
        const one = views.get(id);
        if (one !== undefined && id !== view.id) named.set(id, one);
      }
  return named;
}

function pageOf(file: string, language: Language, site: SiteFacts, assets: SiteAssets): PublicPage {
  return {
    s: speak(language),
    language,
    now: new Date(0),
    path: '',
    status: null,
    csrf: '',
    person: null,
    done: null,
    assets: assets.urls,
    base: '../'.repeat(file.split('/').length),
    file,
    site,
    scripts: { search: assets.search },
  };
}
