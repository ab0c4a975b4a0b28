/**
 * How well a coder finds what a gold set holds.
 *
 * Types are scored as a multiset within each case: an event answers a gold act of the same type that happened as the event
 * says (`happened` = neither negated nor hypothetical); each act is answered once, so an event told twice and suggested
 * twice costs precision. Acts that are optional cost nothing either way. Date, place and numbers are scored on the main
 * act: on the event that answers it, else on the first event that the coder returned. The weighted F1 over ACLED's types
 * (Σ share of the type × its F1) is taken on the first event, as trained classifiers of such notes give one label each.
 */
import { placeById } from '../../../gazetteer/index.ts';
import type { CodedEvent, CodeInput } from '../suggest/code-text.ts';
import type { GoldAct, GoldCase, GoldLanguage } from './index.ts';

export type Coder = (input: CodeInput) => CodedEvent[];

export interface Rates {
  /** Null where nothing was suggested. */
  precision: number | null;
  /** Null where there was nothing to find. */
  recall: number | null;
  f1: number;
}

export interface TypeScore extends Rates {
  act: string;
  gold: number;
  found: number;
  suggestedWrongly: number;
}

/** `right` of `of` that could be judged. */
export interface Share {
  right: number;
  of: number;
}

export interface Miss {
  id: string;
  text: string;
  missed: string[];
  wrong: string[];
}

export interface Score {
  cases: number;
  types: TypeScore[];
  /** Mean F1 of the types with at least `MACRO_MINIMUM` gold acts. */
  macroF1: number;
  micro: Rates;
  /** Cases without an event for which none was suggested as having happened. */
  quiet: Share;
  mainFirst: Share;
  date: Share;
  country: Share;
  place: Share;
  counts: Share;
  /** Weighted F1; null where no case has a label of ACLED's. */
  acled: { event: number; subEvent: number } | null;
  /** What the gold act was, what was suggested instead, how often; most frequent first. */
  confusion: { gold: string; suggested: string; times: number }[];
  misses: Miss[];
}

export const MACRO_MINIMUM = 3;
const NOTHING = '–';

export function scoreCoder(cases: readonly GoldCase[], language: GoldLanguage, coder: Coder): Score {
  const tallies = new Map<string, { gold: number; found: number; wrong: number }>();
  const tally = (act: string) => {
    if (!tallies.has(act)) tallies.set(act, { gold: 0, found: 0, wrong: 0 });
    return tallies.get(act)!;
  };
  const share = (): Share => ({ right: 0, of: 0 });
  const shares = {
    quiet: share(),
    mainFirst: share(),
    date: share(),
    country: share(),
    place: share(),
    counts: share(),
  };
  const judge = (name: keyof typeof shares, right: boolean): void => {
    shares[name].of++;
    if (right) shares[name].right++;
  };
  const confused = new Map<string, number>();
  const misses: Miss[] = [];
  const labels: { gold: { event: string; subEvent: string }; given: { event: string; subEvent: string } }[] = [];

  for (const one of cases) {
    const { text, published, country } = one;
    const events = coder({ text, language, published, country });
    const { answers, missed, wrong } = matched(one.acts, events);
    for (const act of one.acts) if (!act.optional) tally(act.act).gold++;
    for (const act of answers.keys()) if (!act.optional) tally(act.act).found++;
    for (const event of wrong) tally(event.act).wrong++;
    for (let at = 0; at < Math.max(missed.length, wrong.length); at++) {
      const key = JSON.stringify([named(missed[at]), named(wrong[at])]);
      confused.set(key, (confused.get(key) ?? 0) + 1);
    }
    if (missed.length + wrong.length > 0)
      misses.push({ id: one.id, text, missed: missed.map(named), wrong: wrong.map(named) });
    if (one.acts.length === 0) judge('quiet', !events.some(happened));
    if (one.acled !== undefined)
      labels.push({ gold: one.acled, given: events[0]?.acled ?? { event: NOTHING, subEvent: NOTHING } });
    const main = one.acts[one.main ?? -1];
    if (main === undefined) continue;
    if (main.happened) judge('mainFirst', events[0]?.act === main.act && happened(events[0]));
    judgeMain(main, answers.get(main) ?? events[0], judge);
  }

  const types = [...tallies].map(
    ([act, { gold, found, wrong }]): TypeScore => ({
      act,
      gold,
      found,
      suggestedWrongly: wrong,
      ...rates(gold, found, wrong),
    }),
  );
  const sum = (of: 'gold' | 'found' | 'suggestedWrongly'): number => types.reduce((all, type) => all + type[of], 0);
  return {
    cases: cases.length,
    types: types.toSorted((a, b) => b.gold - a.gold || (a.act < b.act ? -1 : 1)),
    macroF1: mean(types.filter(({ gold }) => gold >= MACRO_MINIMUM).map(({ f1 }) => f1)),
    micro: rates(sum('gold'), sum('found'), sum('suggestedWrongly')),
    ...shares,
    acled:
      labels.length === 0
        ? null
        : {
            event: weightedF1(labels.map(({ gold, given }) => [gold.event, given.event])),
            subEvent: weightedF1(
              labels.map(({ gold, given }) => [`${gold.event}/${gold.subEvent}`, `${given.event}/${given.subEvent}`]),
            ),
          },
    confusion: [...confused]
      .map(([key, times]) => {
        const [gold, suggested] = JSON.parse(key) as [string, string];
        return { gold, suggested, times };
      })
      .sort((a, b) => b.times - a.times),
    misses,
  };
}

