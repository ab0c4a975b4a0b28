/**
 * What the results of a search on a public site say of a published number: its own title is the question as a program reads
 * it. One index serves all languages, so the words of each stand in it.
 */
import { LANGUAGES, type Language } from '../../i18n/index.ts';
import { contextOf } from '../dossier/pages.ts';
import { plainText } from '../dossier/plain.ts';
import { sentence } from '../measuring/indicator-words.ts';
import { askedOf } from '../measuring/question.ts';
import { measurementOf } from './measurement.ts';
import type { PublicView } from './model.ts';
import { titleWords } from './record.ts';

/** As its page is called, and what the number says; empty where part of that is withheld. */
export interface FigureHit {
  title: string;
  said: string;
}

export function figureHits(view: PublicView): Record<Language, FigureHit> {
  const found = measurementOf(view.id, view.values);
  const hits = LANGUAGES.map((language): [Language, FigureHit] => {
    const page = contextOf(language);
    const said = found === null ? '' : plainText(sentence(page, found, askedOf(page, found.definition)));
    return [language, { title: plainText(titleWords(page, view)), said }];
  });
  return Object.fromEntries(hits) as Record<Language, FigureHit>;
}
