/** What `sabt verify` says of a public site, for people. */
import type { SiteReport } from '../app/verifying-site.ts';

export function siteText(report: SiteReport): string {
  const { ok, origin, size, root, key, checked, problems } = report;
  const head = ok
    ? `Everything on this site is as it was published: ${origin}, ${size} entries, root ${root}.`
    : `Problems found: ${problems.length}. ${origin}`;
  const whose =
    key === 'site'
      ? 'Checked with the key that the site itself states: this shows that it agrees with itself. Bring the key of the archive with --key.'
      : 'Checked with your key.';
  return [
    head,
    `checked: ${checked.files} files, ${checked.tiles} tiles, ${checked.records} records, ${checked.openings} openings`,
    whose,
    ...problems.map((p) => `  ${p.where}: ${p.message} [${p.code}]`),
    ...(ok ? [] : ['Take another copy, or have the site published again: sabt publish OUT --all']),
  ].join('\n');
}
