/** Taking in, as commands and pages ask for it. Every run is entered in `app.runs`, so that pages can show it. */
import { readFile } from 'node:fs/promises';
import type { RunContext } from '../../commands/command.ts';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, RecordDraft } from '../../model/records.ts';
import {
  type AddAnswer,
  addFiles,
  fileSource,
  type ImportAnswer,
  importTable,
  lastName,
  locate,
  profileNames,
  retryBatch,
  shownName,
} from '../../stages/intake/index.ts';
import type { App } from '../app.ts';
import { intakeContext } from './intake-context.ts';
import { keepUploads, releaseUploads, uploadsOf } from './kept-uploads.ts';

export type { AddAnswer, ImportAnswer };

export interface AddInput {
  paths: string[];
  source?: string | undefined;
  recursive: boolean;
  names?: string[] | undefined;
}

export interface ImportInput {
  profile: string;
  file: string;
  /** Path of a MAP.json. */
  map?: string | undefined;
  /** A mapping already read, in place of `map`. */
  mapping?: unknown;
  source?: string | undefined;
  dryRun: boolean;
  /** What the files are called, where they lie under names of ours. */
  name?: string | undefined;
  mapName?: string | undefined;
}

export type IntakeRun = Pick<RunContext, 'by' | 'progress'> & {
  signal?: AbortSignal;
  /** Told once the batch is durable. */
  opened?(batch: string): void;
  mark?(draft: RecordDraft): void;
};

export function takeIn(input: AddInput, app: App, run: IntakeRun): Promise<AddAnswer> {
  const { paths, source, recursive, names } = input;
  const id = newId();
  return tracked(app, run, 'files', paths.length, async (context) => {
    try {
      const kept = names === undefined ? paths : await keepUploads(paths, id, app);
      const options = { recursive, id, ...(source === undefined ? {} : { source }) };
      return await addFiles(kept, { ...options, ...(names === undefined ? {} : { names }) }, context);
    } finally {
      await releaseUploads(id, app);
    }
  });
}

export async function importFile(input: ImportInput, app: App, run: IntakeRun): Promise<ImportAnswer> {
  if (!profileNames().includes(input.profile))
    throw new SabtError(
      'unknown-profile',
      `There is no profile ${input.profile}. There are: ${profileNames().join(', ')}.`,
    );
  const mapping =
    input.mapping ?? (input.map === undefined ? undefined : await readMapping(input.map, input.mapName ?? input.map));
  const place = await locate(input.file);
  const file = await fileSource(place, input.name ?? shownName(lastName(place)).text);
  return tracked(app, run, 'rows', null, (context) =>
    importTable(
      file,
      {
        profile: input.profile,
        dryRun: input.dryRun,
        ...(mapping === undefined ? {} : { mapping }),
        ...(input.source === undefined ? {} : { source: input.source }),
      },
      context,
    ),
  );
}

export function retry(batch: string, app: App, run: IntakeRun): Promise<AddAnswer | ImportAnswer> {
  const item = app.catalogue.byId(batch);
  if (item === null || item.kind !== 'batch')
    throw new SabtError('not-found', `There is no batch ${batch}.`, { at: batch });
  if (app.runs.get(batch) !== null) throw new SabtError('conflict', 'This batch is running now.', { at: batch });
  const fields = withUploads(batch, app.reader.current(item).fields, app);
  return tracked(
    app,
    run,
    fields['profile'] === 'add' ? 'files' : 'rows',
    null,
    async (context) => {
      try {
        return await retryBatch({ id: batch, fields }, context);
      } finally {
        await releaseUploads(batch, app);
      }
    },
    batch,
  );
}

function withUploads(batch: string, fields: Fields, app: App): Fields {
  const custom = fields['custom'] as { paths?: string[] } | undefined;
  if (custom?.paths === undefined) return fields;
  return { ...fields, custom: { ...custom, paths: uploadsOf(batch, custom.paths, app) } };
}

async function readMapping(path: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== undefined) throw cause;
    throw new SabtError('invalid-mapping', `The mapping is not a JSON document: ${(cause as Error).message}`, {
      at: name,
      cause,
    });
  }
}

function tracked<Answer>(...of: Parameters<typeof run<Answer>>): Promise<Answer> {
  return of[0].runs.during(run(...of));
}

async function run<Answer>(
  app: App,
  how: IntakeRun,
  unit: 'files' | 'rows',
  total: number | null,
  work: (context: ReturnType<typeof intakeContext>) => Promise<Answer>,
  resumed?: string,
): Promise<Answer> {
  app.settle();
  let current: string | null = null;
  const enter = (batch: string): void => {
    current = batch;
    app.runs.begin(batch, unit, total);
    how.opened?.(batch);
  };
  // a batch that was left open is taken up again without being opened anew
  const isOpen = resumed !== undefined && app.catalogue.byId(resumed)?.state === 'open';
  if (isOpen) enter(resumed);
  const context = intakeContext(app, {
    by: how.by,
    opened: enter,
    ...(how.mark === undefined ? {} : { mark: how.mark }),
    progress(p) {
      app.runs.progress(p.batch, p.done);
      how.progress({ done: p.done, total, what: unit });
      if (how.signal?.aborted === true || app.runs.stopping) throw stopped(current);
    },
  });
  try {
    const answer = await work(context);
    if (current !== null) app.runs.end(current);
    return answer;
  } catch (cause) {
    if (current !== null) app.runs.fail(current, cause);
    throw cause;
  }
}

function stopped(batch: string | null): SabtError {
  const next = batch === null ? '' : ` Go on with: sabt retry ${batch}`;
  return new SabtError('stopped', `Stopped. What was acknowledged is kept.${next}`);
}
