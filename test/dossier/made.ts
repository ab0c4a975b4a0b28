/** An archive with records of several levels, and dossiers of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readZip } from '@sabt/proof';
import { App } from '../../packages/sabt/src/app/app.ts';
import { type DossierInput, writeDossier } from '../../packages/sabt/src/app/dossier/dossier.ts';
import { newId } from '../../packages/sabt/src/model/ids.ts';
import type { Fields, Kind, RecordDraft } from '../../packages/sabt/src/model/records.ts';
import { createArchive } from '../../packages/sabt/src/stages/keeping/index.ts';
import { findWords } from '../running/scan.ts';

export class Made {
  readonly app: App;
  readonly dir: string;

  private constructor(app: App, dir: string) {
    this.app = app;
    this.dir = dir;
  }

  static async open(how: { nextKey?: boolean } = {}): Promise<Made> {
    const dir = mkdtempSync(join(tmpdir(), 'sabt-dossier-'));
    await createArchive(join(dir, 'a'), { title: 'سجل السوق', origin: 'market.example/log', ...how });
    return new Made(await App.open(join(dir, 'a'), { mode: 'write' }), dir);
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  async keep(...drafts: [Kind, Fields][]): Promise<string[]> {
    const records = drafts.map(([kind, fields]): RecordDraft => ({ id: newId(), kind, version: 1, fields }));
    await this.app.archive.append(records, { by: 'A. Keeper' });
    return records.map(({ id }) => id);
  }

  /** Writes a dossier; its path, its bytes and its files. */
  async dossier(
    ids: readonly string[],
    how: Partial<DossierInput> = {},
  ): Promise<{ path: string; files: Map<string, Uint8Array> }> {
    const path = join(this.dir, `${newId()}.zip`);
    await writeDossier({ ids, include: [], restricted: false, force: false, out: path, ...how }, this.app);
    return { path, files: readZip(readFileSync(path)) };
  }

  get vkey(): string {
    return this.app.archive.info.vkey;
  }
}

export const PUBLIC = { '*': 'public' } as const;

/** The files in which a value stands, however they are packed and it is spelt. */
export function holds(files: ReadonlyMap<string, Uint8Array>, secret: string): string[] {
  return findWords(files, [secret]).map(({ file }) => file);
}
