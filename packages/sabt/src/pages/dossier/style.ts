import { createHash } from 'node:crypto';

/** The one sheet of a dossier's pages. It stands in each page: a page opened from disk may load nothing. */
export const DOSSIER_STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #5e5a52; --paper: #fbfaf6; --line: #d9d3c5; --link: #1d4f7c; --gone: #9c3a1f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --soft: #b5afa2; --paper: #171614; --line: #45413a; --link: #8fbfe6; --gone: #f0a48e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-inline-size: 50rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 system-ui, 'Segoe UI', 'Noto Sans', Tahoma, sans-serif; overflow-wrap: anywhere; }
:lang(ar), :lang(fa) { line-height: 1.9; }
h1 { font-size: 1.75rem; line-height: 1.35; margin-block: 1rem .5rem; }
h2 { font-size: 1.2rem; margin-block: 2rem .5rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul, .records { list-style: none; padding: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin: 0; }
.records > li { border-block-start: 1px solid var(--line); padding-block: .6rem; }
.soft, dt { color: var(--soft); }
.iso, .faint { color: var(--soft); font-size: .92em; }
.iso::before { content: '('; }
.iso::after { content: ')'; }
p.said { font-size: 1.15rem; }
.detail { display: block; }
.gone { color: var(--gone); }
.notice { border-inline-start: 3px solid var(--gone); padding: .1rem .9rem; margin-block: 1rem; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: .25rem 1rem; border-block-start: 1px solid var(--line); padding-block: .4rem; }
dd { margin: 0; }
dd ul { margin: 0; padding-inline-start: 1.1rem; }
pre, .code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .86em; }
pre { white-space: pre-wrap; border: 1px solid var(--line); padding: .75rem; }
.erased { border: 1px dashed currentColor; padding: 0 .5rem; }
.withheld { background: var(--ink); color: var(--paper); padding: .05rem .5rem; }
.on-paper { display: none; }
@media (max-width: 34rem) { dl > div { grid-template-columns: 1fr; } }
@media print {
  :root { --ink: #000; --soft: #333; --paper: #fff; --line: #999; --link: #000; --gone: #000; }
  @page { margin: 16mm 16mm 24mm; }
  body { padding: 0; max-inline-size: none; font-size: 10.5pt; }
  nav { display: none; }
  dl > div, .records > li { break-inside: avoid; }
  .withheld { border: 1px solid #000; background: none; color: #000; }
  pre { break-inside: avoid; }
  .on-paper { display: block; position: fixed; inset-block-end: -14mm; inset-inline: 0; font-size: 7.5pt; line-height: 1.4; border-block-start: .5pt solid #000; background: #fff; }
}
`;

/** What a page of a dossier may do: show itself, by this one sheet. */
export const DOSSIER_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(DOSSIER_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;
