/** What `sabt verify` says of a public site or a published log, for people. */
import type { SiteReport } from '../app/verifying/verifying-site.ts';
import { UNSEEN } from './dossier-text.ts';
import { formerLines } from './former-erasures.ts';
import { keptLines } from './kept-line.ts';
import { plainWords } from './plain-words.ts';

export const isSiteReport = (report: { mode: string }): report is SiteReport =>
  report.mode === 'site' || report.mode === 'log';

/** Whoever checks a site is seldom its keeper. */
const ADVICE = [
  'Take another copy. If that fails too, tell the keeper, with these lines.',
  'If you keep this archive yourself: sabt publish OUT --all makes the site whole again.',
];

/** Of these it is told which. */
const BY_NAME: ReadonlySet<string> = new Set(['cosignature', 'erasure']);

export function siteText(report: SiteReport): string {
  const { ok, origin, size, root, mode, key, checked, witnesses, problems, notMade } = report;
  const { files, tiles, records, openings, withheld, erased } = checked;
  const isUnshown = notMade.some(({ check }) => check === 'key-changes');
  const less = [
    ...(isUnshown ? [' Whether this key has been changed since is not shown.'] : []),
    ...(notMade.some(({ check }) => check === 'unwitnessed') ? [` ${UNSEEN}.`] : []),
  ].join('');
  const whole =
    mode === 'log'
      ? 'The log is whole'
      : key === 'site'
        ? 'The site agrees with itself. Whose it is, is not shown: no key of the log was given, and its own was taken'
        : isUnshown
          ? 'The checks that could be made passed'
          : 'Everything that was checked on this site is as it was published';
  const head = ok
    ? `${whole}: ${origin}, ${size} entries, root ${root}.${less}`
    : `Problems found: ${problems.length}. ${origin}`.trimEnd();
  const whose =
    key === 'site'
      ? 'Ask the keeper for the key by another way and give it with --key VKEY.'
      : 'Checked with your key.';
  const counted =
    mode === 'log'
      ? `checked: ${tiles} tiles`
      : `checked: ${files} files, ${tiles} tiles, ${records} records; ${openings} values disclosed and proved, ${withheld} withheld and ${erased} erased, as the archive states`;
  return [
    head,
    counted,
    whose,
    ...(report.asked === null || report.witnesses.length === 0
      ? []
      : [
          `witnesses: ${witnesses.length} of the ${report.asked.of} that you named have signed, ${report.asked.atLeast} asked for`,
        ]),
    ...witnesses.map((one) => `witnessed: ${one.name} at ${one.at}, ${one.size} entries`),
    ...keptLines(report.kept),
    ...problems.map((p) => `  ${p.where}: ${p.message} [${p.code}]`),
    ...plainWords(problems),
    ...formerLines(report.formerErasures),
    ...notMade.map((n) => `  not checked: ${n.check}${BY_NAME.has(n.check) ? ` ${n.where}` : ''}: ${n.reason}`),
    ...(ok ? [] : ADVICE),
  ].join('\n');
}
