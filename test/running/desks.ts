/** An archive of its own for each test of a desk, what goes into it, and whose turn it is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { acting } from '../../packages/sabt/src/app/acting.ts';
import { App } from '../../packages/sabt/src/app/app.ts';
import { count } from '../../packages/sabt/src/app/measuring/counting.ts';
import { newId } from '../../packages/sabt/src/model/ids.ts';
import type { Fields, Kind, RecordDraft } from '../../packages/sabt/src/model/records.ts';
import { createArchive } from '../../packages/sabt/src/stages/keeping/index.ts';

export const ACTING = { by: 'machine', signal: new AbortController().signal, progress: () => {} };

export const draft = (kind: Kind, fields: Fields, id = newId()): RecordDraft => ({ id, kind, version: 1, fields });
export const day = (iso: string) => ({ start: iso, end: iso, precision: 'day' });
export const as = <T>(person: string, run: () => Promise<T> | T): Promise<T> =>
  acting.run(person, async () => await run());

const opened: { app: App; folder: string }[] = [];

export async function archive(): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-desk-'));
  const dir = join(folder, 'a');
  await createArchive(dir);
  const app = await App.open(dir, { mode: 'write' });
  opened.push({ app, folder });
  return app;
}

after(async () => {
  for (const { app, folder } of opened) {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

export const counted = async (app: App): Promise<number> =>
  (await count({ by: ['act'] }, app)).groups.reduce((sum, group) => sum + Number(group['n']), 0);
