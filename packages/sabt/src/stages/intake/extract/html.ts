import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Limits } from '../limits.ts';
import type { Parsed } from './extraction.ts';
import { nestingOf, withoutTags } from './html-stripped.ts';
import { versionOf } from './versions.ts';

/**
 * The text of a web page: all of it in document order, and beside it the article that Readability finds.
 * Scripts, styles and templates are not text. Runs in a child.
 */
export function readHtml(source: string, limits: Limits): Parsed {
  const libraries = `linkedom@${versionOf('linkedom')} readability@${versionOf('@mozilla/readability')}`;
  const nesting = nestingOf(source);
  const notes: string[] = [];
  if (nesting > limits.pageDepth) {
    notes.push(`The page is nested ${nesting} levels deep; its tags were stripped, its structure was not read.`);
    return orNothing({ text: withoutTags(source), extractor: 'sabt-html-stripped@1', notes });
  }
  const whole = /<(?:html|body)[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
  const { document } = parseHTML(whole);
  const text = textOf(document.documentElement as unknown as DomNode);
  const page = document as unknown as Page;
  const parsed: Parsed = { text, extractor: `sabt-html@1 ${libraries}`, notes, ...aboutPage(page) };
  const elements = document.getElementsByTagName('*').length;
  if (nesting > limits.articleDepth || elements > limits.articleElements)
    notes.push('The page is too large to look for its main text.');
  else Object.assign(parsed, articleOf(page, text, parsed.author));
  return orNothing(parsed);
}

function orNothing(parsed: Parsed): Parsed {
  if (parsed.text !== '') return parsed;
  return { ...parsed, text: null, reason: { code: 'no-text', message: 'The page has no text of its own.' } };
}

/** Changes the document: to be called when all else is read from it. */
function articleOf(page: Page, text: string, author: string | undefined): Partial<Parsed> {
  const article = new Readability(page, { charThreshold: 250 }).parse();
  if (!article?.content) return {};
  const { document } = parseHTML(`<!doctype html><html><body>${article.content}</body></html>`);
  const mainText = textOf(document.documentElement as unknown as DomNode);
  const byline = article.byline?.trim();
  return {
    ...(mainText === '' || mainText === text ? {} : { mainText }),
    ...(author === undefined && byline ? { author: byline } : {}),
  };
}

/** What Readability takes for a document; linkedom's is close enough for it. */
type Page = ConstructorParameters<typeof Readability>[0];

/** The part of the DOM that is needed here; linkedom's own types stand for the browser's. */
interface DomNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  firstChild: DomNode | null;
  nextSibling: DomNode | null;
  parentNode: DomNode | null;
}

const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'HEAD', 'SVG', 'OBJECT', 'IFRAME', 'CANVAS', 'MATH']);
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LEGEND LI MAIN NAV OL OPTION P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'
  ).split(' '),
);
/** Blocks with an empty line around them. */
const PARAGRAPHS = new Set('P H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE UL OL DL TABLE FIGURE ARTICLE SECTION'.split(' '));

/** Walks without recursion, so that no depth of nesting can exhaust the stack. */
function textOf(root: DomNode): string {
  const lines = new LineBuilder();
  let node: DomNode | null = root;
  let preformatted = 0;
  while (node !== null) {
    const name: string = node.nodeType === 1 ? node.nodeName.toUpperCase() : '';
    if (node.nodeType === 3) lines.text(node.nodeValue ?? '', preformatted > 0);
    if (name !== '') enter(name, lines);
    if (node.nodeType === 1 && !UNSEEN.has(name) && node.firstChild !== null) {
      if (name === 'PRE' || name === 'TEXTAREA') preformatted++;
      node = node.firstChild;
      continue;
    }
    if (name !== '') leave(name, lines);
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node === null) break;
      const parent = node.nodeName.toUpperCase();
      if (parent === 'PRE' || parent === 'TEXTAREA') preformatted--;
      leave(parent, lines);
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  return lines.done();
}

function enter(name: string, lines: LineBuilder): void {
  if (name === 'BR') lines.newLine();
  else if (PARAGRAPHS.has(name)) lines.paragraph();
  else if (BLOCKS.has(name)) lines.block();
}

function leave(name: string, lines: LineBuilder): void {
  if (name === 'TD' || name === 'TH') lines.cell();
  else if (PARAGRAPHS.has(name)) lines.paragraph();
  else if (BLOCKS.has(name)) lines.block();
}

/** Collapses white space as HTML does and puts line ends between blocks. */
class LineBuilder {
  #out: string[] = [];
  #line = '';
  #gap = false;

  text(value: string, preformatted: boolean): void {
    if (preformatted) {
      const [first, ...rest] = value.split('\n');
      this.#line += first!;
      for (const line of rest) {
        this.newLine();
        this.#line = line;
      }
      return;
    }
    const collapsed = value.replace(/[ \t\n\f\r]+/g, ' ');
    this.#line += collapsed.startsWith(' ') && /(?:^|[ \t])$/.test(this.#line) ? collapsed.slice(1) : collapsed;
  }

  cell(): void {
    this.#line = `${this.#line.trimEnd()}\t`;
  }

  newLine(): void {
    const line = this.#line.replace(/[ \t]+$/, '');
    this.#line = '';
    if (line === '' && (this.#out.length === 0 || this.#out.at(-1) === '')) return;
    if (this.#gap && line !== '' && this.#out.length > 0 && this.#out.at(-1) !== '') this.#out.push('');
    if (line !== '') this.#gap = false;
    this.#out.push(line);
  }

  block(): void {
    if (this.#line.trim() !== '') this.newLine();
    else this.#line = '';
  }

  paragraph(): void {
    this.block();
    this.#gap = true;
  }

  done(): string {
    this.block();
    return this.#out
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }
}

function aboutPage(document: Page): Partial<Parsed> {
  const meta = (names: string[]): string | undefined => {
    for (const name of names) {
      const element = document.querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`);
      const content = element?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const about: Partial<Parsed> = {};
  const title =
    document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim() || meta(['og:title', 'twitter:title']);
  if (title) about.title = title;
  const author = meta(['author', 'article:author', 'dc.creator', 'DC.creator']);
  if (author && !/^https?:/.test(author)) about.author = author;
  const published =
    meta([
      'article:published_time',
      'datePublished',
      'date',
      'dc.date',
      'DC.date',
      'DC.date.issued',
      'pubdate',
      'publish-date',
    ]) ??
    document.querySelector('time[datetime]')?.getAttribute('datetime')?.trim() ??
    publishedInLinkedData(document);
  if (published) about.published = published;
  const language = document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang');
  if (language) about.declaredLanguages = [language];
  return about;
}

function publishedInLinkedData(document: Page): string | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(script.textContent ?? '')?.[1];
    if (found) return found;
  }
  return undefined;
}
