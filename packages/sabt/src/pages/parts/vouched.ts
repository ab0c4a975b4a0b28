/** Who else has seen the log: witnesses, time stamps, mirrors, monitors. On the page of the log and on a public site alike. */
import type { PageContext } from '../context.ts';
import { bdi, code, command, type Html, html, say } from '../html.ts';
import type { AnchorView, MirrorView, Vouched, WitnessesView } from '../log-port.ts';
import { ago, instant } from './dates.ts';
import { detail, reason } from './reasons.ts';

/** For the keeper: what there is, and how to come by what there is not. */
export function vouchedBlock(page: PageContext, vouched: Vouched): Html {
  const { s } = page;
  const { witnesses, anchors, mirrors, problems } = vouched;
  const isNobody = witnesses.list.length + anchors.length + mirrors.length === 0;
  return html`${problems.length === 0 ? '' : html`<div class="notice problem" role="alert"><ul class="plain">${problems.map((problem) => html`<li><span class="reason">${reason(page, problem.code)}</span> <bdi class="code" dir="ltr">${problem.where}</bdi>${detail(page, problem.message)}</li>`)}</ul></div>`}
${isNobody ? html`<p class="statement">${s.t('vouched.nobody')}</p>` : ''}
<h3 id="witnesses">${s.t('log.witnesses')}</h3>
${witnesses.list.length === 0 ? witnessSteps(page) : witnessTable(page, witnesses)}
${witnesses.list.length > 0 && (witnesses.size === null || witnesses.behind > 0 || witnesses.met === false) ? html`<p class="hint">${say(page, 'vouched.askWitnesses', { cosign: command('sabt witness cosign') })}</p>` : ''}
<h3 id="anchors">${s.t('publish.anchors')}</h3>
${anchors.length === 0 ? html`<p>${say(page, 'vouched.how.anchor', { tsa: command('sabt anchor tsa URL'), ots: command('sabt anchor ots URL') })}</p>` : anchorList(page, anchors)}
${anchors.some(({ state }) => state === 'pending') ? html`<p class="hint">${say(page, 'vouched.upgrade', { upgrade: command('sabt anchor upgrade') })}</p>` : ''}
<h3 id="mirrors">${s.t('vouched.mirrors')}</h3>
${mirrors.length === 0 ? html`<p>${say(page, 'vouched.how.mirror', { mirror: command('sabt mirror URL DIR --key VKEY'), add: command('sabt mirror add URL') })}</p>` : html`${mirrorList(page, mirrors)}<p class="hint">${say(page, 'vouched.askMirrors', { ask: command('sabt mirror ask') })}</p>`}
<h3 id="monitors">${s.t('vouched.monitors')}</h3>
<p>${say(page, 'vouched.how.monitor', { monitor: command('sabt monitor URL --state FILE --key VKEY') })}</p>`;
}

function witnessSteps(page: PageContext): Html {
  return html`<ol class="steps">
<li>${say(page, 'vouched.how.witness1', { serve: command('sabt witness serve DIR') })}</li>
<li>${say(page, 'vouched.how.witness2', { add: command('sabt witness add VKEY URL') })}</li>
<li>${say(page, 'vouched.how.witness3', { cosign: command('sabt witness cosign'), serve: command('sabt serve --cosign') })}</li>
</ol>`;
}

/** The newest checkpoint that witnesses signed, by whom, when, and whether that is enough. */
export function witnessTable(page: PageContext, { size, met, needed, behind, list }: WitnessesView): Html {
  const { s } = page;
  const weighed =
    needed === null
      ? s.t(met === true ? 'vouched.metGroups' : 'vouched.notMetGroups')
      : s.t(met === true ? 'vouched.met' : 'vouched.notMet', { needed: s.number(needed), of: s.number(list.length) });
  const statement =
    size === null
      ? s.t('vouched.unsigned')
      : html`${say(page, 'vouched.signed', { size })} ${weighed}${behind === 0 ? '' : html` ${s.t('vouched.behind', { n: behind })}`}`;
  const hasAddresses = list.some(({ address }) => address !== null);
  return html`<p class="statement">${statement}</p>
<div class="table" role="region" aria-label="${s.t('log.witnesses')}" tabindex="0"><table>
<thead><tr><th scope="col">${s.t('vouched.name')}</th>${hasAddresses ? html`<th scope="col">${s.t('vouched.address')}</th>` : ''}<th scope="col">${s.t('vouched.when')}</th></tr></thead>
<tbody>${list.map(({ name, address, time, why }) => html`<tr><th scope="row">${code(name)}</th>${hasAddresses ? html`<td>${address === null ? '' : code(address)}</td>` : ''}<td>${time === null ? '' : instant(page, time)}${why === null ? '' : html` <span class="faint">${s.lookup(`vouched.why.${why}`) ?? why}</span>`}</td></tr>`)}</tbody>
</table></div>`;
}

export function anchorList(page: PageContext, anchors: readonly AnchorView[]): Html {
  return html`<ul class="points">${anchors.map((anchor) => html`<li>${anchorLine(page, anchor)}</li>`)}</ul>`;
}

function anchorLine(page: PageContext, { who, size, state, time, authority }: AnchorView): Html {
  const of = { who: code(who), size: page.s.number(size ?? 0) };
  if (state === 'invalid' || size === null) return say(page, 'publish.anchors.invalid', { who: of.who });
  if (state !== 'confirmed' || time === null)
    return say(page, state === 'pending' ? 'publish.anchors.pending' : 'publish.anchors.unchecked', of);
  const by =
    authority === null
      ? ''
      : html` <span class="faint">${say(page, authority.trust === 'public' ? 'vouched.authority.public' : 'vouched.authority.keeper', { signer: bdi(authority.signer) })}</span>`;
  return html`${say(page, 'publish.anchors.confirmed', { ...of, time: instant(page, time) })}${by}`;
}

function mirrorList(page: PageContext, mirrors: readonly MirrorView[]): Html {
  return html`<ul class="points">${mirrors.map((mirror) => html`<li>${mirrorLine(page, mirror)}</li>`)}</ul>`;
}

function mirrorLine(page: PageContext, { at, reached, size, asked, problem }: MirrorView): Html {
  const { s } = page;
  const seen =
    reached === null || size === null
      ? s.t('vouched.mirror.never')
      : say(page, 'vouched.mirror.reached', { size, ago: ago(page, reached) });
  const wrong =
    problem === null
      ? ''
      : html` <span class="reason">${reason(page, problem.code)}</span>${asked === null ? '' : html` ${ago(page, asked)}.`}${detail(page, problem.message)}`;
  return html`${code(at)}: ${seen}${wrong}`;
}
