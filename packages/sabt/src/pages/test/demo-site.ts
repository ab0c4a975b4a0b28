/** The pages over the demo, with somebody signed in: for tests, for the browser harness, and to look at by eye. */
import type { Hono } from 'hono';
import type { Assets, PagesHooks, ReceivedForm } from '../index.ts';
import { loadAssets, pages, securityHeaders } from '../index.ts';
import { DemoApp, type DemoState } from './demo-app.ts';

export const CSRF = 'demo-token';
export const NOW = new Date('2026-11-23T08:08:00Z');

let assets: Assets | undefined;

export interface DemoSite {
  app: DemoApp;
  site: Hono;
}

export function demoSite(state: DemoState = {}, signedIn = true): DemoSite {
  assets ??= loadAssets();
  const app = new DemoApp(state);
  const hooks: PagesHooks = {
    person: () => (signedIn ? { name: 'Mina', csrf: CSRF } : null),
    signOut: () => 'sabt=; Max-Age=0; Path=/',
    readForm,
    csrfHolds: (_person, given) => given === CSRF,
    now: () => NOW,
  };
  const site = pages(app, hooks, assets);
  return { app, site };
}

async function readForm(request: Request): Promise<ReceivedForm> {
  const fields = new Map<string, string[]>();
  const files: ReceivedForm['files'] = [];
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
    else if (value.name !== '') files.push({ field: name, name: value.name, path: `/nowhere/${files.length}` });
  }
  return { fields, files, discard: async () => {} };
}

/** As the server answers: with the headers that belong to every page. */
export async function answer(site: Hono, request: Request): Promise<Response> {
  const response = await site.fetch(request);
  for (const [name, value] of Object.entries(securityHeaders()))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}
