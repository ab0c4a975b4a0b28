/** How the numbers and verdicts of a site come about: the pages of the program, without what is computed there. */
import {
  METHOD_PAGES,
  type MethodLinks,
  type MethodPage,
  methodBody,
  methodsBody,
  methodTitle,
} from '../measuring/methods.ts';
import { home, publicDocument } from './frame.ts';
import type { PublicPage } from './model.ts';

export { METHOD_PAGES };

/** Files of these pages below the folder of a language. */
export const methodsFile = 'methods/index.html';
export const methodFile = (about: MethodPage): string => `methods/${about}.html`;

export function publicMethods(page: PublicPage): string {
  return publicDocument(page, { title: page.s.t('methods.title'), body: methodsBody(page, linksOf(page)) });
}

export function publicMethod(page: PublicPage, about: MethodPage): string {
  return publicDocument(page, { title: methodTitle(page, about), body: methodBody(page, about, linksOf(page)) });
}

function linksOf(page: PublicPage): MethodLinks {
  const at = home(page);
  return { methods: `${at}${methodsFile}`, method: (about) => `${at}${methodFile(about)}`, compute: () => null };
}
