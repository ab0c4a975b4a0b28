/**
 * The document around a page of a public site. It may lie anywhere, so every address is relative; what may be loaded is
 * said in the page itself, because a static host cannot be asked to send headers.
 */
import { FACTS, LANGUAGES } from '../../i18n/index.ts';
import { bdi, type Content, type Html, html, say, shortHash } from '../html.ts';
import { LISTED, type PublicPage, type SiteFacts } from './model.ts';

export const SITE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

export interface Body {
  title: string;
  body: Content;
  script?: string;
}

/** `fonts`: to be fetched at once; without them a page is there sooner and looks for its fonts as it needs them. */
export function head(
  page: Pick<PublicPage, 'assets' | 'base' | 'language'>,
  title: string,
  { more = '', fonts = true }: { more?: Content; fonts?: boolean } = {},
): Html {
  const { assets, base, language } = page;
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${SITE_POLICY}">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${(fonts ? assets.preload[language] : []).map(
  (font) => html`<link rel="preload" href="${base}${font}" as="font" type="font/woff2" crossorigin>
`,
)}<link rel="stylesheet" href="${base}${assets.style}">
<link rel="icon" href="${base}${assets.icon}" type="image/svg+xml">
${more}`;
}

export function publicDocument(page: PublicPage, { title, body, script }: Body): string {
  const { s, language, site, base } = page;
  const whole = title === site.title ? title : `${title} · ${site.title}`;
  const more = html`<link rel="alternate" type="application/atom+xml" href="${home(page)}feed.xml" title="${site.title}">
${script === undefined ? '' : html`<script type="module" src="${base}${script}"></script>`}`;
  return `${html`<!doctype html>
<html lang="${language}" dir="${s.direction}"${script === undefined ? '' : html` class="one-face"`}>
<head>
${head(page, whole, { more, fonts: script === undefined })}
</head>
<body>
<a class="skip" href="#main">${s.t('skip')}</a>
${header(page)}
${seal(page)}
<main id="main" tabindex="-1">
${body}
</main>
<footer class="bottom"><p>${s.t('publish.footer')}</p><ul><li><a href="${home(page)}about.html">${s.t('publish.about')}</a></li><li><a href="${home(page)}data.html">${s.t('publish.data')}</a></li>${hasFigures(site) ? html`<li><a href="${home(page)}methods/index.html">${s.t('methods.title')}</a></li>` : ''}</ul></footer>
</body>
</html>`}\n`;
}

/** A site without numbers and verdicts tells of no methods. */
export const hasFigures = ({ counts }: Pick<SiteFacts, 'counts'>): boolean =>
  (counts.figure ?? 0) > 0 || (counts.claim ?? 0) > 0;

/** To the folder of the page's language. */
export const home = (page: PublicPage): string => '../'.repeat(page.file.split('/').length - 1);

function header(page: PublicPage): Html {
  const { s, site, file, base, language } = page;
  const at = home(page);
  const item = (to: string, label: string): Html =>
    html`<li><a href="${at}${to}"${file === to ? html` aria-current="page"` : ''}>${label}</a></li>`;
  return html`<header class="top">
<a class="brand" href="${at}index.html">${bdi(site.title)}</a>
<nav class="sections" aria-label="${s.t('nav.label')}"><ul>
${item('search.html', s.t('nav.search'))}${(site.counts.act ?? 0) > 0 ? item('explore.html', s.t('nav.explore')) : ''}${LISTED.filter((kind) => (site.counts[kind] ?? 0) > 0).map((kind) => item(`${kind}s/index.html`, s.t(`publish.list.${kind}`)))}${item('data.html', s.t('publish.data'))}${item('about.html', s.t('publish.about'))}
</ul></nav>
<nav class="languages" aria-label="${s.t('nav.languages')}"><ul>
${LANGUAGES.map((other) => html`<li><a href="${base}${other}/${file}" lang="${other}" dir="${FACTS[other].direction}" hreflang="${other}"${other === language ? html` aria-current="true"` : ''}>${FACTS[other].name}</a></li>`)}
</ul></nav>
</header>`;
}

/** Without numbers of the log: a page is not written anew because another record was added. */
function seal(page: PublicPage): Html {
  const { s } = page;
  return html`<aside class="seal" aria-label="${s.t('seal.label')}"><p><span class="shape" aria-hidden="true"></span>${s.t('publish.seal')} <a href="${home(page)}about.html#check">${s.t('publish.check')}</a></p></aside>`;
}

/** The checkpoint, on the pages that change with it anyway. */
export function checkpointLine(page: PublicPage): Html {
  return html`${say(page, 'seal.checkpoint', { size: page.site.size })} ${shortHash(page.site.root)}`;
}

/** The choice of a language, before anything is known about the reader. */
export function choicePage(pages: readonly PublicPage[]): string {
  const first = pages[0]!;
  return `${html`<!doctype html>
<html lang="en" dir="ltr">
<head>
${head({ ...first, base: '' }, first.site.title)}
</head>
<body>
<main id="main">
<h1>${bdi(first.site.title)}</h1>
<div class="choices">${pages.map(({ s, language }) => html`<section lang="${language}" dir="${s.direction}"><h2><a href="${language}/index.html" hreflang="${language}">${FACTS[language].name}</a></h2><p>${s.t('publish.choice')}</p></section>`)}</div>
</main>
</body>
</html>`}\n`;
}
