import type { ArchiveStatus, Problem, Verification } from './app-port.ts';
import type { PageContext } from './context.ts';
import { code, command, type Html, html, say } from './html.ts';
import { layout } from './layout.ts';
import type { Vouched } from './log-port.ts';
import { ago, instant } from './parts/dates.ts';
import { postForm } from './parts/forms.ts';
import { dotted, section } from './parts/lists.ts';
import { verificationWords } from './parts/progress-words.ts';
import { detail, reason } from './parts/reasons.ts';
import { vouchedBlock } from './parts/vouched.ts';
import { urls } from './urls.ts';

export interface LogModel {
  status: ArchiveStatus;
  verification: Verification;
  /** The current checkpoint as a signed note. */
  note: string;
  vouched: Vouched;
}

export function logPage(page: PageContext, model: LogModel): Html {
  const { s } = page;
  const { status, verification, note, vouched } = model;
  const problems = status.damage.length > 0 ? status.damage : (verification.result?.problems ?? []);
  return layout(page, {
    title: s.t('log.title'),
    section: 'log',
    islands: verification.state === 'running' ? ['progress', 'copy'] : ['copy'],
    body: html`<div class="lead"><h1>${s.t('log.title')}</h1><p>${s.t('log.lead')}</p></div>
${problems.length > 0 || status.verified?.ok === false ? damage(page, problems) : ''}
${section(s.t('log.verification'), verificationBlock(page, verification, status), { id: 'verification' })}
${section(s.t('log.checkpoint'), checkpoint(page, status, note), { id: 'checkpoint' })}
${section(s.t('vouched.title'), vouchedBlock(page, vouched), { id: 'vouched' })}
${section(s.t('log.receiptTitle'), html`<div class="prose"><p>${s.t('log.receipt1')}</p><p>${s.t('log.receipt2')}</p></div>`, { id: 'receipt' })}
${section(s.t('log.withoutUs'), withoutUs(page), { id: 'without-us' })}`,
  });
}

function damage(page: PageContext, problems: Problem[]): Html {
  const { s } = page;
  return html`<section class="damage" id="damage" aria-labelledby="damage-heading">
<h2 id="damage-heading">${s.t('seal.damage', { n: Math.max(1, problems.length) })}</h2>
<dl class="three">
<div><dt>${s.t('error.happened')}</dt><dd>${problems.length === 0 ? s.t('damage.unnamed') : html`<ul class="plain">${problems.map((problem) => html`<li><span class="reason">${reason(page, problem.code)}</span> <bdi class="code" dir="ltr">${problem.where}</bdi>${detail(page, problem.message)}</li>`)}</ul>`}</dd></div>
<div><dt>${s.t('error.safe')}</dt><dd>${s.t('damage.safe')}</dd></div>
<div><dt>${s.t('error.do')}</dt><dd><ol class="steps"><li>${s.t('damage.do1')}</li><li>${say(page, 'damage.do2', { command: command('sabt restore') })}</li><li>${s.t('damage.do3')}</li></ol></dd></div>
</dl>
</section>`;
}

function verificationBlock(page: PageContext, verification: Verification, status: ArchiveStatus): Html {
  const { s } = page;
  const to = urls(page.language);
  if (verification.state === 'running') {
    const at = verification.progress;
    return html`<div class="progress" data-progress="${to.verifyProgress}">
<p><span data-words>${verificationWords(page, at)}</span> <a href="${to.log}">${s.t('progress.look')}</a></p>
<progress${at === null ? '' : html` max="${Math.max(1, at.total)}" value="${at.done}"`} aria-label="${s.t('progress.label')}"></progress>
</div>`;
  }
  const { result } = verification;
  const buttons = html`<div class="actions">${postForm(page, to.verify, html`<button name="mode" value="full">${s.t('verify.full')}</button> <button class="quiet" name="mode" value="quick">${s.t('verify.quick')}</button>`, { className: 'inline' })}</div>
<p class="hint">${s.t('verify.hint')}</p>`;
  // what was checked is known of verifications since the program started, how the last one ended always
  const last = result ?? status.verified;
  if (last === null) return html`<p class="statement">${s.t('verify.never')}</p>${buttons}`;
  const problems = result?.problems ?? status.damage;
  const statement = html`<p class="statement">${last.ok ? say(page, last.mode === 'full' ? 'verify.okFull' : 'verify.okQuick', { ago: ago(page, last.at), size: last.size }) : s.t('verify.notOk', { n: Math.max(1, problems.length) })}</p>`;
  if (result === null) return html`${statement}${buttons}`;
  const { checked } = result;
  return html`${statement}
<div class="table" role="region" aria-label="${s.t('verify.checked')}" tabindex="0"><table>
<caption>${dotted([s.t('verify.checked'), instant(page, result.at), s.t('verify.seconds', { n: Math.max(1, Math.round(result.seconds)) })])}</caption>
<thead><tr><th scope="col">${s.t('verify.part')}</th><th scope="col" class="n">${s.t('verify.number')}</th><th scope="col">${s.t('verify.means')}</th></tr></thead>
<tbody>${(['entries', 'tiles', 'openings', 'blobs'] as const).map((part) => html`<tr><th scope="row">${s.t(`verify.of.${part}`)}</th><td class="n">${s.number(checked[part])}</td><td>${s.t(`verify.about.${part}`)}</td></tr>`)}</tbody>
</table></div>
${buttons}`;
}

function checkpoint(page: PageContext, status: ArchiveStatus, note: string): Html {
  const { s } = page;
  return html`<p>${say(page, 'log.checkpointText', { n: status.checkpoint.size })}</p>
<dl class="facts wide">
<div><dt>${s.t('log.size')}</dt><dd>${s.number(status.checkpoint.size)}</dd></div>
<div><dt>${s.t('proof.root')}</dt><dd><bdi class="code hash" dir="ltr">${status.checkpoint.root}</bdi> ${copy(page, status.checkpoint.root)}</dd></div>
<div><dt>${s.t('log.origin')}</dt><dd>${code(status.origin)}</dd></div>
<div><dt>${s.t('log.key')}</dt><dd><bdi class="code hash" dir="ltr">${status.vkey}</bdi> ${copy(page, status.vkey)}</dd></div>
</dl>
<h3>${s.t('log.note')}</h3>
<p class="hint">${s.t('log.keep')}</p>
<pre class="code" dir="ltr" role="region" tabindex="0" aria-label="${s.t('log.note')}">${note}</pre>`;
}

function copy(page: PageContext, text: string): Html {
  return html`<button class="copy" type="button" data-copy="${text}" data-copied="${page.s.t('copy.done')}" hidden>${page.s.t('copy.action')}</button>`;
}

function withoutUs(page: PageContext): Html {
  const { s } = page;
  const link = (href: string) => html`<a href="${href}"><bdi class="code" dir="ltr">${href}</bdi></a>`;
  return html`<div class="prose"><p>${s.t('without.lead')}</p></div>
<ol class="steps">
<li>${say(page, 'without.files', { checkpoint: link('/log/checkpoint'), tiles: code('/log/tile/…') })}</li>
<li>${say(page, 'without.tools', { format: code('C2SP tlog-tiles') })}</li>
<li>${say(page, 'without.command', { command: command('sabt verify DIR --key VKEY --against CHECKPOINT') })}</li>
<li>${s.t('without.keep')}</li>
</ol>`;
}
