import { directionOf } from '../../i18n/index.ts';
import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import type { OutsiderView } from '../handing-over/withhold-port.ts';
import { bdi, code, command, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { archiveTitle } from '../parts/archive-title.ts';
import { instant } from '../parts/dates.ts';
import { confidentialityBadge, dotted, section } from '../parts/lists.ts';
import { shownOutside, titleOutside } from '../parts/shown-outside.ts';
import { urls } from '../urls.ts';

export interface ProofModel {
  record: RecordView;
  /** What the proof file discloses: no more is printed. */
  view: OutsiderView;
  /** The signed note of the checkpoint that the proof is against. */
  note: string;
}

/** One record with its proof, to be printed and handed to an outsider. */
export function proofPage(page: PageContext, { record, view, note }: ProofModel): Html {
  const { s, status } = page;
  const to = urls(page.language);
  const title = titleOutside(page, record, view);
  const digest = view.shown.find(({ path }) => path === 'sha256')?.value;
  const current = record.versions.find((version) => version.version === record.version);
  return layout(page, {
    title: s.t('proof.titleFor', { title }),
    section: null,
    narrow: true,
    body: html`<div class="lead">
<p class="kicker">${dotted([status && bdi(archiveTitle(page, status)), s.t(`kind.${record.kind}`), confidentialityBadge(page, record.confidentiality), record.sample && s.t('sample.badge')])}</p>
<h1 dir="${directionOf(record.language)}"${record.language ? html` lang="${record.language}"` : ''}>${title}</h1>
<p class="screen-only">${s.t('proof.lead')}</p>
<p class="screen-only">${say(page, 'proof.public', { dossiers: html`<a href="${to.handOver([record.id])}">${s.t('proof.dossiers')}</a>` })}</p>
<p class="actions screen-only"><a class="button" href="${to.proofFile(record.id)}" download>${s.t('proof.file')}</a> <a href="${to.record(record.id)}">${s.t('proof.back')}</a></p>
</div>
${section(
  s.t('proof.heading'),
  html`<p>${say(page, 'proof.sentence', {
    entry: html`<bdi class="code" dir="ltr">#${record.proof.entry}</bdi>`,
    checkpoint: html`${s.number(record.proof.size)}`,
  })}</p>
<dl class="facts wide">
<div><dt>${s.t('record.id')}</dt><dd>${code(record.id)}</dd></div>
<div><dt>${s.t('word.version')}</dt><dd>${dotted([s.ordinal(record.version), current && instant(page, current.at)])}</dd></div>
<div><dt>${s.t('record.entry')}</dt><dd>${code(String(record.proof.entry))}</dd></div>
<div><dt>${s.t('proof.root')}</dt><dd><bdi class="code hash" dir="ltr">${record.proof.root}</bdi></dd></div>
${status === null ? '' : html`<div><dt>${s.t('log.origin')}</dt><dd>${code(status.origin)}</dd></div><div><dt>${s.t('log.key')}</dt><dd><bdi class="code hash" dir="ltr">${status.vkey}</bdi></dd></div>`}
${typeof digest === 'string' ? html`<div><dt>SHA-256</dt><dd><bdi class="code hash" dir="ltr">${digest}</bdi></dd></div>` : ''}
</dl>
<h3>${s.t('proof.note')}</h3>
<pre class="code" dir="ltr" role="region" tabindex="0" aria-label="${s.t('proof.note')}">${note}</pre>`,
)}
${section(s.t('proof.what.record'), shownOutside(page, record, view))}
${section(s.t('proof.check'), html`<ol class="steps"><li>${s.t('proof.check1')}</li><li>${say(page, 'proof.check2', { command: command('sabt verify FILE') })}</li><li>${s.t('proof.check3')}</li></ol>`)}`,
  });
}
