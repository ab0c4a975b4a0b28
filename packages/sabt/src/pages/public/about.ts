/** What the site is, what it leaves out and why, how to check it alone; and its data. */
import { code, command, type Html, html, say } from '../html.ts';
import { section } from '../parts/lists.ts';
import { publicDocument } from './frame.ts';
import type { PublicPage } from './model.ts';

export function aboutPage(page: PublicPage): string {
  const { s, site, base } = page;
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
  site.witnesses.length === 0
    ? html`<p>${s.t('log.noWitnesses')}</p>`
    : html`<ul class="plain">${site.witnesses.map(({ name, timestamp, size }) => html`<li>${code(name)} ${code(timeOf(timestamp))} ${say(page, 'seal.checkpoint', { size })}</li>`)}</ul>
<p><a href="${base}attested/checkpoint">${code('attested/checkpoint')}</a></p>`,
  { id: 'witnesses' },
)}
${section(
  s.t('publish.anchors'),
  site.anchors.length === 0
    ? html`<p>${s.t('publish.anchors.none')}</p>`
    : html`<ul class="plain">${site.anchors.map(({ who, size, state, time }) => html`<li>${say(page, `publish.anchors.${state}`, { who: code(who), size: s.number(size), time: code(time?.slice(0, 16).replace('T', ' ') ?? '') })} ${time === null ? '' : code('UTC')}</li>`)}</ul>`,
  { id: 'anchors' },
)}
${section(s.t('log.checkpoint'), html`<pre class="code" dir="ltr">${site.note}</pre><p><a href="${base}log/checkpoint">${code('log/checkpoint')}</a></p>`, { id: 'checkpoint' })}`,
  });
}

function timeOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
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
