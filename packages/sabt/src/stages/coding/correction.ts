/** What a person changes in a suggestion before confirming it: `PATH=VALUE` on the suggested event. */
import { actType } from '../../codebook/index.ts';
import { parseDateInput } from '../../model/calendar.ts';
import { SabtError } from '../../model/errors.ts';
import { actorsAsTyped, isActorPath, setActor, withoutEmpty } from './correcting-actors.ts';
import type { CodedEvent } from './suggest/code-text.ts';
import { MEASURES, type Measure } from './suggest/people-counts.ts';
import type { Count } from './suggest/quantities.ts';

export const FLAGS = ['negated', 'hypothetical', 'future', 'historical', 'reported'] as const;

/** Where `place=…`, a name or an id, is looked up; null if the gazetteer has no such place. */
export type PlaceLookup = (name: string, country: string | undefined) => CodedEvent['place'];

/** A corrected copy. Throws `invalid-value` or `unreadable-date` naming the path, `invalid-argument` for another path. */
export function correctedEvent(event: CodedEvent, changes: readonly string[], places: PlaceLookup): CodedEvent {
  const corrected = structuredClone(event);
  for (const change of changes) {
    const equals = change.indexOf('=');
    if (equals <= 0) throw new SabtError('invalid-argument', `“${change}” is not PATH=VALUE.`, { at: change });
    applyChange(corrected, change.slice(0, equals), change.slice(equals + 1).trim(), places);
  }
  corrected.actors = withoutEmpty(corrected.actors);
  if (corrected.start !== null && corrected.end !== null && corrected.start > corrected.end)
    throw new SabtError('invalid-value', `The end ${corrected.end} lies before the start ${corrected.start}.`, {
      at: 'end',
    });
  return corrected;
}

/** The fields that can be corrected, each as a person would type it; what `correctedEvent` reads gives the same event. */
export function asTyped(event: CodedEvent): Record<string, string> {
  return {
    act: event.act,
    start: event.start ?? '',
    end: event.end === event.start ? '' : (event.end ?? ''),
    place: event.place?.id ?? '',
    ...Object.fromEntries(MEASURES.map((measure) => [measure, countText(event.counts[measure])])),
    ...Object.fromEntries(FLAGS.map((flag) => [flag, String(event[flag])])),
    ...actorsAsTyped(event.actors),
  };
}

/** `12`, `10..20`, `10..`, `..20`, `~12`, or all three bounds. */
export function countText(count: Count | null): string {
  if (count === null) return '';
  const [low, best, high] = count;
  if (low === best && best === high) return String(best ?? '');
  if (low !== null && high === null && (best === null || best === low)) return `${low}..`;
  if (low === null && high !== null && (best === null || best === high)) return `..${high}`;
  if (low === null && high === null) return `~${best}`;
  if (best === null && low !== null && high !== null) return `${low}..${high}`;
  return `[${low ?? ''},${best ?? ''},${high ?? ''}]`;
}

function applyChange(event: CodedEvent, path: string, value: string, places: PlaceLookup): void {
  if (path === 'act' || path === 'type') {
    const act = actType(value);
    if (act === undefined)
      throw new SabtError('invalid-value', `The codebook has no act type “${value}”.`, { at: path });
    Object.assign(event, { act: act.id, plover: act.plover, acled: act.acled, cameo: act.cameo, rights: act.rights });
  } else if (path === 'start' || path === 'end' || path === 'when') setDate(event, path, value);
  else if (path === 'place') setPlace(event, value, places);
  else if (MEASURES.includes(path as Measure))
    event.counts[path as Measure] = value === '' ? null : countOf(path, value);
  else if (isActorPath(path)) setActor(event, path, value);
  else if (FLAGS.includes(path as (typeof FLAGS)[number])) event[path as (typeof FLAGS)[number]] = flagOf(path, value);
  else
    throw new SabtError(
      'invalid-argument',
      `A suggestion has no field ${path} to correct; there are: act, start, end, place, ${MEASURES.join(', ')}, ${FLAGS.join(', ')}, actors/0/name, actors/0/role.`,
      { at: path },
    );
}

function setDate(event: CodedEvent, path: 'start' | 'end' | 'when', value: string): void {
  if (value === '') {
    if (path !== 'end') Object.assign(event, { start: null, end: null, precision: null });
    else event.end = event.start;
    return;
  }
  const read = parseDateInput(value);
  if (read === null)
    throw new SabtError('unreadable-date', `“${value}” is no date. Examples: 2022-09-16, 1401-06-25, 1444-02-19h.`, {
      at: path,
    });
  if (path === 'end') {
    event.end = read.end;
    event.start ??= read.start;
    event.precision = event.start === event.end ? 'day' : 'range';
  } else Object.assign(event, { start: read.start, end: read.end, precision: read.precision });
}

function setPlace(event: CodedEvent, value: string, places: PlaceLookup): void {
  if (value === '') {
    event.place = null;
    return;
  }
  if (value === event.place?.id) return;
  const found = places(value, undefined);
  if (found === null) throw new SabtError('invalid-value', `The gazetteer has no place “${value}”.`, { at: 'place' });
  const known = event.place?.candidates ?? [];
  const chosen = known.find(({ id }) => id === found.id);
  event.place = {
    ...found,
    // the words stay those of the text, whoever says what they mean
    span: event.place?.span ?? event.evidence[0]!,
    candidates: chosen === undefined ? found.candidates : [chosen, ...known.filter((one) => one !== chosen)],
  };
}

/** `12`, `10..20`, `10..` (at least), `..20` (at most), `~12` (about), or `[low,best,high]`. */
function countOf(path: string, value: string): Count {
  const list = /^\[(.*)\]$/.exec(value);
  if (list !== null) {
    const parts = list[1]!.split(',').map((part) => (/^\s*(?:null)?\s*$/.test(part) ? null : Number(part)));
    if (parts.length === 3 && parts.every((part) => part === null || (Number.isSafeInteger(part) && part >= 0)))
      return rising(path, value, parts as Count);
  }
  const range = /^(\d*)\.\.(\d*)$/.exec(value);
  if (range !== null && (range[1] !== '' || range[2] !== '')) {
    const low = range[1] === '' ? null : Number(range[1]);
    const high = range[2] === '' ? null : Number(range[2]);
    if (high === null) return [low, low, null];
    return rising(path, value, low === null ? [null, high, high] : [low, null, high]);
  }
  if (/^~\d{1,9}$/.test(value)) return [null, Number(value.slice(1)), null];
  if (/^\d{1,9}$/.test(value)) return [Number(value), Number(value), Number(value)];
  throw badCount(path, value);
}

function rising(path: string, value: string, count: Count): Count {
  const known = count.filter((bound) => bound !== null);
  if (known.length === 0 || known.some((bound, i) => i > 0 && known[i - 1]! > bound)) throw badCount(path, value);
  return count;
}

const badCount = (path: string, value: string): SabtError =>
  new SabtError(
    'invalid-value',
    `“${value}” is no number of people. Examples: 12, 10..20, 10.. (at least), [10,12,20].`,
    {
      at: path,
    },
  );

function flagOf(path: string, value: string): boolean {
  if (value === 'true' || value === 'yes') return true;
  if (value === 'false' || value === 'no' || value === '') return false;
  throw new SabtError('invalid-value', `${path} is true or false, not “${value}”.`, { at: path });
}
