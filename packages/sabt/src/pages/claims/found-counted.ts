/** What sentences about a finding share: what was counted over which days, and the ends of an interval. */
import type { PageContext } from '../context.ts';
import { type Content, type Html, say } from '../html.ts';
import type { Span } from '../measuring/periods.ts';
import { type Ends, type Figure, listIn } from './claim-figure.ts';
import { actsWords, daysShown, spanShown } from './claim-words.ts';
import type { ClaimVerdict, ClaimView } from './claims-port.ts';

/** Ends of an interval of per cent, signed where it tells of a change. */
export function ends(
  page: PageContext,
  [low, high]: Ends,
  { signed = true, percent = true } = {},
): { low: string; high: string } {
  const { s } = page;
  const word = (end: number | null): string =>
    end === null ? s.t('found.unbounded') : percent ? s.percentAbout(end / 100, signed) : s.about(end, signed);
  return { low: word(low), high: word(high) };
}

/** What a claim that is bound to the record counts, over which days. */
export interface Counted {
  acts: Html;
  /** Those they are compared with, or that may go before. */
  other: Html | null;
  days: Content;
  /** Null where the acts themselves are not shown: whoever has the record and not the archive has the figure alone. */
  n: number | null;
}

/** Null where the claim came with numbers of its own, or is about a series or votes. */
export function countedOf(page: PageContext, { form, inputs }: ClaimView, { evidence }: ClaimVerdict): Counted | null {
  const [own, other] = evidence;
  const { where, against, driver, series } = inputs;
  if (own === undefined && (typeof where !== 'string' || form === 'position' || series !== undefined)) return null;
  const beside = other?.where ?? against ?? driver;
  return {
    acts: actsWords(page, own?.where ?? String(where)),
    other: typeof beside === 'string' ? actsWords(page, beside) : null,
    days: daysShown(page, inputs['from'], inputs['to']),
    n: own?.n ?? null,
  };
}

/** What was counted, before sentences that do not say it. */
export function preface(page: PageContext, counted: Counted | null): Html | null {
  if (counted === null) return null;
  const { acts, other, days } = counted;
  return other === null
    ? say(page, 'found.counted', { acts, days })
    : say(page, 'found.countedOf', { acts, other, days });
}

/** Where nothing can be compared, how many there are at least. */
export function onlyCounted(page: PageContext, counted: Counted | null): Html | null {
  if (counted === null) return null;
  const { acts, days, n } = counted;
  return n === null ? preface(page, counted) : say(page, 'found.someOf', { acts, days, n });
}

/** The days of both spans in place of those claimed about. */
export function ofBothSpans(page: PageContext, counted: Counted | null, figure: Figure): Counted | null {
  const [before, now] = listIn(figure['spans']).map((span) => spanShown(page, span as Span));
  if (counted === null || before === undefined || now === undefined) return counted;
  return { ...counted, days: say(page, 'claim.fromTo', { before, now }) };
}
