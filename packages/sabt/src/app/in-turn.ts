/**
 * What reads a record's newest version and then appends the next one, done one after another: two people who decide about
 * one suggestion at the same moment, or two jobs that suggest the same, would else write the same version twice.
 */
import type { App } from './app.ts';

const last = new WeakMap<App, Promise<unknown>>();

export function inTurn<T>(app: App, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(app) ?? Promise.resolve()).then(work);
  last.set(
    app,
    turn.catch(() => undefined),
  );
  return turn;
}
