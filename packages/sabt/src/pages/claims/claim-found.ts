/**
 * What was found about a claim as sentences that can be quoted, with intervals: never a percentage of a handful, never a
 * bare p. Claims that were given their numbers and claims bound to the record are told in the same way.
 */

import { isOfSelections } from '../../stages/claims/index.ts';
import type { PageContext } from '../context.ts';
import { type Html, html, say } from '../html.ts';
import { endsIn, type Figure, numberIn } from './claim-figure.ts';
import type { ClaimVerdict, ClaimView } from './claims-port.ts';
import { countedOf, ofBothSpans, onlyCounted, preface } from './found-counted.ts';
import { atLeast, besideEachOther, grown, kinds, none, share } from './found-counts.ts';
import { follows, prefaceOfSteps, steps, trend } from './found-over-time.ts';
import { positions } from './found-votes.ts';

export function foundWords(page: PageContext, view: ClaimView, answer: ClaimVerdict): Html[] {
  const { figure } = answer;
  const counted = countedOf(page, view, answer);
  const told = ((): (Html | null)[] => {
    switch (view.form) {
      case 'growth':
        return grown(page, view, figure, counted);
      case 'comparison':
        return isOfSelections(view.form, view.inputs)
          ? besideEachOther(page, view, figure, counted)
          : grown(page, view, figure, counted);
      case 'more-kinds':
        return figure['observed'] === undefined
          ? [onlyCounted(page, counted)]
          : [preface(page, ofBothSpans(page, counted, figure)), ...kinds(page, figure)];
      case 'trend':
        return trend(page, view, figure, counted);
      case 'every-year':
        return [prefaceOfSteps(page, view, counted), ...steps(page, view, figure)];
      case 'at-least':
        return atLeast(page, view, figure, counted);
      case 'none':
        return none(page, figure, counted);
      case 'share':
        return [preface(page, counted), ...share(page, figure)];
      case 'position':
        return figure['measure'] === undefined ? share(page, figure) : positions(page, view, figure);
      case 'follows':
      case 'causes':
        return follows(page, view, figure, counted);
      case 'test-report':
        return report(page, figure);
      case 'mean-report':
        return mean(page, figure);
      default:
        return [];
    }
  })().filter((sentence) => sentence !== null);
  return told.length > 0 ? told : [html`${page.s.t('found.noNumber')}`];
}

function report({ s, ...page }: PageContext, figure: Figure): (Html | null)[] {
  const [low, high] = endsIn(figure['range']);
  return low === null || high === null
    ? []
    : [say({ s, ...page }, 'found.test', { low: s.about(low), high: s.about(high) })];
}

function mean(page: PageContext, figure: Figure): (Html | null)[] {
  const [nearest, n] = [numberIn(figure['nearest']), numberIn(figure['n'])];
  return nearest === null || n === null ? [] : [say(page, 'found.mean', { n, nearest: page.s.about(nearest) })];
}
