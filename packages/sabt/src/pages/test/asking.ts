/** Asks the demo site for pages and sends it forms, as a browser does. */
import assert from 'node:assert/strict';
import { answer, CSRF, type demoSite } from './demo-site.ts';

export const ORIGIN = 'http://127.0.0.1:4310';
type Site = ReturnType<typeof demoSite>;

export async function get({ site }: Site, path: string): Promise<string> {
  const response = await answer(site, new Request(ORIGIN + path));
  assert.equal(response.status, 200, path);
  return response.text();
}

export function post({ site }: Site, path: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ csrf: CSRF, ...fields });
  return Promise.resolve(site.fetch(new Request(ORIGIN + path, { method: 'POST', body })));
}

export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
