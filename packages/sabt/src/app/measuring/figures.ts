/**
 * Published numbers. A figure is a record: what was asked, the checkpoint, the digest of what went into the method, the
 * result. Anyone who holds the record computes it again and gets the same, or is told what differs.
 */
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, Json } from '../../model/records.ts';
import type { Definition, Measurement } from '../../stages/measuring/index.ts';
import type { App } from '../app.ts';
import { known } from '../records.ts';
import { hiddenNames } from './figure-names.ts';
import { type MeasureInput, measure } from './measuring.ts';
import type { Asker } from './measuring-jobs.ts';

/** Relative difference up to which two machines are held to agree. */
const TOLERANCE = 1e-9;
/** What must come out the same. */
const COMPARED = ['value', 'interval', 'p', 'verdict', 'missing'] as const;

export type Recomputed =
  | { same: true; id: string; checkpoint: { size: number; root: string } }
  | {
      same: false;
      id: string;
      checkpoint: { size: number; root: string };
      reason: 'differs' | 'inputs-erased';
      differences: Difference[];
    };

export interface Difference {
  path: string;
  was: Json;
  is: Json;
}

/**
 * Throws `names-hidden` where the question names what is not public, unless that is meant (`naming`). What was redacted is
 * not told whatever is meant: the figure is kept without its question.
 */
export async function publishFigure(
  found: Measurement,
  app: App,
  by: string,
  { naming = false }: { naming?: boolean } = {},
): Promise<Measurement> {
  const { hidden, redacted } = await hiddenNames(found.definition, app);
  if (!naming && hidden.length + redacted.length > 0)
    throw new SabtError(
      'names-hidden',
      `The figure would be read with its question, which names what is not public: ${[...new Set([...hidden, ...redacted])].join(', ')}.`,
      { at: 'where' },
    );
  const id = newId();
  const { definition, method, value, interval, p, verdict, missing, safeguards, checkpoint, inputs } = found;
  const [name, version] = method.split('/');
  const fields = {
    title: `${definition.measure} ${definition.where}`.trim(),
    definition,
    method: name,
    methodVersion: version ?? '1',
    checkpoint,
    value,
    interval,
    ...(p === undefined ? {} : { p }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(missing === undefined ? {} : { missing }),
    safeguards,
    inputs,
    codebook: definition.codebook,
    confidentiality: {
      '*': 'public',
      ...(redacted.length === 0 ? {} : { title: 'identity', definition: 'identity' }),
    },
  } as unknown as Fields;
  await app.archive.append([{ id, kind: 'figure', version: 1, fields }], { by });
  return { id, ...found };
}

/** Throws `not-found` for what is no figure. */
export async function recompute(id: string, app: App, asker: Asker = {}): Promise<Recomputed> {
  const item = known(id, app.catalogue);
  if (item.kind !== 'figure') throw new SabtError('not-found', `${id} is no figure.`, { at: id });
  const { fields } = app.reader.current(item);
  const definition = fields['definition'] as unknown as Definition | undefined;
  const then = fields['checkpoint'] as unknown as { size: number; root: string } | undefined;
  if (definition === undefined || then === undefined) {
    const { size, root } = app.archive.checkpoint();
    return { same: false, id, checkpoint: { size, root }, reason: 'inputs-erased', differences: [] };
  }
  const now = await measure({ ...asked(definition), at: then.size }, app, asker);
  const differences = differencesOf(fields, now);
  if (now.checkpoint.root !== then.root)
    differences.unshift({ path: 'checkpoint', was: then.root, is: now.checkpoint.root });
  const answer = { id, checkpoint: now.checkpoint };
  if (differences.length === 0) return { same: true, ...answer };
  const reason = (await hasErasures(then.size, app)) ? 'inputs-erased' : 'differs';
  return { same: false, ...answer, reason, differences };
}

function asked({ measure: name, where, by, driver, series, lists, today }: Definition) {
  return { measure: name, where, by: by as MeasureInput['by'], driver, series, lists, today };
}

/** Whether anything was erased since: what a figure rested on may be gone. */
async function hasErasures(size: number, { archive, catalogue }: App): Promise<boolean> {
  for (const _ of catalogue.entriesOf(['erasure'], size, archive.size())) return true;
  return false;
}

function differencesOf(was: Fields, now: Measurement): Difference[] {
  const differences: Difference[] = [];
  const compare = (path: string, a: Json, b: Json): void => {
    if (isNested(a) && isNested(b)) {
      const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
      for (const key of keys) compare(`${path}.${key}`, childOf(a, key), childOf(b, key));
    } else if (!agree(a, b)) differences.push({ path, was: a, is: b });
  };
  for (const path of COMPARED) compare(path, was[path] ?? null, (now[path] as Json | undefined) ?? null);
  compare('inputs', was['inputs'] ?? null, { ...now.inputs });
  return differences;
}

const isNested = (value: Json): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null;
const childOf = (value: Json[] | { [key: string]: Json }, key: string): Json =>
  (value as { [key: string]: Json })[key] ?? null;

function agree(a: Json, b: Json): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}
