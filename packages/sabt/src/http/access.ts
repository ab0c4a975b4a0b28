/**
 * Who may ask: the host header must be ours (else a page elsewhere could point its own name at this address:
 * DNS rebinding), a person signs in once by a link from the terminal, and every form carries a token.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { Desk } from '../app/desk.ts';

const COOKIE = 'sabt';

export interface Person {
  name: string;
  /** Goes into a hidden field of each form. */
  csrf: string;
}

const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** The host of links to a server that listens on `host`: nobody can ask for “every address”. */
export function linkHost(host: string): string {
  return EVERY_ADDRESS.has(host) ? '127.0.0.1' : inUrl(host);
}

/** The names, as a host header has them, under which a server that listens on `host` is reached. */
export function namesOf(host: string): string[] {
  if (!EVERY_ADDRESS.has(host)) return [inUrl(host)];
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => inUrl(address)),
  );
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

export function hostIsOurs(header: string | undefined, port: number, hosts: readonly string[]): boolean {
  if (header === undefined) return false;
  return ['127.0.0.1', 'localhost', '[::1]', ...hosts].some(
    (host) => header === `${host}:${port}` || (port === 80 && header === host),
  );
}

export function personOf(cookieHeader: string | undefined, desk: Desk): Person | null {
  const secret = sessionSecret(cookieHeader);
  if (secret === null) return null;
  const name = desk.sessionPerson(secret);
  return name === null ? null : { name, csrf: csrfToken(secret) };
}

export function sessionSecret(cookieHeader: string | undefined): string | null {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return null;
}

export function sessionCookie(secret: string, maxAgeSeconds: number): string {
  return `${COOKIE}=${secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${maxAgeSeconds}`;
}

function csrfToken(secret: string): string {
  return createHmac('sha256', secret).update('csrf').digest('base64url');
}

export function csrfHolds(person: Person, given: string | undefined): boolean {
  if (given === undefined) return false;
  const a = Buffer.from(person.csrf);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A browser says where a request comes from; one that another site caused changes nothing here. */
export function comesFromElsewhere(headers: { get(name: string): string | null }, host: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers.get('origin');
  return origin !== null && origin !== 'null' && URL.parse(origin)?.host !== host;
}
