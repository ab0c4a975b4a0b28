/**
 * What was made of a record and would stay without it, told before anything is withheld or erased: acts, events, claims and
 * the like that name it, and the published numbers that count such acts.
 */
import { SabtError } from '../../model/errors.ts';
import type { Fields, Kind } from '../../model/records.ts';
import { type Definition, type Names, readFilter } from '../../stages/measuring/index.ts';
import type { Filter, Selected } from '../../store/analysis-port.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import { filterNames } from '../act-names.ts';
import type { App } from '../app.ts';
import { known } from '../records.ts';
import { isWithoutConsent, restsOnlyOn } from './resting.ts';

const TOLD = ['event', 'act', 'claim', 'response', 'observation', 'coding', 'link'] as const satisfies readonly Kind[];
const MOST_TOLD = 20;
const MOST_READ = 1_000;
/** Numbers looked through, the newest, and for how long: each is a question to the archive. */
const MOST_FIGURES = 200;
const FIGURES_MS = 3_000;

export interface RestingKind {
  kind: Kind;
  n: number;
  /** Of the newest thousand, how many name no other document that is public. */
  alone: number;
  /** `type`: of an act, which is called by it where it has no title. */
  items: { id: string; name: string | null; type: string | null; date: string | null; isAlone: boolean }[];
}

export interface RestingOn {
  kinds: RestingKind[];
  /** Ids, newest first. */
  figures: string[];
  /** Numbers that there was no time to look through, the oldest. */
  unread: number;
}

/** `withFigures`: whether published numbers are counted again, which takes seconds. Throws `not-found`. */
export async function restingOn(id: string, app: App, { withFigures = true } = {}): Promise<RestingOn> {
  const item = known(id, app.catalogue);
  const kinds = TOLD.map((kind) => ofKind(kind, item, app)).filter(({ n }) => n > 0);
  const isCounted = item.kind === 'act' || kinds.some(({ kind }) => kind === 'act');
  const counting = withFigures && isCounted ? await figuresCounting(item, app) : { figures: [], unread: 0 };
  return { kinds, ...counting };
}

function ofKind(kind: Kind, of: CatalogueItem, app: App): RestingKind {
  const { total, items } = app.catalogue.list({ kind, refersTo: of.id, limit: MOST_READ, offset: 0 });
  const others = items.filter(({ id }) => id !== of.id);
  const alone = new Set(others.filter((one) => restsAlone(one, of, app)).map(({ id }) => id));
  return {
    kind,
    n: total - (items.length - others.length),
    alone: alone.size,
    items: others.slice(0, MOST_TOLD).map((one) => ({
      id: one.id,
      ...calledBy(one, app),
      date: one.date,
      isAlone: alone.has(one.id),
    })),
  };
}

function calledBy(
  { kind, entry, name, title }: CatalogueItem,
  { archive }: App,
): { name: string | null; type: string | null } {
  if (kind !== 'act') return { name: title ?? name, type: null };
  const { fields } = archive.read(entry);
  const own = fields['title'];
  const type = fields['type'];
  return { name: typeof own === 'string' ? own : null, type: typeof type === 'string' ? type : null };
}

/** Whether nothing else that outsiders are shown stands behind it: a document without consent is not shown. */
function restsAlone(one: CatalogueItem, of: CatalogueItem, app: App): boolean {
  if (of.kind !== 'document') return false;
  const isHidden = (id: string): boolean => {
    const document = id === of.id ? null : app.catalogue.byId(id);
    return document?.confidentiality !== 'public' || isWithoutConsent(document.entry, app);
  };
  return restsOnlyOn(one, isHidden, app);
}

/** Which acts rest on a record, as a filter; null for a kind that none is counted by. */
function actsOn({ kind, id }: CatalogueItem): Filter | null {
  if (kind === 'document') return { is: 'equals', field: 'document', value: id };
  if (kind === 'event') return { is: 'equals', field: 'event', value: id };
  if (kind === 'act') return { is: 'equals', field: 'id', value: id };
  return kind === 'source' ? { is: 'reported-by', sources: [id] } : null;
}

async function figuresCounting(item: CatalogueItem, app: App): Promise<Pick<RestingOn, 'figures' | 'unread'>> {
  const own = actsOn(item);
  const { total, items } = app.catalogue.list({ kind: 'figure', limit: MOST_FIGURES, offset: 0 });
  if (own === null || items.length === 0) return { figures: [], unread: 0 };
  const copy = await app.analysis.current();
  const names = filterNames(app);
  const found: string[] = [];
  const until = performance.now() + FIGURES_MS;
  for (const [i, figure] of items.entries()) {
    if (performance.now() > until) return { figures: found, unread: total - i };
    const { fields } = app.archive.read(figure.entry);
    for (const where of questionsOf(fields)) {
      const { filter, status } = readOrNone(where, names);
      const both: Filter = { is: 'and', of: [filter, own] };
      const [all] = await copy.count({ by: [], filter: both, status, at: sizeOf(fields) });
      if ((all?.n ?? 0) === 0) continue;
      found.push(figure.id);
      break;
    }
  }
  return { figures: found, unread: total - items.length };
}

/** A filter that another version of the program took counts nothing here, and keeps nobody from withholding. */
function readOrNone(where: string, names: Names): Pick<Selected, 'filter' | 'status'> {
  try {
    return readFilter(where, names);
  } catch (thrown) {
    if (!(thrown instanceof SabtError)) throw thrown;
    return { filter: { is: 'none' }, status: [] };
  }
}

/** The filters of a figure; none where its question was redacted or erased, or it is about no acts. */
function questionsOf({ definition }: Fields): string[] {
  if (typeof definition !== 'object' || definition === null) return [];
  const { measure, where, driver } = definition as unknown as Definition;
  if (measure === 'opinion' || measure === 'positions') return [];
  return [where, driver].filter((filter) => typeof filter === 'string');
}

const sizeOf = ({ checkpoint }: Fields): number | undefined => (checkpoint as { size?: number } | undefined)?.size;
