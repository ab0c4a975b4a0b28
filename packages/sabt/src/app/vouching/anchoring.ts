/** Anchors of this archive's log: asking authorities and calendars that the keeper names, and what holds of their answers. */
import { readFile } from 'node:fs/promises';
import { asSabtError, SabtError } from '../../model/errors.ts';
import {
  type Anchor,
  type AnchoredLog,
  type AnchorTrust,
  anchorAtAuthority,
  anchorAtCalendar,
  listAnchors,
  upgradeAnchors,
  type WitnessingProblem,
} from '../../stages/witnessing/index.ts';
import type { App } from '../app.ts';

export interface AnchorList {
  ok: boolean;
  anchors: Anchor[];
  problems: WitnessingProblem[];
}

export interface Anchored {
  anchors: Anchor[];
  failed: { url: string; code: string; message: string }[];
}

export function anchoredLog({ archive, dir }: App): AnchoredLog {
  return { dir, keys: archive.logKeys(), size: archive.size(), rootAt: (size) => archive.rootAt(size) };
}

/** Asks each address in turn; one that fails does not keep the others from being asked. Throws if all fail. */
export async function anchorNow(
  app: App,
  kind: 'tsa' | 'ots',
  { urls, ca }: { urls: readonly string[]; ca?: string | undefined },
  signal: AbortSignal,
): Promise<Anchored> {
  const log = anchoredLog(app);
  const checkpoint = app.archive.checkpoint();
  const authorities = await textOf(ca);
  const done: Anchored = { anchors: [], failed: [] };
  let last: SabtError | null = null;
  for (const url of urls) {
    try {
      const anchor =
        kind === 'tsa'
          ? await anchorAtAuthority(log, checkpoint, { url, authorities }, signal)
          : await anchorAtCalendar(log, checkpoint, { url }, signal);
      done.anchors.push(anchor);
    } catch (thrown) {
      last = asSabtError(thrown);
      if (last.code === 'defect' || signal.aborted) throw thrown;
      done.failed.push({ url, code: last.code, message: last.message });
    }
  }
  if (done.anchors.length === 0 && last !== null) throw last;
  return done;
}

/** `headers`: in hexadecimal, separated by commas. */
export async function anchorList(
  app: App,
  given: { ca?: string | undefined; headers?: string | undefined },
): Promise<AnchorList> {
  const trust: AnchorTrust = { authorities: await textOf(given.ca), headers: given.headers?.split(',') };
  const { anchors, problems } = listAnchors(anchoredLog(app), trust);
  return { ok: problems.length === 0, anchors, problems };
}

export async function upgradeNow(app: App, signal: AbortSignal): Promise<AnchorList & { upgraded: string[] }> {
  const upgraded = await upgradeAnchors(anchoredLog(app), signal);
  return { upgraded, ...(await anchorList(app, {})) };
}

async function textOf(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SabtError('unreadable-file', `The certificates cannot be read: ${path}.`, { at: path, cause });
  }
}
