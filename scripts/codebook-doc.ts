/**
 * Writes `docs/CODEBOOK.md` from the codebook: `node scripts/codebook-doc.ts`. A test holds that the page is
 * current.
 */
import { writeFileSync } from 'node:fs';
import {
  type ActType,
  actTypes,
  CODEBOOK_VERSION,
  degreesOfInvolvement,
  families,
  type InLanguages,
  responseTypes,
  rightsArticles,
  rightsInstruments,
  roles,
  type Term,
} from '../packages/sabt/src/codebook/index.ts';

const PAGE = new URL('../docs/CODEBOOK.md', import.meta.url);

const cell = (text: string) => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');

const threeNames = ({ ar, fa, en }: InLanguages) => [en, ar, fa];

function plover({ plover: { type, mode } }: ActType): string {
  return mode === null ? (type ?? '–') : `${type} ${mode}`;
}

function act(type: ActType): string {
  const notes = [
    type.parent === undefined ? '' : `kind of \`${type.parent}\``,
    `PLOVER ${plover(type)}`,
    `ACLED ${type.acled === null ? '–' : `${type.acled.event} › ${type.acled.subEvent}`}`,
    `CAMEO ${type.cameo ?? '–'}`,
    `UCDP ${type.ucdp ?? '–'}`,
    type.counts.length === 0 ? '' : `counts: ${type.counts.join(', ')}`,
    type.rights.length === 0 ? '' : `rights: ${type.rights.join(', ')}`,
    type.violation ? 'documented as an alleged violation' : '',
    type.womensRights ? "women's-rights lens" : '',
  ].filter((note) => note !== '');
  const words = (
    [
      ['en', 'ltr'],
      ['ar', 'rtl'],
      ['fa', 'rtl'],
    ] as const
  ).map(([language, dir]) => {
    const examples = type.examples[language].map((example) => `<i>${example}</i>`).join(' ');
    return `<p dir="${dir}" lang="${language}"><b>${type.labels[language]}</b>: ${type.definitions[language]} ${examples}</p>`;
  });
  return [`### \`${type.id}\``, ...words, notes.join(' · ')].join('\n\n');
}

const terms = (list: readonly Term[]) =>
  table(
    ['id', 'English', 'العربية', 'فارسی'],
    list.map(({ id, labels }) => [`\`${id}\``, ...threeNames(labels)]),
  );

/** The whole page, as Markdown. */
export function codebookPage(): string {
  const parts = [
    '# Codebook',
    `Version ${CODEBOOK_VERSION}. Written by \`scripts/codebook-doc.ts\` from \`packages/sabt/src/codebook\`; change the data and run the script. Why these types: [ADR 13](adr/0013-codebook.md).`,
    'The act is the counting unit: each act has one type of this list. A dash says that the other standard has no place for such an act. ACLED takes up a strike or a hunger strike only where people gather, and an attack across a border by its weapon; the crosswalk gives the place where it would stand. A weapon, count or manner that a report names can make the mode of a single act more exact than that of its type.',
    ...families().flatMap((family) => [
      `## ${threeNames(family.labels).join(' · ')}`,
      ...actTypes()
        .filter((type) => type.family === family.id)
        .map(act),
    ]),
    '## Roles in an act',
    terms(roles),
    '## Degrees of involvement',
    terms(degreesOfInvolvement),
    '## Kinds of response',
    terms(responseTypes),
    '## Rights articles',
    ...rightsInstruments().flatMap((instrument) => [
      `### ${threeNames(instrument.labels).join(' · ')} (${instrument.year})`,
      terms(rightsArticles().filter((article) => article.instrument === instrument.id)),
    ]),
    '## An archive’s own types',
    'A file `{"name","version","actTypes":[{"id":"x-…","parent","labels":{"ar"?,"fa"?,"en"?},…}]}` adds types below those of this list. `definitions`, `examples`, `plover`, `acled`, `cameo`, `ucdp`, `counts`, `violation` and `rights` may follow; what is not given is taken from the parent. Nothing of this list can be changed, and the version of the result names the extension: `2026.11+north.3`.',
  ];
  return `${parts.join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync(PAGE, codebookPage());
