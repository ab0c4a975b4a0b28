import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LANGUAGES } from '../../i18n/index.ts';
import { contextOf } from '../dossier/pages.ts';
import type { AnchorView } from '../log-port.ts';
import { aboutPage } from './about.ts';
import type { PublicPage } from './model.ts';

it('says of a time stamp that nobody who checks the site checks it, and where the files are that show it', () => {
  const anchor: AnchorView = {
    who: 'https://stamp.example/tsr',
    size: 7,
    state: 'confirmed',
    time: '2026-11-22T09:16:37Z',
    authority: null,
  };
  for (const language of LANGUAGES) {
    const told = (anchors: AnchorView[]): string => {
      const witnesses = { needed: 0, met: null, size: null, behind: 0, list: [] };
      const site = { title: 'T', origin: 'o', vkey: 'k', note: '', size: 9, root: 'r', counts: {}, hasVerifier: true };
      const vouched = { witnesses, anchors, mirrors: [] };
      const page = { ...contextOf(language), base: '../', file: 'about.html', scripts: { search: '' } };
      return aboutPage({ ...page, site: { ...site, vouched } } satisfies PublicPage);
    };
    assert.match(told([anchor]), /stamp\.example[\s\S]*<\/ul>\s*<p>[^<]+<[^>]*>proof\/anchors\//);
    assert.ok(!told([]).includes('proof/anchors/'));
  }
});
