/** What was found of votes: the share of yes over the years, and beside that of another voter. */
import type { PageContext } from '../context.ts';
import { type Html, say } from '../html.ts';
import { endsIn, type Figure, numberIn, objectIn } from './claim-figure.ts';
import { daysShown, votesWords } from './claim-words.ts';
import type { ClaimView } from './claims-port.ts';

export function positions(page: PageContext, { inputs }: ClaimView, figure: Figure): (Html | null)[] {
  const { s } = page;
  const value = objectIn(figure['value']);
  const yes = numberIn(objectIn(value['votes'])['yes']);
  const [n, slope] = [numberIn(figure['n']), numberIn(value['changePerYear'])];
  const [low, high] = endsIn(figure['interval']);
  const [least, most] = endsIn(value['changePerYearInterval']);
  const counted = say(page, 'found.counted', {
    acts: votesWords(page, String(inputs['where'] ?? '')),
    days: daysShown(page, inputs['from'], inputs['to']),
  });
  if (typeof inputs['against'] === 'string') return [counted, ...votesBeside(page, inputs['against'], figure)];
  if (n === null || n === 0 || yes === null) return [counted];
  const points = (share: number | null): string =>
    share === null ? s.t('found.unbounded') : s.about(share * 100, true);
  return [
    counted,
    low === null || high === null
      ? null
      : say(page, 'found.positions', { n, yes, low: s.percentAbout(low), high: s.percentAbout(high) }),
    slope === null
      ? null
      : say(page, 'found.positionChange', { change: points(slope), low: points(least), high: points(most) }),
  ];
}

/** By how much the share of yes lies above that of another voter. */
function votesBeside(page: PageContext, against: string, figure: Figure): (Html | null)[] {
  const { s } = page;
  const [difference, years] = [numberIn(figure['difference']), numberIn(figure['years'])];
  if (difference === null || years === null) return [];
  const [low, high] = endsIn(figure['interval']);
  const points = (share: number): string => s.about(share * 100, true);
  const told = { years, other: votesWords(page, against), difference: points(difference) };
  return [
    low === null || high === null
      ? say(page, 'found.votesAlike', told)
      : say(page, 'found.votesBeside', { ...told, low: points(low), high: points(high) }),
  ];
}
