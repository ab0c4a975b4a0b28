/** What `sabt verify` says of a dossier or a proof file, for people. */
import type { DossierReport } from '../app/verifying/verifying-dossier.ts';
import { formerLines } from './former-erasures.ts';
import { keptLines } from './kept-line.ts';
import { plainWords } from './plain-words.ts';

const OWN_KEY =
  'The dossier agrees with itself. Whose it is, is not shown: no key of the log was given, and its own was taken';
const KEY_UNSHOWN = 'The checks that could be made passed. Whether this key has been changed since is not shown';

export const UNSEEN = 'Some records were entered after what the witnesses saw: of these no witness says anything';

/** No more than was shown: the same in the page and in examples/verify.py. */
function verdictOf({ key, notMade }: DossierReport): string {
  const isUnshown = notMade.some(({ check }) => check === 'key-changes');
  const isUnseen = notMade.some(({ check }) => check === 'unwitnessed');
  const less = [
    ...(key === 'dossier' ? [OWN_KEY] : []),
    ...(isUnshown ? [KEY_UNSHOWN] : []),
    ...(isUnseen ? [UNSEEN] : []),
  ];
  return less.length === 0 ? 'Every check passed' : less.join('. ');
}

export function dossierText(report: DossierReport): string {
  const { records, files, disclosed, withheld, erased } = report.checked;
  const plain = plainWords(report.problems, report.size === 0 && report.checked.files === 0);
  if (report.problems[0]?.check === 'sort') return ['Nothing was checked.', ...plain.slice(1)].join('\n');
  const head = report.ok
    ? `${verdictOf(report)}: ${report.origin}, checkpoint of ${report.size} entries, root ${report.root}.`
    : `Problems found: ${report.problems.length}. Do not rely on this file.`;
  return [
    head,
    `checked: ${records} records, ${files} files, ${disclosed} fields disclosed; ${report.mode === 'proof' ? 'as the file says' : 'stated'}: ${withheld} withheld, ${erased} erased`,
    ...(report.asked === null || report.witnesses.length === 0
      ? []
      : [
          `witnesses: ${report.witnesses.length} of the ${report.asked.of} that you named have signed, ${report.asked.atLeast} asked for`,
        ]),
    ...report.witnesses.map(({ name, at, entries }) => `witnessed: ${name}, ${at}, the first ${entries} entries`),
    ...report.anchors
      .filter(({ state }) => state === 'confirmed')
      .map(
        ({ time, size, signer }) => `time stamp: ${time}, ${signer ?? 'a Bitcoin block'}, the first ${size} entries`,
      ),
    ...keptLines(report.kept),
    ...report.problems.map((p) => `  ${p.where}: ${p.message} [${p.code}]`),
    ...plain,
    ...formerLines(report.formerErasures),
    ...report.notMade.map((n) => `  not checked: ${n.check} ${n.where}: ${n.reason}`),
    ...(report.anchors.some(({ state }) => state === 'unchecked')
      ? ['Hold a stamp against the block that it names: --block-header HEX, its header from a source of your own.']
      : []),
    ...(report.key === 'dossier'
      ? [
          'The key was the one that the dossier brings. Ask the keeper for it by another way and give it with --key VKEY.',
        ]
      : []),
  ].join('\n');
}
