/** What the site is, what it leaves out and why, how to check it alone; and its data. */
import { code, command, type Html, html, say } from '../html.ts';
import { section } from '../parts/lists.ts';
import { anchorList, witnessTable } from '../parts/vouched.ts';
import { publicDocument } from './frame.ts';
import type { PublicPage } from './model.ts';

export function aboutPage(page: PublicPage): string {
  const { s, site, base } = page;
  const { vouched } = site;
  return publicDocument(page, {
    title: s.t('publish.about'),
    body: html`<div class="lead"><h1>${s.t('publish.about')}</h1><p>${s.t('publish.about.lead')}</p></div>
${section(
  s.t('publish.withheld'),
  html`<p>${s.t('publish.withheld.some')}</p>
<ul class="points"><li>${s.t('publish.withheld.level')}</li><li>${s.t('publish.withheld.names')}</li><li>${s.t('publish.withheld.redacted')}</li><li>${s.t('publish.withheld.erased')}</li><li>${s.t('publish.withheld.keepers')}</li></ul>`,
  { id: 'withheld' },
)}
${section(
  s.t('publish.check'),
  html`<p>${s.t('publish.check.lead')}</p>
<ol class="points"><li>${s.t('publish.check.copy')}</li><li>${say(page, 'publish.check.sums', { command: command('sha256sum -c site.sums') })}</li><li>${say(page, 'publish.check.verify', { command: command(`sabt verify DIR --key ${site.vkey}`) })}</li><li>${s.t('publish.check.log')}</li></ol>
<p>${s.t('publish.check.key')}</p><p>${code(site.vkey)}</p>
${site.hasVerifier ? html`<p><a href="${base}verify.html">${s.t('dossier.verifier')}</a></p>` : ''}
<p>${s.t('publish.check.limits')}</p>`,
  { id: 'check' },
)}
${section(
  s.t('log.witnesses'),
  vouched.witnesses.list.length === 0 || vouched.witnesses.size === null
    ? html`<p>${s.t('log.noWitnesses')}</p>`
    : html`${witnessTable(page, vouched.witnesses)}
<p><a href="${base}attested/checkpoint">${code('attested/checkpoint')}</a></p>`,
  { id: 'witnesses' },
)}
${section(s.t('publish.anchors'), vouched.anchors.length === 0 ? html`<p>${s.t('publish.anchors.none')}</p>` : html`${anchorList(page, vouched.anchors)}<p>${say(page, 'publish.anchors.elsewhere', { folder: code('proof/anchors/') })}</p>`, { id: 'anchors' })}
${section(
  s.t('vouched.mirrors'),
  html`${
    vouched.mirrors.length === 0
      ? ''
      : html`<ul class="points">${vouched.mirrors.map(({ at, size }) => html`<li><a href="${at}">${code(at)}</a>${size === null ? '' : html` ${say(page, 'seal.checkpoint', { size })}`}</li>`)}</ul>`
  }<p>${say(page, 'vouched.site.mirrors', { mirror: command(`sabt mirror URL DIR --key ${site.vkey}`) })}</p>
<p>${say(page, 'vouched.how.monitor', { monitor: command('sabt monitor URL --state FILE --key VKEY') })}</p>`,
  { id: 'mirrors' },
)}
${section(s.t('log.checkpoint'), html`<pre class="code" dir="ltr">${site.note}</pre><p><a href="${base}log/checkpoint">${code('log/checkpoint')}</a></p>`, { id: 'checkpoint' })}`,
  });
}

export interface DataFile {
  path: string;
  rows: number | null;
}

export function dataPage(page: PublicPage, files: readonly DataFile[]): string {
  const { s, base } = page;
  const row = ({ path, rows }: DataFile): Html =>
    html`<li><a href="${base}${path}" download>${code(path)}</a>${rows === null ? '' : html` <span class="faint">${s.t('publish.data.rows', { n: rows })}</span>`}</li>`;
  return publicDocument(page, {
    title: s.t('publish.data'),
    body: html`<div class="lead"><h1>${s.t('publish.data')}</h1><p>${s.t('publish.data.lead')}</p></div>
<ul class="links">${files.map(row)}</ul>
<p class="hint">${s.t('publish.data.formats')}</p>`,
  });
}
