/**
 * What a verdict rests on, for those who have the record of a claim and not the archive: how the claim was understood, the
 * acts that were counted, what to know besides, what would be needed, at which checkpoint, and what was said before. A verdict
 * that leaves these out says more than the record does, so sites and dossiers tell the same.
 */
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { type Content, code, type Html, html, say } from '../html.ts';
import { instant } from '../parts/dates.ts';
import { type RecordedClaim, type RecordedVerdict, recordedVerdicts } from './claim-record.ts';
import { understoodRows } from './claim-understood.ts';
import { filterShown, needWords, whyWords } from './claim-words.ts';
import type { ClaimVerdict } from './claims-port.ts';

/** One of the acts that are named as evidence. */
export type NamedAct = ClaimVerdict['evidence'][number]['acts'][number];

/** Label and words. `linked`: an act, where its page can be led to. How the claim was understood is left out where it is withheld. */
export function restingRows(
  page: PageContext,
  { view, answer }: RecordedClaim,
  values: { readonly [path: string]: Json },
  linked: (act: NamedAct) => Content | null = () => null,
): [Content, Content][] {
  const { s } = page;
  const { verdict, checkpoint, evidence, cautions = [] } = answer;
  const needed = needWords(page, answer, view);
  const former = recordedVerdicts(values).slice(0, -1).reverse();
  const isUnderstood = values['inputs'] !== undefined && values['form'] !== undefined;
  return [
    ...(isUnderstood ? understoodRows(page, view) : []),
    ...evidence.map(({ n, where, acts }): [Content, Content] => [
      s.t(`claim.evidence.${verdict}`),
      html`${s.t('claim.acts', { n })}: ${filterShown(page, where)}${actsNamed(acts.map(linked))}`,
    ]),
    ...(cautions.length === 0 ? [] : [[s.t('dossier.cautions'), cautionsShown(page, cautions)] as [Content, Content]]),
    ...(needed === null ? [] : [[s.t('claim.needed'), needed] as [Content, Content]]),
    [s.t('word.checkpoint'), html`${say(page, 'seal.checkpoint', { size: checkpoint.size })} ${code(checkpoint.root)}`],
    ...former.map((one): [Content, Content] => [s.t('claim.history'), verdictShown(page, one, view)]),
  ];
}

function actsNamed(acts: readonly (Content | null)[]): Html {
  const known = acts.filter((act) => act !== null);
  return known.length === 0 ? html`` : html`<ul class="plain">${known.map((act) => html`<li>${act}</li>`)}</ul>`;
}

function cautionsShown({ s }: PageContext, cautions: readonly string[]): Content {
  return html`<ul class="plain">${cautions.map((one) => html`<li>${s.lookup(`claims.caution.${one}`) ?? code(one)}</li>`)}</ul>`;
}

function verdictShown(
  page: PageContext,
  { verdict, reason, checkpoint, at }: RecordedVerdict,
  view: RecordedClaim['view'],
): Content {
  return html`${page.s.t(`verdict.${verdict}`)}: ${whyWords(page, reason, view)} ${say(page, 'seal.checkpoint', { size: checkpoint.size })}, ${instant(page, at)}`;
}