function happened(event: CodedEvent): boolean {
  return !(event.negated || event.hypothetical);
}

function matched(acts: readonly GoldAct[], events: readonly CodedEvent[]) {
  const answers = new Map<GoldAct, CodedEvent>();
  const wrong: CodedEvent[] = [];
  const required = acts.filter(({ optional }) => !optional);
  const optional = acts.filter((act) => act.optional);
  for (const event of events) {
    const fits = (act: GoldAct): boolean =>
      act.act === event.act && act.happened === happened(event) && !answers.has(act);
    const fitting = required.filter(fits);
    // of two acts of one type the one whose place the event names, so that a text with two rallies is not read crosswise
    const answered = fitting.find(({ place, placeCountry }) => isPlace(event, place, placeCountry)) ?? fitting[0];
    const act = answered ?? optional.find(fits);
    if (act === undefined) wrong.push(event);
    else answers.set(act, event);
  }
  return { answers, missed: required.filter((act) => !answers.has(act)), wrong };
}

function judgeMain(
  main: GoldAct,
  event: CodedEvent | undefined,
  judge: (name: 'date' | 'country' | 'place' | 'counts', right: boolean) => void,
): void {
  if (main.start !== undefined) judge('date', event?.start === main.start && event?.end === main.end);
  if (main.place !== undefined) {
    judge('country', event?.place?.country === main.placeCountry);
    judge('place', event !== undefined && isPlace(event, main.place, main.placeCountry));
  }
  if (main.counts !== undefined) {
    const right = Object.entries(main.counts).every(([measure, gold]) => {
      const given = event?.counts[measure as keyof CodedEvent['counts']] ?? null;
      return given !== null && gold.every((bound, at) => bound === given[at]);
    });
    judge('counts', right);
  }
}

/** Whether the event's place bears that English name, in any Latin spelling that the gazetteer knows. */
function isPlace({ place }: CodedEvent, name: string | undefined, country: string | undefined): boolean {
  if (place === null || name === undefined || place.country !== country) return false;
  const known = placeById(place.id);
  const spellings = [place.name, ...(known?.names.en ?? []), ...(known?.others ?? [])];
  return spellings.some((spelling) => plain(spelling) === plain(name));
}

/** Letters alone, without accents and without the Arabic article. */
function plain(name: string): string {
  const letters = name.normalize('NFD').toLowerCase();
  return letters.replace(/^(al|el|as|ash|ad|ar|az|an)[- ]/, '').replace(/\P{Letter}/gu, '');
}

function named(act: GoldAct | CodedEvent | undefined): string {
  if (act === undefined) return NOTHING;
  return act.negated || act.hypothetical ? `not ${act.act}` : act.act;
}

function rates(gold: number, found: number, wrong: number): Rates {
  return {
    precision: found + wrong === 0 ? null : found / (found + wrong),
    recall: gold === 0 ? null : found / gold,
    f1: gold + found + wrong === 0 ? 0 : (2 * found) / (gold + found + wrong),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((all, value) => all + value, 0) / values.length;
}

/** Of pairs [gold label, given label]: Σ over gold labels of their share × their F1. */
export function weightedF1(pairs: readonly (readonly [gold: string, given: string])[]): number {
  let sum = 0;
  for (const label of new Set(pairs.map(([gold]) => gold))) {
    const gold = pairs.filter(([one]) => one === label).length;
    const given = pairs.filter(([, one]) => one === label).length;
    const both = pairs.filter(([one, other]) => one === label && other === label).length;
    sum += (gold / pairs.length) * ((2 * both) / (gold + given));
  }
  return sum;
}
