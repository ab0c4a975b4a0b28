/**
 * Which pairs of events are worth a person's look, beyond how alike they are.
 *
 * Time: reports of one event may be wrong about the day by a week, and no more; marches go through the same square every
 * year. Lists: whoever keeps a register or a data set has already told its rows apart, so that two rows of one list are
 * two events unless they say the very same of day, place and matter. Without this rule the weekly vigil of a register
 * fills the desk, since every one of its rows is as like the next as two reports of one event are.
 */
import type { Fields, RecordVersion, When } from '../../model/records.ts';
import { isMadeByConfirmation } from '../../stages/coding/index.ts';
import { fold } from '../../stages/reading/index.ts';
import type { App } from '../app.ts';

const MISDATED_DAYS = 7;
const DAY_MS = 86_400_000;

export interface EventTraits {
  /** First and last day, in days since 1970; null where it has no date. */
  span: [number, number] | null;
  /** The list that it is a row of, in whichever of its imports it came; null if it is none. */
  list: string | null;
  place: string;
  title: string;
}

/** Reads the traits of events; batches are looked at once. `place` and `title` are those that are compared. */
export function traitsReader(
  app: App,
): (event: RecordVersion, place: string | null, title: string | null) => EventTraits {
  const lists = new Map<string, string>();
  const listOf = (batch: string): string => {
    let list = lists.get(batch);
    if (list === undefined) {
      const item = app.catalogue.byId(batch);
      list = item === null ? batch : listKey(app.reader.current(item).fields);
      lists.set(batch, list);
    }
    return list;
  };
  return ({ fields }, place, title) => {
    const when = fields['when'] as unknown as When | undefined;
    const batch = fields['row'] === undefined || isMadeByConfirmation(fields) ? undefined : fields['batch'];
    return {
      span: when === undefined ? null : [Date.parse(when.start) / DAY_MS, Date.parse(when.end) / DAY_MS],
      list: typeof batch === 'string' ? listOf(batch) : null,
      place: fold(place ?? '').trim(),
      title: fold(title ?? '').trim(),
    };
  };
}

/** The source that was named for all rows, else the columns that were read: two editions of a list are one list. */
const listKey = ({ sourceId, profile, mapping }: Fields): string =>
  typeof sourceId === 'string' ? sourceId : JSON.stringify([profile ?? null, mapping ?? null]);

export function canBeOne(a: EventTraits, b: EventTraits): boolean {
  if (areFarApart(a.span, b.span)) return false;
  return a.list === null || a.list !== b.list || saysTheSame(a, b);
}

const areFarApart = (a: EventTraits['span'], b: EventTraits['span']): boolean =>
  a !== null && b !== null && Math.max(a[0], b[0]) - Math.min(a[1], b[1]) > MISDATED_DAYS;

/** A row that stands twice in a list. */
const saysTheSame = (a: EventTraits, b: EventTraits): boolean =>
  a.title !== '' &&
  a.title === b.title &&
  a.place === b.place &&
  a.span !== null &&
  b.span !== null &&
  a.span[0] === b.span[0] &&
  a.span[1] === b.span[1];
