/**
 * Numbers and claims of a dossier as people say them: the sentence with value and interval, then what was asked, by which
 * method, with which sources over which time, at which checkpoint. Where part of what that needs is withheld, nothing is
 * told, and what is disclosed is listed as with any record.
 */
import { foundWords } from '../claims/claim-found.ts';
import { recordedClaim } from '../claims/claim-record.ts';
import { restingRows } from '../claims/claim-told.ts';
import { whyWords } from '../claims/claim-words.ts';
import type { PageContext } from '../context.ts';
import { type Content, code, html } from '../html.ts';
import { basis, sentence } from '../measuring/indicator-words.ts';
import { askedOf } from '../measuring/question.ts';
import { pWord, restingFacts } from '../measuring/safeguards.ts';
import { measurementOf } from '../public/measurement.ts';
import type { DossierRecordView } from './model.ts';

export interface Told {
  /** Sentences, each a paragraph. */
  said: Content[];
  facts: [label: Content, value: Content][];
  /** Paths that are told by these. */
  covers: ReadonlySet<string>;
}

const OF_FIGURE = new Set(
  'title definition method methodVersion checkpoint value interval p verdict safeguards inputs codebook missing'.split(
    ' ',
  ),
);
const OF_CLAIM = new Set('text form inputs verdict verdicts figure evidence needed'.split(' '));

export function toldOf(page: PageContext, record: DossierRecordView): Told | null {
  if (record.kind === 'figure') return figure(page, record);
  return record.kind === 'claim' ? claim(page, record) : null;
}

function figure(page: PageContext, { id, values }: DossierRecordView): Told | null {
  const { s } = page;
  const found = measurementOf(id, Object.fromEntries(values));
  if (found === null) return null;
  const { definition, p } = found;
  const asked = askedOf(page, definition);
  const about = definition.series ?? (definition.unit === 'votes' ? asked.votes : asked.acts);
  return {
    said: [sentence(page, found, asked), basis(page, found)],
    facts: [
      [
        s.t('dossier.asked'),
        html`${s.t(`measure.question.${definition.measure}`)} ${about}${asked.second === null ? '' : html` / ${asked.second}`}`,
      ],
      ...(definition.where.trim() === '' ? [] : [[s.t('claims.where'), code(definition.where)] as [string, Content]]),
      ...(typeof p === 'number' ? [[s.t('field.p'), pWord(page, p)] as [string, Content]] : []),
      ...restingFacts(page, found),
    ],
    covers: OF_FIGURE,
  };
}

function claim(page: PageContext, { values }: DossierRecordView): Told | null {
  const { s } = page;
  const of = Object.fromEntries(values);
  const told = recordedClaim(of);
  if (told === null || !told.hasFigure || of['inputs'] === undefined || of['form'] === undefined) return null;
  const { view, answer } = told;
  const { verdict, reason } = answer;
  const found = foundWords(page, view, answer);
  return {
    said: [s.t(`verdict.says.${verdict}`), html`${found.map((words) => html`${words} `)}`],
    facts: [
      [s.t('claim.verdict'), s.t(`verdict.${verdict}`)],
      [s.t('dossier.why'), whyWords(page, reason, view)],
      ...restingRows(page, told, of),
    ],
    covers: OF_CLAIM,
  };
}
