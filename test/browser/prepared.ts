/** An archive with something to show on every page, made through the pages, and where all of that stands. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestServer } from './server.ts';

export interface Prepared {
  documents: Record<'ar' | 'fa' | 'en', string>;
  event: string;
  /** What a machine suggests to be an act. */
  suggested: string;
  source: string;
  unread: string;
  /** A document with a second version, a note and tags. */
  corrected: string;
  /** A table whose mapping waits, with a dry run done. */
  upload: string;
  failed: string;
  /** A published number. */
  figure: string;
  /** One of the sample's of each verdict. */
  claims: Record<(typeof VERDICTS)[number], string>;
}

const VERDICTS = ['supported', 'contradicted', 'undecidable'] as const;

export const TABLE = [
  'Titel,Datum,Ort,Bemerkung',
  'Mahnwache,2022-09-17,Hafen,"mit Kerzen,\nohne Reden"',
  'Kundgebung,kein Datum,Markt,',
  'Titel,Datum,Ort,Bemerkung',
  'Marsch,2022-10-01,Brücke,laut',
].join('\n');

export async function prepare(server: TestServer, browser: Browser): Promise<Prepared> {
  const context = await server.context(browser);
  const page = await context.newPage();
  const firstOf = async (address: string): Promise<string> => {
    await page.goto(address);
    return idOf(
      await page
        .locator('main .rows a[href*="/records/"], main tbody a[href*="/records/"]')
        .first()
        .getAttribute('href'),
    );
  };
  const documents = {
    ar: await firstOf('/en/search?query=title:الأعوام'),
    fa: await firstOf('/en/search?query=شمردن'),
    en: await firstOf('/en/search?query=Order+has+returned'),
  };
  const corrected = await firstOf('/en/search?query=harbour+office+fifty');
  const event = await firstOf('/en/search?kind=event');
  const suggested = await suggestedAct(page);
  const source = await firstOf('/en/sources');
  const unread = await firstOf('/en/unread');
  await correct(page, corrected);
  const failed = await failedBatch(page);
  const upload = await uploadTable(page);
  await page.goto(`/en/take-in/${upload}/dry-run`);
  await settled(page);
  const figure = await publishFigure(page);
  const claims = await sampleClaims(page);
  await context.close();
  return { documents, event, suggested, source, unread, corrected, upload, failed, figure, claims };
}

async function publishFigure(page: Page): Promise<string> {
  await page.goto('/en/indicators/trend');
  await page.locator('form[action$="/publish"] button').click();
  await page.waitForURL(/\/figures\//);
  return new URL(page.url()).pathname.split('/').at(-1)!;
}

/** The sample's suggestions are made after its last batch. */
async function suggestedAct(page: Page): Promise<string> {
  const until = Date.now() + 60_000;
  const first = page.locator('table.acts tbody th a').first();
  do {
    assert.ok(Date.now() < until, 'something is suggested within 60 s');
    await page.goto('/en/explore?view=table&status=suggested');
  } while ((await first.count()) === 0);
  return idOf(await first.getAttribute('href'));
}

/** The sample's claims come last of all. */
async function sampleClaims(page: Page): Promise<Prepared['claims']> {
  const until = Date.now() + 60_000;
  const found = new Map<string, string>();
  while (found.size < VERDICTS.length) {
    assert.ok(Date.now() < until, 'the claims of the sample are answered within 60 s');
    for (const verdict of VERDICTS) {
      await page.goto(`/en/claims?verdict=${verdict}`);
      const first = page.locator('.claim-title a').first();
      if ((await first.count()) > 0) found.set(verdict, idOf(await first.getAttribute('href')));
    }
  }
  return Object.fromEntries(found) as Prepared['claims'];
}

async function correct(page: Page, id: string): Promise<void> {
  await page.goto(`/en/records/${id}/edit`);
  await page.locator('#field-title').fill('Exiles fill the quay');
  await page.locator('#reason').fill('The name of the paper is no part of the title.');
  await page.locator('main form button').click();
  await page.locator('#note').fill('Counted by two persons.');
  await page.locator('button[value=note]').click();
  await page.locator('#tag').fill('exile');
  await page.locator('button[value=tag]').click();
  assert.match(await page.locator('#versions').innerText(), /3/);
}

async function failedBatch(page: Page): Promise<string> {
  await page.goto('/en/batches');
  const failed = page.locator('a[href*="status=failed"]').first();
  return idOf(await failed.getAttribute('href'));
}

export async function uploadTable(page: Page, more: { name?: string; text?: string } = {}): Promise<string> {
  await page.goto('/en/take-in');
  await page.locator('#table').setInputFiles({
    name: more.name ?? 'meldungen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(more.text ?? TABLE),
  });
  await page.locator('form[action$="/take-in/table"] button').click();
  await page.waitForURL(/\/take-in\/[^/]+$/);
  return idOf(page.url());
}

export async function settled(page: Page): Promise<void> {
  const until = Date.now() + 30_000;
  while ((await page.locator('progress').count()) > 0) {
    assert.ok(Date.now() < until, `${page.url()} is done within 30 s`);
    await page.reload();
  }
}

export async function newPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

function idOf(address: string | null): string {
  const id = /\/(?:records|batches|take-in|claims)\/([^/?#]+)/.exec(address ?? '')?.[1];
  assert.ok(id !== undefined, `an id in ${address}`);
  return decodeURIComponent(id);
}
