/** `sabt count`: how many acts, by what, of which, and as of when. */
import { SabtError } from '../../model/errors.ts';
import { readFilter } from '../../stages/measuring/index.ts';
import type { CountField, CountRange, Summed } from '../../store/analysis-port.ts';
import { filterNames } from '../act-names.ts';
import type { App } from '../app.ts';
import { nameOf } from '../find.ts';
import { requireInLog } from '../records.ts';

export interface CountInput {
  by: readonly CountField[];
  where?: string | undefined;
  sum?: Summed | undefined;
  at?: number | undefined;
}

export interface CountAnswer {
  /** A group has the names of `by` as keys, `n`, and the measure that is summed. */
  groups: Record<string, string | number | null | CountRange>[];
  /** What is counted, and which of it. */
  counted: { unit: 'acts'; status: readonly string[]; note?: string };
  checkpoint: { size: number; root: string };
}

/** An act with several of these stands in the group of each. */
const MANY: ReadonlySet<CountField> = new Set(['source', 'actor', 'language']);

export async function count(input: CountInput, app: App): Promise<CountAnswer> {
  requireInLog(input.at, app.archive);
  const { filter, status } = readFilter(input.where ?? '', filterNames(app));
  const copy = await app.analysis.current();
  const groups = await copy.count({ by: input.by, filter, status, sum: input.sum, at: input.at });
  const several = input.by.filter((field) => MANY.has(field));
  return {
    groups: groups.map(({ key, n, sum }) => ({
      ...Object.fromEntries(input.by.map((field, i) => [field, shown(field, key[i]!, app)])),
      n,
      ...(input.sum === undefined ? {} : { [input.sum]: sum ?? [null, null, null] }),
    })),
    counted: {
      unit: 'acts',
      status,
      ...(several.length === 0
        ? {}
        : { note: `An act with more than one ${several.join(' or ')} is counted in the group of each.` }),
    },
    checkpoint: checkpointOf(input.at, app),
  };
}

function shown(field: CountField, value: string | null, app: App): string | number | null {
  if (value === null) return null;
  if (field === 'year') return Number(value);
  return field === 'source' ? nameOf(app.catalogue.byId(value), value) : value;
}

/** The size and root that a number was computed from. Throws `not-found` for a size that has no root in the archive. */
export function checkpointOf(at: number | undefined, { archive }: App): { size: number; root: string } {
  const { size, root } = archive.checkpoint();
  if (at === undefined || at === size) return { size, root };
  if (at < 0) throw new SabtError('invalid-argument', `A log has no size ${at}.`, { at: 'at' });
  return { size: at, root: archive.rootAt(at) };
}
