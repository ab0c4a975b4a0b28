/** Every page in every language: accessible, of one width, in the right direction, asking nobody else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { LANGUAGES, type Language } from '../../packages/sabt/src/i18n/index.ts';
import type { Prepared } from './prepared.ts';
import type { TestServer } from './server.ts';
import { Watched } from './watched.ts';

export type Places = Record<string, string>;

/** Before anything is in the archive. */
export const EMPTY: Places = {
  'home, empty': '',
  'search, empty': '/search',
  'sources, empty': '/sources',
  'batches, empty': '/batches',
  'unread, empty': '/unread',
  'log, never verified': '/log',
  'explorer, empty': '/explore',
  'codebook, empty': '/codebook',
  'claims, empty': '/claims',
  'indicators, empty': '/indicators',
  'trend, empty': '/indicators/trend',
  'figures, empty': '/figures',
  'comparison, empty': '/compare?shown=1',
};

const INDICATORS = [
  'trend',
  'rate',
  'change',
  'diversity',
  'corroboration',
  'estimate',
  'rights',
  'positions',
  'opinion',
];

const QUERIES: Record<Language, string> = { ar: 'المتقاعدون', fa: 'اعتصاب', en: 'workers' };

export function places(made: Prepared, language: Language): Places {
  const { documents } = made;
  return {
    home: '',
    search: '/search',
    'search, results': `/search?query=${encodeURIComponent(QUERIES[language])}`,
    'search, filtered': '/search?kind=document&language=fa&from=2014-01-01&tag=invented-sample',
    'search, nothing': '/search?query=qqqq',
    'search, unreadable query': '/search?query=%22a+%28',
    'document, Arabic': `/records/${documents.ar}?highlight=${encodeURIComponent('مؤتمرات')}`,
    'document, Persian': `/records/${documents.fa}`,
    'document, English': `/records/${documents.en}`,
    'document, unread': `/records/${made.unread}`,
    'document, corrected': `/records/${made.corrected}`,
    'document, earlier version': `/records/${made.corrected}?version=1`,
    event: `/records/${made.event}`,
    'explorer, map': '/explore?status=any',
    'explorer, timeline': '/explore?view=timeline&status=any',
    'explorer, families': '/explore?view=timeline&stack=family&from=2014-01-01',
    'explorer, table': '/explore?view=table&status=any',
    'explorer, filtered': '/explore?type=arrest&country=Varzan&where=arrested%3E%3D2&at=1000',
    'explorer, nothing': '/explore?words=qqqq',
    'explorer, unreadable filter': '/explore?where=((a',
    'what is suggested': `/records/${made.suggested}`,
    claims: '/claims',
    'claims, undecidable': '/claims?verdict=undecidable',
    ...Object.fromEntries(Object.entries(made.claims).map(([verdict, id]) => [`claim, ${verdict}`, `/claims/${id}`])),
    'claim, its record': `/records/${made.claims.supported}`,
    'claim desk, Arabic': `/records/${made.documents.ar}/claims`,
    'claim desk, English': `/records/${made.documents.en}/claims`,
    'claim desk, nothing': `/records/${made.corrected}/claims`,
    codebook: '/codebook',
    indicators: '/indicators?status=any&country=Varzan',
    ...Object.fromEntries(INDICATORS.map((measure) => [`indicator, ${measure}`, `/indicators/${measure}`])),
    'indicator, by month': '/indicators/trend?by=month&status=any',
    'indicator, of two': '/indicators/follows?type=protest&b-type=arrest&by=month',
    'indicator, nothing': '/indicators/change?words=qqqq',
    'indicator, unreadable filter': '/indicators/trend?where=((a',
    figures: '/figures',
    figure: `/figures/${made.figure}`,
    'figure, again': `/figures/${made.figure}?again=1`,
    comparison: '/compare?type=protest&b-type=arrest',
    'no such indicator': '/indicators/nothing',
    source: `/records/${made.source}`,
    edit: `/records/${made.corrected}/edit`,
    proof: `/records/${made.corrected}/proof`,
    'hand over': '/hand-over',
    'hand over, seen': `/hand-over?ids=${made.corrected}+${made.event}&restricted=1`,
    withhold: `/records/${made.corrected}/withhold`,
    'what an outsider is shown': `/records/${made.corrected}/outside`,
    sources: '/sources',
    'take in': '/take-in',
    mapping: `/take-in/${made.upload}`,
    'dry run': `/take-in/${made.upload}/dry-run`,
    batches: '/batches',
    'batch with failures': `/batches/${made.failed}`,
    'batch, failed rows': `/batches/${made.failed}?status=failed`,
    unread: '/unread',
    log: '/log',
    glossary: '/glossary',
    methods: '/methods',
    'a method': '/methods/opinion',
    'the rule of claims': '/methods/claims',
    'claims, dismissed': '/claims?status=dismissed',
    help: '/help/search',
    settings: '/settings',
    'sign-in': '/sign-in',
    'sign-in, link over': '/sign-in?link=nonsense',
    'not found': '/nowhere',
    'no such record': '/records/nothing',
  };
}

