import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Html, html, say, shortHash } from '../html.ts';
import { urls } from '../urls.ts';

/** Where a record stands in the log, and how to hand that to an outsider. */
export function proofLines(page: PageContext, record: RecordView): Html {
  const { s } = page;
  const to = urls(page.language);
  const { entry, size, root } = record.proof;
  return html`<p>${say(page, 'proof.sentence', {
    entry: html`<bdi class="code" dir="ltr">#${entry}</bdi>`,
    checkpoint: html`<a href="${to.log}">${s.number(size)}</a>`,
  })} ${shortHash(root)}</p>
<ul class="links">
<li><a href="${to.proof(record.id)}">${s.t('proof.print')}</a></li>
<li><a href="${to.proofFile(record.id)}" download>${s.t('proof.file')}</a></li>
<li><a href="${to.glossary('proof')}">${s.t('proof.what')}</a></li>
</ul>`;
}
