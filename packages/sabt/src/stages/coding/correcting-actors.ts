/**
 * Correcting who took part in a suggested act: `actors/N/name` and `actors/N/role`, N from 0 as the suggestion lists them.
 * The number after the last one adds somebody; an empty name takes one away. A new one has no words in the text to show,
 * so its span is empty, at the words that the act rests on.
 */
import { SabtError } from '../../model/errors.ts';
import type { CodedEvent } from './suggest/code-text.ts';

type Actor = CodedEvent['actors'][number];

export const ACTOR_ROLES = [
  'perpetrator',
  'victim',
  'target',
  'initiator',
  'participant',
] as const satisfies readonly Actor['role'][];

const PATH = /^actors\/(\d{1,2})\/(name|role)$/;
/** Of somebody who is added without saying how: the role that says least. */
const UNSAID = 'participant' satisfies Actor['role'];
const MOST_ACTORS = 50;
const NAME_UNITS = 200;

export const isActorPath = (path: string): boolean => PATH.test(path);

/** Sets one part of one actor; `withoutEmpty` takes the nameless away when all parts are set. */
export function setActor(event: CodedEvent, path: string, value: string): void {
  const [, number, part] = PATH.exec(path)!;
  const at = Number(number);
  if (at >= MOST_ACTORS)
    throw new SabtError('invalid-value', `A suggestion has at most ${MOST_ACTORS} actors.`, { at: path });
  const begin = event.evidence[0]?.[0] ?? 0;
  while (event.actors.length <= at) event.actors.push({ role: UNSAID, name: '', span: [begin, begin] });
  const actor = event.actors[at]!;
  if (part === 'name') actor.name = onOneLine(value);
  else actor.role = roleOf(path, value);
}

export function withoutEmpty(actors: readonly Actor[]): Actor[] {
  return actors.filter(({ name }) => name !== '');
}

/** Each actor as a person would type it, and an empty line for another. */
export function actorsAsTyped(actors: readonly Actor[]): Record<string, string> {
  const lines: Pick<Actor, 'name' | 'role'>[] = [...actors, { name: '', role: UNSAID }];
  return Object.fromEntries(
    lines.slice(0, MOST_ACTORS).flatMap(({ name, role }, i) => [
      [`actors/${i}/name`, onOneLine(name)],
      [`actors/${i}/role`, role],
    ]),
  );
}

const onOneLine = (name: string): string => name.replace(/\s+/gu, ' ').slice(0, NAME_UNITS).trim();

function roleOf(path: string, value: string): Actor['role'] {
  const role = ACTOR_ROLES.find((one) => one === value);
  if (role === undefined)
    throw new SabtError('invalid-value', `“${value}” is no role; there are: ${ACTOR_ROLES.join(', ')}.`, { at: path });
  return role;
}
