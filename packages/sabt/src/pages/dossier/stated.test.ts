import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import type { DossierModel } from './model.ts';
import { dossierPages } from './pages.ts';
import { dossierPaper } from './paper.ts';
import { dossierReadme } from './readme.ts';

const NOBODY: DossierModel = {
  archive: 'A',
  origin: 'o',
  vkey: 'k',
  day: '2026-11-23',
  size: 9,
  root: 'r',
  note: 'o\n9\nr\n',
  records: [],
  witnesses: [],
  stamps: [],
  data: [],
  verifierDigest: 'digest-of-the-file',
  verifierProgramDigest: 'digest-of-the-program',
};
const SOME: DossierModel = {
  ...NOBODY,
  witnesses: [{ name: 'witness.example', timestamp: 1_763_891_234, size: 7 }],
  stamps: [
    { signer: 'Stamp Authority', timestamp: 1_763_891_300, size: 8 },
    { signer: null, timestamp: null, size: 6 },
  ],
};

/** Without markup, isolates and the breaks of lines. */
const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

function everywhere(model: DossierModel, language: (typeof LANGUAGES)[number]): [where: string, text: string][] {
  const pages = new Map(dossierPages(model));
  const paper = [...dossierPaper(model, language).blocks].map((block) => ('text' in block ? block.text : '')).join(' ');
  return [
    ['README', plain(dossierReadme(model))],
    ['first page', plain(pages.get('index.html')!)],
    ['page', plain(pages.get(`${language}/index.html`)!)],
    ['paper', plain(paper)],
  ];
}

it('who else signed and when, as they state it, stands on the pages and on paper as in README', () => {
  for (const language of LANGUAGES) {
    const s = speak(language);
    const [nobody, label] = [plain(s.t('dossier.witnessed.nobody')), plain(s.t('dossier.stated'))];
    for (const [where, text] of everywhere(SOME, language)) {
      for (const said of [label, 'witness.example', 'Stamp Authority', s.day('2025-11-23'), s.number(7), s.number(8)])
        assert.ok(text.includes(plain(said)), `${language} ${where}: ${said}`);
      assert.ok(text.includes(plain(s.t('dossier.stated.block', { n: 6 }))), `${language} ${where}`);
      assert.ok(!text.includes(nobody), `${language} ${where}`);
    }
    for (const [where, text] of everywhere(NOBODY, language)) {
      assert.ok(text.includes(nobody), `${language} ${where}`);
      assert.ok(!text.includes(label), `${language} ${where}`);
      if (where !== 'first page') assert.ok(text.includes('digest-of-the-program'), `${language} ${where}`);
    }
  }
});