const STATUS: Record<string, number> = {
  'not found': 404,
  'no such record': 404,
  'explorer, unreadable filter': 422,
  'indicator, unreadable filter': 422,
  'no such indicator': 404,
  'sign-in, link over': 403,
};

export interface Fixture {
  server: TestServer;
  browser: Browser;
}

/** Visits the places in all languages at once and gathers what is wrong, so that one run tells everything. */
export async function visit({ server, browser }: Fixture, of: (language: Language) => Places): Promise<string[]> {
  const found = await Promise.all(
    LANGUAGES.map(async (language) => {
      const context = await server.context(browser);
      const watched = await Watched.open(context, server.base);
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(of(language))) {
        const status = await watched.go(`/${language}${path}`);
        if (status !== (STATUS[name] ?? 200)) wrong.push(`${language} ${name}: answered ${status}`);
        wrong.push(...(await wrongHere(watched, language)).map((text) => `${language} ${name}: ${text}`));
      }
      await context.close();
      return wrong;
    }),
  );
  return found.flat();
}

/** What is wrong with the page that is open. */
export async function wrongHere(watched: Watched, language: Language): Promise<string[]> {
  const { page } = watched;
  // a page that is not styled yet is judged wrongly
  await page.waitForLoadState('load');
  const wrong = (await watched.axe()).map((text) => `axe ${text}`);
  const root = page.locator('html');
  const [lang, dir] = [await root.getAttribute('lang'), await root.getAttribute('dir')];
  if (lang !== language || dir !== (language === 'en' ? 'ltr' : 'rtl')) wrong.push(`is ${lang} ${dir}`);
  for (const look of ['misdirected', 'languages'] as const)
    wrong.push(...(await watched.look(look)).map((text) => `${look} ${text}`));
  await page.emulateMedia({ colorScheme: 'dark' });
  wrong.push(...(await watched.axe(['color-contrast'])).map((text) => `dark ${text}`));
  await page.emulateMedia({ colorScheme: 'light' });
  // 1,200 px at a zoom of 200 % is 600 px wide; 360 px is a small telephone
  for (const width of [1200, 600, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const look of ['tooWide', 'overlaps'] as const)
      wrong.push(...(await watched.look(look)).map((text) => `${width} px ${look} ${text}`));
  }
  await page.setViewportSize({ width: 1200, height: 900 });
  return [...wrong, ...watched.complaints()];
}

export function everyPage(fixture: () => Fixture & { made: Prepared }): void {
  describe('every page', () => {
    it('is accessible, fits, and asks nobody else, in three languages, light and dark', async () => {
      const { made, ...rest } = fixture();
      assert.deepEqual(await visit(rest, (language) => places(made, language)), []);
    });
  });
}
