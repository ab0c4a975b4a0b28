/** An Atom feed (RFC 4287) of what was published last. Addresses are relative to it. */
import type { PublicPage, PublicView } from './model.ts';
import { plainTitle } from './record.ts';

export interface FeedEntry {
  view: PublicView;
  /** Claimed day of its entry in the log. */
  day: string;
}

/** XML 1.0 has no other control characters, not even escaped. */
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const xml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(UNFIT, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A figure's own title is the question as a program reads it. */
function titleOf(page: PublicPage, view: PublicView): string {
  if (view.kind === 'figure' || view.title === null) return `<title>${xml(plainTitle(page, view))}</title>`;
  const language = view.language === null ? '' : ` xml:lang="${xml(view.language)}"`;
  return `<title${language}>${xml(view.title)}</title>`;
}

export function feed(page: PublicPage, entries: readonly FeedEntry[]): string {
  const { s, language, site } = page;
  const items = entries.map(
    ({ view, day }) => `<entry>
<id>urn:sabt:${view.id}</id>
${titleOf(page, view)}
<updated>${day}T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="${view.page}"/>
<category term="${view.kind}" label="${xml(s.lookup(`kind.${view.kind}`) ?? view.kind)}"/>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:sabt:${xml(encodeURIComponent(site.origin))}:${language}</id>
<title>${xml(site.title)}</title>
<author><name>${xml(site.title)}</name></author>
<updated>${entries[0]?.day ?? '1970-01-01'}T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="feed.xml"/>
<link rel="alternate" type="text/html" href="index.html"/>
${items.join('')}</feed>
`;
}
