/**
 * What the results of a search on a public site say of a record that has no title of its own, and of a published number, whose
 * own title is the question as a program reads it. One index serves all languages, so the words of each stand in it.
 */
import { LANGUAGES, type Language } from '../../i18n/index.ts';
import { contextOf } from '../dossier/pages.ts';
import { plainText } from '../dossier/plain.ts';
import { sentence } from '../measuring/indicator-words.ts';
import { askedOf } from '../measuring/question.ts';
import { measurementOf } from './measurement.ts';
import type { PublicView } from './model.ts';
import { titleWords } from './record.ts';

/** As its page is called, and what the number says, or the record begins with. */
export interface PublicHit {
  title: string;
  said: string;
}

/** `lead`: how the record begins; what a number says stands instead, and nothing where part of that is withheld. */
export function publicHits(view: PublicView, lead: string): Record<Language, PublicHit> {
  const found = view.kind === 'figure' ? measurementOf(view.id, view.values) : null;
  const hits = LANGUAGES.map((language): [Language, PublicHit] => {
    const page = contextOf(language);
    const said = found === null ? lead : plainText(sentence(page, found, askedOf(page, found.definition)));
    return [language, { title: plainText(titleWords(page, view)), said }];
  });
  return Object.fromEntries(hits) as Record<Language, PublicHit>;
}
