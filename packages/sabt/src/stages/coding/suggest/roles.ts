/**
 * Who did it and to whom. Who is named as saying so ("…, relatives say") or as where it was ("arrested in Iran") did nothing
 * by that: no role at all is better than an accusation that no text makes. What decides else, in this order: a word for "by" or "against" before the name; the roles that the
 * pattern gives to what stands before and after its trigger; what kind of actor it is (security forces arrest, students
 * are arrested); in English, word order and the passive.
 */
import type { ActType } from '../../../codebook/index.ts';
import type { MarkedText } from './grammar.ts';
import type { Mention } from './mentions.ts';
import type { ActorRole, Pattern } from './pattern-file.ts';

export interface Actor {
  role: ActorRole;
  name: string;
  span: [number, number];
}

interface Frame {
  /** Who acts, and who is acted upon. */
  agent: ActorRole;
  patient: ActorRole;
}

/** Protests that are put down are done to people; the others are done by them. */
const PUT_DOWN = new Set(['protest-suppression', 'protest-intervention']);

/** Mostly found by the thing and not by a verb ("over her headscarf"), so that word order says nothing. */
const FOUND_BY_THING = new Set(['dress-code-enforcement']);

function frameOf({ id, family, violation }: ActType): Frame {
  if (PUT_DOWN.has(id)) return { agent: 'perpetrator', patient: 'victim' };
  if (family === 'protest') return { agent: 'participant', patient: 'target' };
  if (family === 'politics') return { agent: 'initiator', patient: 'target' };
  if (family === 'coercion' || violation) return { agent: 'perpetrator', patient: 'victim' };
  return { agent: 'perpetrator', patient: 'target' };
}

export interface TriggerPlace {
  act: ActType;
  pattern: Pattern;
  /** Tokens [from, to). */
  from: number;
  to: number;
}

const REACH_WORDS = 14;

export function actorsOf(trigger: TriggerPlace, mentions: readonly Mention[], text: MarkedText): Actor[] {
  const { act, from, to } = trigger;
  const frame = frameOf(act);
  const sentence = text.tokens[from]!.sentence;
  const near = mentions.filter(
    (mention) =>
      text.tokens[mention.from]!.sentence === sentence &&
      (mention.to <= from ? from - mention.to : mention.from - to) <= REACH_WORDS,
  );
  const passive = isPassive(text, from, to);
  const actors: Actor[] = [];
  const filled = new Set<ActorRole>();
  const byNearness = near.toSorted((a, b) => distance(a, trigger) - distance(b, trigger));
  for (const mention of byNearness) {
    const role = roleOf(mention, frame, trigger, passive, text.language, filled);
    if (role === 'perpetrator' && !mention.agent && speaksOf(mention, from, text)) continue;
    if (role === 'victim' && hasSpoken(mention, from, text)) continue;
    if (role === null || (filled.has(role) && !sameList(mention, actors, role, text))) continue;
    filled.add(role);
    actors.push({ role, name: mention.name, span: mention.span });
  }
  return actors.sort((a, b) => a.span[0] - b.span[0]);
}

const distance = (mention: Mention, { from, to }: TriggerPlace): number =>
  mention.to <= from ? from - mention.to : Math.max(0, mention.from - to);

function roleOf(
  mention: Mention,
  frame: Frame,
  { pattern, from, to, act }: TriggerPlace,
  passive: boolean,
  language: string,
  filled: ReadonlySet<ActorRole>,
): ActorRole | null {
  if (mention.source === 'anywhere' || (mention.source === 'behind' && mention.from >= to)) return null;
  if (mention.agent) return frame.agent;
  if (mention.opposed) return frame.patient;
  const before = mention.to <= from || (mention.from <= from && mention.to < to);
  const told = before ? pattern.before : pattern.after;
  if (told !== undefined) return told;
  if (mention.located && frame.agent === 'perpetrator') return null;
  if (act.family === 'protest' && !PUT_DOWN.has(act.id)) return mention.is === 'people' ? 'participant' : null;
  if (act.family === 'politics') {
    if (language === 'ar' && !before) return filled.has(frame.agent) ? frame.patient : frame.agent;
    return before ? frame.agent : frame.patient;
  }
  if (FOUND_BY_THING.has(act.id)) return mention.is === 'people' ? frame.patient : frame.agent;
  if (language === 'en') return before === passive ? frame.patient : frame.agent;
  if (mention.is === 'people') return frame.patient;
  if (mention.is === 'force' || mention.is === 'group') return filled.has(frame.agent) ? frame.patient : frame.agent;
  return null;
}

/** Whether who stands before an act reports it, learns of it, condemns it or mourns over it: a verb that lies between. */
function speaksOf(mention: Mention, from: number, { phrases }: MarkedText): boolean {
  return (phrases.get('speaks-of') ?? []).some((hit) => hit.from >= mention.to && hit.to <= from);
}

/** The same where the verb comes first, as in Arabic: right before the name, and both before the act. */
function hasSpoken(mention: Mention, from: number, { phrases }: MarkedText): boolean {
  return (phrases.get('spoke-of') ?? []).some((hit) => hit.to === mention.from && mention.to <= from);
}

/** "students and teachers": a second name for a role, if only a word for "and" or a comma lies between. */
function sameList(mention: Mention, actors: readonly Actor[], role: ActorRole, text: MarkedText): boolean {
  return actors.some((actor) => {
    if (actor.role !== role) return false;
    const [start, end] =
      actor.span[1] <= mention.span[0] ? [actor.span[1], mention.span[0]] : [mention.span[1], actor.span[0]];
    return end - start <= 12 && /^(?:[\s,،و]|and|\d)*$/u.test(text.text.slice(start, end));
  });
}

/** How many words before a trigger, or before its end, a word for the passive may stand. */
const PASSIVE_REACH = 3;

function isPassive({ phrases }: MarkedText, from: number, to: number): boolean {
  if ((phrases.get('passive-by') ?? []).some((hit) => hit.to === to + 1)) return true;
  const not = phrases.get('not-passive') ?? [];
  return (phrases.get('passive') ?? []).some(
    (hit) =>
      ((hit.from >= from - PASSIVE_REACH && hit.to <= from) || (hit.from >= to - PASSIVE_REACH && hit.to <= to)) &&
      !not.some((other) => other.from <= hit.from && other.to >= hit.to),
  );
}
