import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import { demoId } from '../test/demo-data.ts';
import { SEEN } from '../test/demo-hand-over.ts';
import { answer, CSRF, demoSite } from '../test/demo-site.ts';
import { checkPage } from '../test/html-check.ts';

const ORIGIN = 'http://127.0.0.1:4310';
type Site = ReturnType<typeof demoSite>;

const CHANGED = { en: 'since you looked', ar: 'منذ أن اطّلعت عليها', fa: 'از زمانی که دیدید' } as const;

const asked = ({ site }: Site, path: string) => answer(site, new Request(ORIGIN + path));

describe('making a dossier on the pages', () => {
  it('is a sound page in three languages, empty and with what would be seen', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      for (const path of ['/hand-over', `/hand-over?ids=${demoId(0)}&include=author&restricted=1`]) {
        const response = await asked(demo, `/${language}${path}`);
        assert.equal(response.status, 200);
        checkPage(await response.text(), language);
      }
    }
  });

  it('shows what an outsider would see and what not, and takes it over into the form that makes the file', async () => {
    const html = await (await asked(demoSite(), `/en/hand-over?ids=${demoId(0)}%20${demoId(1)}&include=author`)).text();
    assert.match(html, /An outsider would see 2 records/);
    for (const said of ['بازار باز بود.', 'Author', 'passage']) assert.ok(html.includes(said), said);
    assert.match(html, /those concerned do not consent: ?Author/);
    assert.match(html, /names a record that is not public[^<]*: ?Sources/);
    assert.match(html, new RegExp(`name="ids" value="${demoId(0)} ${demoId(1)}"`));
    assert.match(html, /name="include" value="author"/);
  });

  it('parts the names of what stays by something that stands in none of them', async () => {
    for (const language of LANGUAGES) {
      const html = await (await asked(demoSite(), `/${language}/hand-over?ids=${demoId(0)}`)).text();
      const s = speak(language);
      const stays = html.match(new RegExp(`${s.t('dossier.withheld')}:(.*?)</p>`))![1]!.replace(/<[^>]*>/g, '');
      const names = stays.split(' · ');
      assert.equal(names.length, 2, stays);
      assert.ok(names[1]!.includes(s.t('date.comma')), 'a passage by its number');
    }
  });

  it('names an id that there is not, and shows nothing', async () => {
    const response = await asked(demoSite(), '/en/hand-over?ids=no-such');
    assert.equal(response.status, 422);
    assert.doesNotMatch(await response.text(), /An outsider would see/);
  });

  it('takes all that a search finds, however many, without listing their ids', async () => {
    for (const language of LANGUAGES) {
      const path = `/${language}/hand-over?found=1&query=released&where=killed%3E0&resting=1`;
      const html = await (await asked(demoSite(), path)).text();
      checkPage(html, language);
      assert.match(html, /role="status">.{0,80}(312|٣١٢|۳۱۲)/);
      const form = html.slice(html.indexOf('method="post"', html.indexOf('</textarea>')));
      for (const [name, value] of Object.entries({ found: 1, query: 'released', where: 'killed&gt;0', resting: 1 }))
        assert.match(form, new RegExp(`name="${name}" value="${value}"`), name);
      assert.match(form, /name="ids" value=""/);
    }
    const few = await (await asked(demoSite(), '/en/hand-over?where=killed%3E0')).text();
    assert.match(few, new RegExp(`name="ids" value="${demoId(0)} ${demoId(1)}"`));
    assert.doesNotMatch(few, /role="status"|name="where"/);
  });

  it('says what stays because it rests on hidden documents, and names a filter that cannot be read', async () => {
    for (const language of LANGUAGES) {
      const html = await (await asked(demoSite(), `/${language}/hand-over?ids=${demoId(0)}`)).text();
      assert.ok(html.includes(`/${language}/records/${demoId(7)}`));
      assert.match(html, /name="resting" value="1"/);
    }
    const wrong = await asked(demoSite(), '/en/hand-over?where=killed%3E');
    assert.equal(wrong.status, 422);
    const html = await wrong.text();
    assert.match(html, /role="alert"/);
    assert.match(html, /name="where"[^>]*value="killed&gt;"/);
  });

  it('shows how far a long selection is, gives it up and takes it up again', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      const path = `/${language}/hand-over?where=type%3Aprotest&restricted=1&found=1&query=x`;
      const html = await (await asked(demo, path)).text();
      checkPage(html, language);
      assert.match(html, /<progress max="10000" value="4000"/);
      const progress = html.match(/data-progress="([^"]+)"/)![1]!.replaceAll('&amp;', '&');
      for (const part of ['where=type%3Aprotest', 'restricted=1', 'found=1', 'query=x'])
        assert.ok(progress.includes(part));
      const told = (await (await asked(demo, progress)).json()) as { done: number; words: string };
      assert.equal(told.done, 4000);
      assert.match(told.words, /40|٤٠|۴۰/);
      const posted = (to: string) =>
        demo.site.fetch(
          new Request(`${ORIGIN}/${language}/hand-over/${to}`, {
            method: 'POST',
            body: new URLSearchParams({ csrf: CSRF, where: 'type:protest', restricted: '1' }),
          }),
        );
      const cancelled = await posted('cancel');
      assert.equal(cancelled.headers.get('location'), `/${language}/hand-over?where=type%3Aprotest&restricted=1`);
      const after = await (await asked(demo, path)).text();
      checkPage(after, language);
      assert.match(after, new RegExp(`action="/${language}/hand-over/again"`));
      await posted('again');
      assert.match(await (await asked(demo, path)).text(), /<progress/);
    }
  });

  it('hands the PDF out alone', async () => {
    const body = new URLSearchParams([
      ['csrf', CSRF],
      ['ids', demoId(0)],
      ['as', 'pdf'],
    ]);
    const { site } = demoSite();
    const response = await site.fetch(new Request(`${ORIGIN}/en/hand-over`, { method: 'POST', body }));
    assert.match(response.headers.get('content-disposition')!, /filename="dossier-2026-11-22-en.pdf"/);
  });

  it('shows how far a long making is, gives it up and begins it again, and then where the file waits', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      const posted = (to: string, values: Record<string, string>) =>
        demo.site.fetch(
          new Request(`${ORIGIN}/${language}${to}`, {
            method: 'POST',
            body: new URLSearchParams({ csrf: CSRF, ...values }),
          }),
        );
      const begun = await posted('/hand-over', { where: 'type:protest', as: 'zip' });
      assert.equal(begun.status, 303);
      const making = begun.headers.get('location')!;
      assert.match(making, /\/hand-over\/making\?where=type%3Aprotest&as=zip$/);
      const html = await (await asked(demo, making)).text();
      checkPage(html, language);
      assert.match(html, /<progress max="10000" value="4000"/);
      const progress = html.match(/data-progress="([^"]+)"/)![1]!.replaceAll('&amp;', '&');
      const told = (await (await asked(demo, progress)).json()) as { done: number; words: string };
      assert.match(told.words, /40|٤٠|۴۰/);
      const cancelled = await posted('/hand-over/making/cancel', { where: 'type:protest', as: 'zip' });
      assert.equal(cancelled.headers.get('location'), making);
      const after = await (await asked(demo, making)).text();
      checkPage(after, language);
      assert.match(after, new RegExp(`action="/${language}/hand-over"`));
      assert.match(after, /name="as" value="zip"/);
      assert.ok(after.includes(speak(language).t('handOver.makingCancelled')));
      assert.ok(!after.includes(speak(language).t('computing.cancelled')));
      await posted('/hand-over', { where: 'type:protest', as: 'zip' });
      assert.match(await (await asked(demo, making)).text(), /<progress/);
      const made = await (await asked(demo, `/${language}/hand-over/making?ids=${demoId(0)}&as=fa`)).text();
      checkPage(made, language);
      assert.match(made, new RegExp(`href="/${language}/hand-over/file\\?ids=${demoId(0)}&amp;as=fa"`));
      const file = await asked(demo, `/${language}/hand-over/file?ids=${demoId(0)}&as=fa`);
      assert.match(file.headers.get('content-disposition')!, /filename="dossier-2026-11-22-fa.pdf"/);
    }
  });

  it('makes what was looked at and nothing else: who looked before is led back and told', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      const ask = (seen: string) => {
        const body = new URLSearchParams({ csrf: CSRF, ids: demoId(0), include: 'author', seen });
        return demo.site.fetch(new Request(`${ORIGIN}/${language}/hand-over`, { method: 'POST', body }));
      };
      const path = `/${language}/hand-over?ids=${demoId(0)}&include=author`;
      const html = await (await asked(demo, path)).text();
      const seen = html.match(/name="seen" value="([^"]+)"/)![1]!;
      assert.ok(!html.includes(CHANGED[language]));
      assert.equal((await ask(seen)).status, 200);
      const refused = await ask('b2xk');
      assert.equal(refused.status, 303);
      const back = refused.headers.get('location')!;
      assert.equal(back, `${path}&changed=1`);
      const again = await (await asked(demo, back)).text();
      checkPage(again, language);
      assert.ok(again.includes(CHANGED[language]));
      assert.equal(again.match(/name="seen" value="([^"]+)"/)![1], seen);
      const making = await asked(demo, `/${language}/hand-over/making?ids=${demoId(0)}&seen=b2xk&as=zip`);
      assert.equal(making.headers.get('location'), `/${language}/hand-over?ids=${demoId(0)}&changed=1`);
    }
  });

  it('remembers what was looked at while the file is made', async () => {
    const demo = demoSite();
    const body = new URLSearchParams({ csrf: CSRF, where: 'type:protest', seen: SEEN });
    const begun = await demo.site.fetch(new Request(`${ORIGIN}/en/hand-over`, { method: 'POST', body }));
    const making = begun.headers.get('location')!;
    assert.match(making, new RegExp(`[?&]seen=${SEEN}(&|$)`));
    const html = await (await asked(demo, making)).text();
    assert.match(html, new RegExp(`name="seen" value="${SEEN}"`));
    assert.ok(html.match(/data-progress="([^"]+)"/)![1]!.includes(`seen=${SEEN}`));
  });

  it('says of a file that has gone that it has, and makes it again', async () => {
    for (const language of LANGUAGES) {
      const path = `/${language}/hand-over/making?where=killed%3E0&as=zip`;
      const gone = await asked(demoSite(), `/${language}/hand-over/file?where=killed%3E0&as=zip`);
      assert.equal(gone.headers.get('location'), path);
      const html = await (await asked(demoSite(), path)).text();
      checkPage(html, language);
      assert.match(html, new RegExp(`action="/${language}/hand-over"`));
      assert.doesNotMatch(html, /hand-over\/file/);
    }
  });

  it('takes what a search found, and hands the file out as a download', async () => {
    const found = await (await asked(demoSite(), '/en/hand-over?found=1&query=released')).text();
    assert.match(found, /An outsider would see/);
    const body = new URLSearchParams([
      ['csrf', CSRF],
      ['ids', demoId(0)],
    ]);
    const { site } = demoSite();
    const response = await site.fetch(new Request(`${ORIGIN}/en/hand-over`, { method: 'POST', body }));
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-disposition')!, /^attachment; filename="dossier-2026-11-22.zip"/);
    const without = await site.fetch(
      new Request(`${ORIGIN}/en/hand-over`, { method: 'POST', body: new URLSearchParams([['ids', demoId(0)]]) }),
    );
    assert.equal(without.status, 403);
  });
});
