/** README.txt of a dossier: in three languages, for somebody who never heard of the program. */
import { FACTS, LANGUAGES, type Language, type Speaker, speak } from '../../i18n/index.ts';
import type { DossierModel } from './model.ts';
import { statedByOthers } from './stated.ts';

const WIDTH = 78;
/** Keep a line that mixes directions from being turned round where the text is shown without markup. */
const ISOLATE = ['\u2068', '\u2069'] as const;

export function dossierReadme(model: DossierModel): string {
  const parts = LANGUAGES.map((language) => inLanguage(language, model));
  return `${parts.join(`\r\n${'='.repeat(WIDTH)}\r\n\r\n`)}\r\n${'='.repeat(WIDTH)}\r\n\r\n${model.note.replaceAll('\n', '\r\n')}`;
}

function inLanguage(language: Language, model: DossierModel): string {
  const s = speak(language);
  const isolated = (text: string): string => (language === 'en' ? text : `${ISOLATE[0]}${text}${ISOLATE[1]}`);
  const lines = [
    `${FACTS[language].name} – ${s.t('dossier.title')}`,
    '',
    s.t('dossier.lead', { n: model.records.length, archive: isolated(model.archive), day: s.day(model.day) }),
    '',
    s.t('dossier.inside'),
    `  ${s.t('dossier.inside.index')}`,
    `  ${s.t('dossier.inside.verify')}`,
    `  ${s.t('dossier.inside.python')}`,
    `  ${s.t('dossier.inside.paper', { language })}`,
    ...filesWord(model).map((key) => `  ${s.t(key)}`),
    `  ${s.t('dossier.inside.data')}`,
    `  ${s.t('dossier.inside.proof')}`,
    '',
    s.t('dossier.check'),
    `  1. ${s.t('dossier.check1')}`,
    `  2. ${s.t('dossier.check2', { key: isolated(model.vkey) })}`,
    `  3. ${s.t('dossier.check3', { digest: isolated(model.verifierDigest) })}`,
    `     ${s.t('dossier.check3.program', { digest: isolated(model.verifierProgramDigest) })}`,
    `  4. ${s.t('dossier.check4')}`,
    '',
    ...stated(model, s, isolated),
    '',
    s.t('dossier.means'),
    `  ${s.t('dossier.means1')}`,
    `  ${s.t('dossier.means2')}`,
    `  ${s.t('dossier.means3')}`,
  ];
  return `${lines.flatMap(wrapped).join('\r\n')}\r\n`;
}

function stated(model: DossierModel, s: Speaker, isolated: (text: string) => string): string[] {
  const { nobody, label, lines } = statedByOthers(model, s, isolated);
  return [
    ...(nobody === null ? [] : [nobody]),
    ...(label === null ? [] : [label, ...lines.map((line) => `  ${line}`)]),
  ];
}

/** Whether files are there as they were taken in, or as blacked-out copies, or both; nothing where there are none. */
function filesWord({ records }: DossierModel) {
  const copies = new Set(records.flatMap(({ file }) => (file === null ? [] : [file.isCopy])));
  if (copies.size === 0) return [];
  if (copies.size === 2) return ['dossier.inside.both'] as const;
  return copies.has(true) ? (['dossier.inside.copies'] as const) : (['dossier.inside.files'] as const);
}

/** Broken between words, for programs that do not; a key or digest is never broken. */
function wrapped(line: string): string[] {
  const indent = /^ */.exec(line)![0];
  const out: string[] = [];
  let current = '';
  for (const word of line.trim().split(' ')) {
    if (current !== '' && indent.length + current.length + 1 + word.length > WIDTH) {
      out.push(indent + current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...out, current === '' ? '' : indent + current];
}
