/** A public site tells how its numbers and verdicts come about, in its own pages. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { addClaims, checkClaims } from '../packages/sabt/src/app/claims/claims.ts';
import { publishFigure } from '../packages/sabt/src/app/measuring/figures.ts';
import { measure } from '../packages/sabt/src/app/measuring/measuring.ts';
import { publish as publishSite } from '../packages/sabt/src/app/publishing/publish.ts';
import { LANGUAGES, speak } from '../packages/sabt/src/i18n/index.ts';
import { METHOD_PAGES } from '../packages/sabt/src/pages/index.ts';
import { fold } from '../packages/sabt/src/stages/reading/index.ts';
import { day, draft } from './running/desks.ts';
import { World } from './running/world.ts';

const PUBLIC = { '*': 'public' };
const QUIET = { progress: () => undefined, signal: new AbortController().signal };

const world = new World();

async function published(name: string): Promise<string> {
  const out = join(world.dir, name);
  const app = await App.open(world.archive, { mode: 'read' });
  try {
    await publishSite({ out, force: false, all: false }, app, QUIET);
  } finally {
    await app.close();
  }
  return out;
}

const read = (site: string, path: string): string => readFileSync(join(site, path), 'utf8');

/** What the results of a search show of a page. */
function hitOf(site: string, page: string): readonly unknown[] {
  const blocks = readdirSync(join(site, 'search/d')).map(
    (name) => JSON.parse(read(site, `search/d/${name}`)) as Record<string, readonly unknown[]>,
  );
  return blocks.flatMap((block) => Object.values(block)).find(([at]) => at === page)!;
}

test('methods are told where there are numbers or verdicts, and nowhere else', async () => {
  await world.json(['init', '--origin', 'methods.example/log']);
  const app = await App.open(world.archive, { mode: 'write' });
  const event = draft('event', { title: 'Strike', when: day('2019-03-14'), confidentiality: PUBLIC });
  const act = { event: event.id, type: 'protest-strike', status: 'confirmed', when: day('2019-03-14') };
  await app.archive.append([event, draft('act', { ...act, confidentiality: PUBLIC })], { by: 'anna' });
  await app.close();
  const before = await published('before');
  assert.ok(!existsSync(join(before, 'en/methods')));
  assert.ok(!read(before, 'en/index.html').includes('methods/'));

  const writing = await App.open(world.archive, { mode: 'write' });
  const { id: figure } = await publishFigure(await measure({ measure: 'rate' }, writing), writing, 'anna');
  const { claims } = await addClaims(
    [{ text: 'There was a strike', form: 'at-least', inputs: { where: 'type:protest-strike', atLeast: 1 } }],
    writing,
    'anna',
    { mark: (one) => Object.assign(one.fields, { confidentiality: PUBLIC }) },
  );
  await checkClaims([claims[0]!.id], writing, 'anna');
  await writing.close();
  const site = await published('after');

  for (const language of LANGUAGES) {
    const s = speak(language);
    const expected = ['index', ...METHOD_PAGES].map((name) => `${name}.html`).sort();
    assert.deepEqual(readdirSync(join(site, language, 'methods')).sort(), expected);
    for (const file of expected) {
      const page = read(site, `${language}/methods/${file}`);
      assert.match(page, new RegExp(`<html lang="${language}"`));
      assert.ok(!/(?:src|href)="(?:\/|https?:)/.test(page), `${file} has relative addresses alone`);
      for (const [, target, anchor] of page.matchAll(/href="([^"#]*)(?:#([^"]*))?"/g)) {
        const path = new URL(target! || file, `file://${site}/${language}/methods/${file}`).pathname;
        assert.ok(existsSync(path), `${file} leads to ${target}`);
        if (anchor) assert.ok(readFileSync(path, 'utf8').includes(`id="${anchor}"`), `${file} leads to #${anchor}`);
      }
    }
    assert.ok(read(site, `${language}/methods/rate.html`).includes(s.t('measure.question.rate')));
    assert.ok(read(site, `${language}/index.html`).includes('href="methods/index.html"'));
    const number = read(site, `${language}/records/${figure}.html`);
    assert.ok(number.includes(`<a href="../methods/rate.html">${s.t('methods.read')}</a>`));
    // its title is a sentence of the reader's language, and what it rests on is told
    assert.ok(number.includes(`<title>${s.t('measure.name.rate')} `));
    assert.ok(number.includes(s.t('measure.digest')) && number.includes(`sabt</span> <span class="short">measure`));
    assert.ok(!/<h1[^>]*>(?:<bdi>)?rate/.test(number));
    // results of a search call it as its page does
    const [heading] = /(?<=<h1[^>]*>).*?(?=<\/h1>)/s.exec(number)!;
    const hits = hitOf(site, `records/${figure}.html`)[6] as Record<string, { title: string; said: string }>;
    assert.equal(hits[language]!.title.replace(/[\u2066-\u2069]/g, ''), heading!.replace(/<[^>]*>/g, ''));
    assert.ok(hits[language]!.title.includes(s.t('measure.name.rate')));
    assert.ok(hits[language]!.said.length > 10 && !hits[language]!.said.includes('type:'), hits[language]!.said);
    const first = fold(s.t('measure.name.rate')).split(' ')[0]!;
    const piece = `search/p/${Buffer.from([...first][0]!).toString('hex')}.json`;
    assert.ok(Object.hasOwn((JSON.parse(read(site, piece)) as { w: object }).w, first), 'found by its name');
    const claim = read(site, `${language}/records/${claims[0]!.id}.html`);
    assert.ok(claim.includes('href="../methods/claims.html#at-least"'));
    assert.ok(read(site, `${language}/methods/claims.html`).includes('id="at-least"'));
  }
  const checked = await world.json(['verify', site]);
  assert.deepEqual([checked['ok'], checked['problems']], [true, []]);
});
