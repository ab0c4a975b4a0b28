/** Claims on the pages of a real server: what a binding leaves out, and a share of nothing that was named. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { App } from '../../packages/sabt/src/app/app.ts';
import { LANGUAGES, speak } from '../../packages/sabt/src/i18n/index.ts';
import { newId } from '../../packages/sabt/src/model/ids.ts';
import { day, draft } from '../running/desks.ts';
import { RunningServer, signIn } from '../running/server.ts';
import { World } from '../running/world.ts';

const TEXT = 'Not a single journalist was arrested in Iran in 2020.';

async function arrests(world: World, n: number): Promise<string> {
  const app = await App.open(world.archive, { mode: 'write' });
  const source = draft('source', { name: 'Daily' });
  const article = draft('document', { title: 'In brief', text: TEXT, languages: ['en'], sources: [source.id] });
  const acts = Array.from({ length: n }, (_, i) => {
    const event = newId();
    const where = { country: 'Iran', when: day(`2020-0${1 + (i % 9)}-05`), sources: [source.id] };
    return [
      draft('event', { title: `Arrest ${i}`, ...where }, event),
      draft('act', { event, type: 'arrest', status: 'confirmed', ...where }),
    ];
  }).flat();
  await app.archive.append([source, article, ...acts], { by: 'anna' });
  await app.close();
  return article.id;
}

const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('claims on the pages of a server', () => {
  const world = new World();
  let server: RunningServer;
  let cookie: string;
  let document: string;
  const page = async (path: string) => (await server.ask(path, { headers: { cookie } })).text;

  before(async () => {
    await world.json(['init']);
    document = await arrests(world, 3);
    server = await RunningServer.start(world);
    server.token = (await world.json<{ token: string }>(['token'])).token;
    cookie = await signIn(server);
  });

  async function bind(more: Record<string, string>): Promise<string> {
    const desk = await page(`/en/records/${document}/claims`);
    const csrf = /name="csrf" value="([^"]+)"/.exec(desk)![1]!;
    const known = new Set((await listed()).map(({ id }) => id));
    const sent = await server.ask(`/en/records/${document}/claims`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        csrf,
        start: '0',
        form: 'none',
        where: 'type:arrest',
        from: '2020',
        to: '2020',
        ...more,
      }).toString(),
    });
    assert.equal(sent.status, 303, textOf(sent.text).slice(0, 300));
    return (await listed()).find(({ id }) => !known.has(id))!.id;
  }
  const listed = async () => (await world.json<{ claims: { id: string }[] }>(['claims', 'list'])).claims;

  it('name the words that nothing stands for, and give no verdict until a person vouches for them', async () => {
    const id = await bind({});
    for (const language of LANGUAGES) {
      const s = speak(language);
      const text = textOf(await page(`/${language}/claims/${id}`));
      assert.ok(text.includes(s.t('claims.why.words-untested')), language);
      assert.ok(text.includes(s.t('verdict.says.undecidable')), language);
      assert.match(text, /journalist/);
      assert.ok(text.includes(textOf(s.t('claim.untested', { words: '' })).trim()), language);
    }
    const sure = textOf(await page(`/en/claims/${await bind({ covers: '1' })}`));
    assert.ok(sure.includes(speak('en').t('verdict.says.contradicted')));
    assert.ok(!sure.includes(speak('en').t('claims.why.words-untested')));
  });

  it('say of a share of nothing that was named that a whole is needed', async () => {
    const claims = [
      { text: 'Half were arrests.', form: 'share', inputs: { where: 'type:arrest', claimedPercent: 50 } },
    ];
    const added = await world.json<{ claims: { id: string }[] }>([
      'claims',
      'add',
      world.file('c.json', JSON.stringify({ claims })),
    ]);
    for (const language of LANGUAGES) {
      const s = speak(language);
      const text = textOf(await page(`/${language}/claims/${added.claims[0]!.id}`));
      assert.ok(text.includes(s.t('claims.why.no-whole-named')), language);
      assert.ok(text.includes(s.t('claims.needs.a-whole')), language);
    }
  });
});
