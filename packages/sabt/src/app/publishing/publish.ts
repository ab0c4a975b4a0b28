/**
 * `sabt publish OUT`: a static site of what is public, from one checkpoint. Any host that serves files serves it; it can be
 * checked without the host, and published again it changes only where the archive did (docs/adr/0024-public-site.md).
 */
import { formatSiteContents, parseEntry, SITE_FORMAT, siteStatement } from '@sabt/proof';
import type { RunContext } from '../../commands/command.ts';
import { SabtError } from '../../model/errors.ts';
import { signStatement } from '../../stages/keeping/index.ts';
import { sha256Hex } from '../../stages/publishing/index.ts';
import type { App } from '../app.ts';
import { type DataTable, tableFiles } from './data-package.ts';
import { gather } from './gather.ts';
import { programKey, putAssets } from './site-assets.ts';
import { putCopies } from './site-copies.ts';
import { startData } from './site-data.ts';
import { SiteFolder } from './site-folder.ts';
import { putLog, putVouched } from './site-log.ts';
import { putPages } from './site-pages.ts';
import { putSearch } from './site-search.ts';
import { changedViews, factsOf, viewsOf } from './site-views.ts';

export interface PublishInput {
  out: string;
  /** Writes into a folder that holds other things. */
  force: boolean;
  /** Compares every file, also of a large site. */
  all: boolean;
  /** With acts and events of which no document is public; never of one without consent. */
  resting?: boolean;
}

export interface Published {
  dir: string;
  pages: number;
  /** Files that were written or removed, because they were not as they must be. */
  written: number;
  records: number;
  checkpoint: { size: number; root: string };
}

const KEYS = 'site.keys';
const IN_FEED = 30;

type Context = Pick<RunContext, 'progress' | 'signal'>;

/** Throws `file-exists`, `archive-locked`, `archive-damaged`, `archive-rolled-back`, `archive-unreadable`, `disk-full`. */
export async function publish(input: PublishInput, app: App, context: Context): Promise<Published> {
  app.archive.requireNewest();
  const folder = await SiteFolder.open(input.out, { archive: app.dir, keys: app.archive.logKeys(), ...input });
  try {
    return await publishInto(folder, input, app, context);
  } finally {
    folder.close();
  }
}

async function publishInto(
  folder: SiteFolder,
  { out: dir, resting }: PublishInput,
  app: App,
  { progress, signal }: Context,
): Promise<Published> {
  const { info } = app.archive;
  const checkpoint = app.archive.checkpoint();
  const { size, root, note } = checkpoint;
  const pauseFor = (what: string) => async (done: number, total: number) => {
    if (signal.aborted)
      throw new SabtError('stopped', 'Publishing was stopped. The site is unfinished; publish again to finish it.');
    if (total > 0) progress({ done, total, what });
    await new Promise((resolve) => setImmediate(resolve));
  };
  const former = readKeys(folder);
  const now = new Map<string, string>();

  const {
    records,
    before,
    erasures,
    former: published,
    replaced,
  } = await gather(folder, size, app, pauseFor('records'), {
    ...(resting === undefined ? {} : { resting }),
  });
  await putCopies(folder, records, app);
  const assets = putAssets(folder);
  putLog(folder, app.dir, checkpoint);
  const vouched = putVouched(folder, app, size);
  const all = [...records, ...erasures].sort((a, b) => a.entry - b.entry);
  const data = startData(folder, all, info, { former, now });
  let pages = 0;
  try {
    const views = viewsOf(records, { before });
    await putSearch(
      folder,
      views,
      changedViews(records, published, replaced),
      { former, now },
      pauseFor('records indexed'),
    );
    const facts = factsOf(views, {
      ...info,
      note,
      size,
      root,
      vouched,
      hasVerifier: assets.hasVerifier,
    });
    const latest = views.filter(({ event }) => event === null).slice(-IN_FEED);
    pages = await putPages({
      folder,
      assets,
      facts,
      views,
      files: dataFiles(data.tables),
      feed: latest.reverse().map((view) => ({ view, day: dayOf(view.entry, app) })),
      program: programKey(['pages', 'i18n', 'codebook', 'app/publishing']),
      former,
      now,
      pause: pauseFor('pages'),
    });
    await data.put();
  } finally {
    await data.stop();
  }

  folder.put(KEYS, [...now].map(([name, key]) => `${key} ${name}\n`).join(''));
  const about = { origin: info.origin, vkey: info.vkey, title: info.title, checkpoint: { size, root } };
  folder.put('site.json', formatSiteContents({ format: SITE_FORMAT, ...about, records: all.length }));
  const sums = folder.formatSums();
  folder.finish(sums, signStatement(info, siteStatement(info.origin, sha256Hex(sums))));
  return { dir, pages, written: folder.written, records: records.length, checkpoint: { size, root } };
}

/** What the files of the former publishing were made of. */
function readKeys(folder: SiteFolder): Map<string, string> {
  const text = folder.formerBytes(KEYS)?.toString('utf8') ?? '';
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]),
  );
}

function dataFiles(tables: readonly DataTable[]): { path: string; rows: number | null }[] {
  const files = tables.flatMap((table) =>
    tableFiles(table).map((name) => ({ path: `data/${name}`, rows: table.rows })),
  );
  const others = ['records.jsonl', 'claim-reviews.json', 'datapackage.json', 'dataset.jsonld'];
  return [...files, ...others.map((name) => ({ path: `data/${name}`, rows: null }))];
}

function dayOf(entry: number, { archive }: App): string {
  return parseEntry(Buffer.from(archive.proof(entry, { paths: [] }).entry.bytes, 'base64url')).at;
}
