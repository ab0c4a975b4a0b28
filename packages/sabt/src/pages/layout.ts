import { FACTS, LANGUAGES } from '../i18n/index.ts';
import type { IslandName, PageContext } from './context.ts';
import { type Content, type Html, html } from './html.ts';
import { archiveTitle } from './parts/archive-title.ts';
import { seal } from './parts/seal.ts';
import { urls } from './urls.ts';

export type Section =
  | 'home'
  | 'explore'
  | 'indicators'
  | 'claims'
  | 'search'
  | 'review'
  | 'links'
  | 'sources'
  | 'take-in'
  | 'batches'
  | 'log'
  | null;

export interface PageParts {
  /** For the browser's title: plain text. */
  title: string;
  section: Section;
  body: Content;
  islands?: readonly IslandName[];
  /** Narrow pages are for reading: one column. */
  narrow?: boolean;
  /** Seconds after which the page is loaded again where no script does so. */
  refresh?: number;
}

/** The whole document around a page's body. */
export function layout(page: PageContext, parts: PageParts): Html {
  const { s, language, assets, status } = page;
  const archive = status === null ? 'Sabt' : archiveTitle(page, status);
  const title = parts.title === archive ? archive : `${parts.title} · ${archive}`;
  return html`<!doctype html>
<html lang="${language}" dir="${s.direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<meta name="robots" content="noindex">
${assets.preload[language].map(
  (font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>
`,
)}<link rel="stylesheet" href="${assets.style}">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
${(parts.islands ?? []).map(
  (name) => html`<script type="module" src="${assets.islands[name]}"></script>
`,
)}${
  parts.refresh === undefined
    ? ''
    : html`<noscript><meta http-equiv="refresh" content="${parts.refresh}"></noscript>
`
}</head>
<body>
<a class="skip" href="#main">${s.t('skip')}</a>
${header(page, parts.section)}
${seal(page)}
<main id="main" tabindex="-1"${parts.narrow ? html` class="narrow"` : ''}>
${notice(page)}${parts.body}
</main>
${footer(page)}
</body>
</html>`;
}

function header(page: PageContext, section: Section): Html {
  const to = urls(page.language);
  const item = (name: Exclude<Section, null>, href: string) =>
    html`<li><a href="${href}"${section === name ? html` aria-current="page"` : ''}>${page.s.t(`nav.${name}`)}</a></li>`;
  return html`<header class="top">
<a class="brand" href="${to.home}"><span lang="en" dir="ltr">Sabt</span> <span lang="ar" dir="rtl">ثبت</span></a>
${
  page.person === null
    ? ''
    : html`<nav class="sections" aria-label="${page.s.t('nav.label')}"><ul>
${item('home', to.home)}${item('search', to.search())}${item('explore', to.explore())}${item('indicators', to.indicators())}${item('claims', to.claims())}${item('review', to.review())}${item('links', to.links())}${item('sources', to.sources)}${item('take-in', to.takeIn)}${item('batches', to.batches())}${item('log', to.log)}
</ul></nav>`
}
${languages(page)}
</header>`;
}

/** Links to the same page in the other languages, each in its own name. */
export function languages(page: PageContext): Html {
  return html`<nav class="languages" aria-label="${page.s.t('nav.languages')}"><ul>
${LANGUAGES.map((language) => {
  const current = language === page.language ? html` aria-current="true"` : '';
  return html`<li><a href="/${language}${page.path === '/' ? '' : page.path}" lang="${language}" dir="${FACTS[language].direction}" hreflang="${language}"${current}>${FACTS[language].name}</a></li>`;
})}
</ul></nav>`;
}

function notice(page: PageContext): Html {
  if (page.done === null) return html``;
  const text = doneText(page, page.done.what, page.done.n);
  return text === null ? html`` : html`<p class="notice" role="status">${text}</p>`;
}

/** The sentence for what was just done; null for a word that the address cannot ask for. */
function doneText(page: PageContext, what: string, n: number): string | null {
  switch (what) {
    case 'changed':
      return page.s.t('done.changed', { n });
    case 'corrected':
    case 'unaltered':
    case 'annotated':
    case 'saved':
    case 'forgotten':
    case 'discarded':
    case 'published':
    case 'settings':
    case 'redacted':
    case 'erased':
    case 'erasing':
    case 'blackedOut':
      return page.s.t(`done.${what}`);
    default:
      return null;
  }
}

function footer(page: PageContext): Html {
  const to = urls(page.language);
  const { s } = page;
  return html`<footer class="bottom">
<p>${s.t('footer.what')}</p>
<ul>
<li><a href="${to.glossary()}">${s.t('glossary.title')}</a></li>
<li><a href="${to.searchHelp}">${s.t('help.title')}</a></li>
${
  page.person === null
    ? ''
    : html`<li><a href="${to.log}#without-us">${s.t('log.withoutUs')}</a></li>
<li><a href="${to.settings}">${s.t('settings.title')}</a></li>`
}
</ul>
</footer>`;
}
