/** A command and the archive that it needs: in the server that holds it, or opened here as far as the command asks. */
import type { Command, RunContext } from '../commands/command.ts';
import { asSabtError } from '../model/errors.ts';
import { describeHolder } from '../stages/keeping/index.ts';
import { App } from './app.ts';
import { handOver } from './holder-socket.ts';

const WAIT_FOR_WRITER_MS = 30_000;
const WAIT_TO_CATCH_UP_MS = 2_000;
/** What keeps an index behind without concerning what it holds. */
const CATCH_UP_LATER: ReadonlySet<string> = new Set(['archive-locked', 'archive-read-only', 'disk-full']);

/** Runs a command on the archive: in the server that holds it, if one does, else here. */
export async function withArchive(
  command: Command<Record<string, unknown>, unknown>,
  input: Record<string, unknown>,
  context: Omit<RunContext, 'app'>,
): Promise<unknown> {
  if (command.needs !== 'nothing' || command.handsOver === true) {
    const holder = describeHolder(context.archive);
    if (holder?.socket !== undefined && command.localOnly === undefined) {
      const handed = await handOver(
        holder.socket,
        { words: command.words, input, by: context.by },
        context.progress,
        context.signal,
      );
      if (handed !== null) return handed.output;
    }
  }
  if (command.needs === 'nothing') return command.run(input, context as RunContext);
  const writes = command.needs === 'write' || command.writesIf?.(input) === true;
  const app = await openFor(command, context, writes);
  try {
    return await command.run(input, { ...context, app });
  } finally {
    await app.close();
  }
}

async function openFor(
  command: Command<Record<string, unknown>, unknown>,
  context: Omit<RunContext, 'app'>,
  writes: boolean,
): Promise<App> {
  const onCatchUp = (done: number, total: number): void => context.progress({ done, total, what: 'entries indexed' });
  const what = `sabt ${command.words.join(' ')}`;
  const withoutIndex = command.usesIndex === false;
  if (writes)
    return App.open(context.archive, { mode: 'write', what, withoutIndex, waitMs: WAIT_FOR_WRITER_MS, onCatchUp });
  const app = await App.open(context.archive, { mode: 'read' });
  if (command.usesIndex === false || current(app)) return app;
  // the index is behind (a crash, a restore): catch up if nobody else writes, else answer from what there is
  try {
    const caughtUp = await App.open(context.archive, { mode: 'write', what, waitMs: WAIT_TO_CATCH_UP_MS, onCatchUp });
    await app.close();
    return caughtUp;
  } catch (cause) {
    if (CATCH_UP_LATER.has(asSabtError(cause).code)) return app;
    await app.close();
    throw cause;
  }
}

function current(app: App): boolean {
  try {
    return app.indexesAreCurrent();
  } catch {
    return false;
  }
}
