/**
 * The desk: what belongs to the people at the archive and not to the record. Tokens, sessions, saved searches, assertions
 * that somebody passed over.
 * It lies in a file of its own, `desk.db`, that several processes may write. Secrets are kept as SHA-256 only.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SabtError } from '../model/errors.ts';
import { newId } from '../model/ids.ts';
import { requireWritable } from './writable.ts';

export const DESK_SCHEMA = `
CREATE TABLE IF NOT EXISTS token (id TEXT PRIMARY KEY, digest BLOB NOT NULL UNIQUE, made TEXT NOT NULL, used TEXT, revoked TEXT);
CREATE TABLE IF NOT EXISTS session (digest BLOB PRIMARY KEY, person TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sign_in (digest BLOB PRIMARY KEY, person TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS saved_search (id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS passed_over (document TEXT, start INTEGER, stop INTEGER, form TEXT, at TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (document, start, stop, form)) WITHOUT ROWID;
`;

const SESSION_DAYS = 30;
const SIGN_IN_MINUTES = 30;
const DAY_MS = 86_400_000;

export interface SavedSearch {
  id: string;
  name: string;
  /** Query string of the search page. */
  query: string;
  made: string;
}

/** An assertion found in a document, by its place in the text: of the text itself the desk keeps nothing. */
export interface AssertionPlace {
  document: string;
  span: readonly [number, number];
  form: string;
}

export class Desk {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    // for the owner's eyes only, from the first moment; SQLite's other files take over its mode
    closeSync(openSync(file, 'a', 0o600));
    this.#db = new DatabaseSync(file);
    this.#db.exec(
      `PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; ${DESK_SCHEMA}`,
    );
  }

  makeToken(): { id: string; token: string } {
    const id = newId();
    const token = `sabt_${randomBytes(32).toString('base64url')}`;
    this.#db
      .prepare('INSERT INTO token (id, digest, made) VALUES (?, ?, ?)')
      .run(id, digest(token), new Date().toISOString());
    return { id, token };
  }

  revokeToken(id: string): { id: string; token: null; reason: string } {
    const done = this.#db
      .prepare('UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL')
      .run(new Date().toISOString(), id);
    if (done.changes === 0) throw new SabtError('not-found', `There is no token ${id} that could be revoked.`);
    return { id, token: null, reason: 'revoked' };
  }

  /** The id of a token that holds; null for any other. */
  tokenId(token: string): string | null {
    const row = this.#db.prepare('SELECT id FROM token WHERE digest = ? AND revoked IS NULL').get(digest(token));
    return (row?.['id'] as string | undefined) ?? null;
  }

  /** The secret of a sign-in link that holds once, for half an hour. */
  makeSignIn(person: string): string {
    const secret = randomBytes(24).toString('base64url');
    this.#db.prepare('DELETE FROM sign_in WHERE until < ?').run(Date.now());
    this.#db
      .prepare('INSERT INTO sign_in VALUES (?, ?, ?)')
      .run(digest(secret), person, Date.now() + SIGN_IN_MINUTES * 60_000);
    return secret;
  }

  /** Who signs in by this link; null if it was used, is over or never was. */
  useSignIn(secret: string): string | null {
    const row = this.#db
      .prepare('DELETE FROM sign_in WHERE digest = ? AND until > ? RETURNING person')
      .get(digest(secret), Date.now());
    return (row?.['person'] as string | undefined) ?? null;
  }

  openSession(person: string): { secret: string; maxAgeSeconds: number } {
    const secret = randomBytes(32).toString('base64url');
    this.#db.prepare('DELETE FROM session WHERE until < ?').run(Date.now());
    this.#db
      .prepare('INSERT INTO session VALUES (?, ?, ?)')
      .run(digest(secret), person, Date.now() + SESSION_DAYS * DAY_MS);
    return { secret, maxAgeSeconds: (SESSION_DAYS * DAY_MS) / 1000 };
  }

  sessionPerson(secret: string): string | null {
    const row = this.#db
      .prepare('SELECT person FROM session WHERE digest = ? AND until > ?')
      .get(digest(secret), Date.now());
    return (row?.['person'] as string | undefined) ?? null;
  }

  closeSession(secret: string): void {
    this.#db.prepare('DELETE FROM session WHERE digest = ?').run(digest(secret));
  }

  saveSearch(name: string, query: string): SavedSearch {
    const saved = { id: newId(), name, query, made: new Date().toISOString() };
    this.#db.prepare('INSERT INTO saved_search VALUES (?, ?, ?, ?)').run(saved.id, saved.name, saved.query, saved.made);
    return saved;
  }

  savedSearches(): SavedSearch[] {
    return this.#db
      .prepare('SELECT id, name, query, made FROM saved_search ORDER BY made DESC')
      .all() as unknown as SavedSearch[];
  }

  /** Forgets saved searches whose words, decoded, it is true of, and overwrites them. Throws `conflict`. */
  forgetSearches(isGone: (query: string) => boolean): void {
    const gone = this.savedSearches().filter(({ name, query }) => isGone(name) || isGone(decoded(query)));
    if (gone.length === 0) return;
    for (const { id } of gone) this.forgetSearch(id);
    const done = this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    if (done.busy !== 0)
      throw new SabtError('conflict', 'Another process reads the desk; what it held may still lie in its log.', {
        at: 'desk.db',
      });
  }

  forgetSearch(id: string): void {
    this.#db.prepare('DELETE FROM saved_search WHERE id = ?').run(id);
  }

  passOver({ document, span, form }: AssertionPlace, by: string): void {
    this.#db
      .prepare('INSERT OR IGNORE INTO passed_over VALUES (?, ?, ?, ?, ?, ?)')
      .run(document, ...span, form, new Date().toISOString(), by);
  }

  /** Takes back that it was passed over. */
  lookAgain({ document, span, form }: AssertionPlace): void {
    this.#db
      .prepare('DELETE FROM passed_over WHERE document = ? AND start = ? AND stop = ? AND form = ?')
      .run(document, ...span, form);
  }

  passedOver(document: string): (AssertionPlace & { at: string; by: string })[] {
    const rows = this.#db.prepare('SELECT start, stop, form, at, by FROM passed_over WHERE document = ?').all(document);
    return (rows as unknown as { start: number; stop: number; form: string; at: string; by: string }[]).map(
      ({ start, stop, ...one }) => ({ document, span: [start, stop], ...one }),
    );
  }

  close(): void {
    this.#db.close();
  }
}

export function openDesk(archive: string): Desk {
  if (!existsSync(join(archive, 'archive.json')))
    throw new SabtError(
      'archive-missing',
      `There is no archive in ${archive}. Make one with sabt init, or name another with --archive.`,
    );
  requireWritable(archive);
  return new Desk(join(archive, 'desk.db'));
}

/** A query string as it was typed. */
function decoded(query: string): string {
  return [...new URLSearchParams(query).values()].join('\n');
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
