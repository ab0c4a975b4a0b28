import { speak } from '../i18n/index.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';

/** The words that the pages use, in the order in which they explain one another. Key of a message: address in the page. */
export const WORDS = {
  archive: 'archive',
  record: 'record',
  keeper: 'keeper',
  document: 'document',
  source: 'source',
  event: 'event',
  act: 'act',
  actor: 'actor',
  coding: 'coding',
  suggestion: 'suggestion',
  decision: 'decision',
  agreement: 'agreement',
  link: 'link',
  claim: 'claim',
  verdict: 'verdict',
  codebook: 'codebook',
  precision: 'precision',
  version: 'version',
  evidentiaryCopy: 'evidentiary-copy',
  workingCopy: 'working-copy',
  custody: 'custody',
  confidentiality: 'confidentiality',
  reliability: 'reliability',
  credibility: 'credibility',
  batch: 'batch',
  ledger: 'ledger',
  log: 'log',
  entry: 'entry',
  commitGroup: 'commit-group',
  hash: 'hash',
  opening: 'opening',
  checkpoint: 'checkpoint',
  asOf: 'as-of',
  receipt: 'receipt',
  proof: 'proof',
  witness: 'witness',
  verification: 'verification',
  erasure: 'erasure',
} as const;

export type Word = keyof typeof WORDS;

export function glossaryPage(page: PageContext): Html {
  const { s } = page;
  const english = speak('en');
  return layout(page, {
    title: s.t('glossary.title'),
    section: null,
    body: html`<div class="lead"><h1>${s.t('glossary.title')}</h1><p>${s.t('glossary.lead')}</p></div>
<dl class="glossary">${(Object.keys(WORDS) as Word[]).map(
      (word) =>
        html`<div id="${WORDS[word]}"><dt>${s.t(`word.${word}`)}${
          page.language === 'en'
            ? ''
            : html` <bdi class="foreign" lang="en" dir="ltr">${english.t(`word.${word}`)}</bdi>`
        }</dt><dd>${s.t(`meaning.${word}`)}</dd></div>`,
    )}</dl>`,
  });
}
