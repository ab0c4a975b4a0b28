import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SabtError } from '../model/errors.ts';
import { demoId } from './test/demo-data.ts';
import { CSRF, demoSite } from './test/demo-site.ts';

const ORIGIN = 'http://127.0.0.1:4310';

function post(site: ReturnType<typeof demoSite>['site'], path: string, fields: [string, string][]): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of [['csrf', CSRF], ...fields] as [string, string][]) body.append(name, value);
  return Promise.resolve(site.fetch(new Request(ORIGIN + path, { method: 'POST', body })));
}

describe('forms', () => {
  it('correct only what the person changed, as a new version', async () => {
    const { app, site } = demoSite();
    const path = `/en/records/${demoId(0)}/edit`;
    const done = await post(site, path, [
      ['basedOn', '3'],
      ['former/title', 'A'],
      ['field/title', 'B'],
      ['former/description', 'one\ntwo'],
      ['field/description', 'one\r\ntwo'],
      ['former/reliability', 'A'],
      ['field/reliability', 'B'],
      ['reason', 'misread'],
    ]);
    assert.equal(done.status, 303);
    assert.equal(done.headers.get('location'), `/en/records/${demoId(0)}?done=corrected`);
    assert.deepEqual(app.calls.at(-1), { method: 'correct', input: [demoId(0), { title: 'B' }, 3, 'misread'] });
  });

  it('make no version where nothing differs', async () => {
    const { app, site } = demoSite();
    const done = await post(site, `/fa/records/${demoId(0)}/edit`, [
      ['basedOn', '3'],
      ['former/title', 'A'],
      ['field/title', 'A'],
    ]);
    assert.equal(done.headers.get('location'), `/fa/records/${demoId(0)}?done=unaltered`);
    assert.equal(app.calls.length, 0);
  });

  it('give back what was typed when a value cannot be used', async () => {
    const { site } = demoSite();
    const back = await post(site, `/en/records/${demoId(0)}/edit`, [
      ['basedOn', '3'],
      ['former/url', ''],
      ['field/url', 'nonsense'],
      ['field/title', 'kept'],
    ]);
    assert.equal(back.status, 422);
    const html = await back.text();
    assert.match(html, /value="nonsense"/);
    assert.match(html, /value="kept"/);
    assert.match(html, /aria-invalid="true"/);
  });

  it('name the sources a line each, and leave the day of taking in alone', async () => {
    const { site } = demoSite({ text: 'Varzan; صبح' });
    const page = await (await site.fetch(new Request(`${ORIGIN}/ar/records/${demoId(0)}/edit`))).text();
    assert.match(page, /<textarea id="field-sources"[^>]*>\nVarzan; صبح<\/textarea>/);
    assert.doesNotMatch(page, /field-acquiredAt/);
  });

  it('search without a bound that is no date, and say so in the language of the page', async () => {
    for (const [language, words] of [
      ['en', /not a date/],
      ['ar', /لا يمكن قراءة هذا تاريخاً/],
      ['fa', /این تاریخ خوانده نشد/],
    ] as const) {
      const { site } = demoSite();
      const found = await site.fetch(new Request(`${ORIGIN}/${language}/search?query=x&from=blah&to=1401-06-25`));
      assert.equal(found.status, 200);
      const page = await found.text();
      assert.match(page, words);
      assert.match(page, /<input[^>]*name="from"[^>]*aria-invalid="true"[^>]*value="blah"/);
      assert.match(page, /name="to"[^>]*value="1401-06-25"/);
      assert.doesNotMatch(page, /name="search-from"/);
    }
  });

  it('say so when somebody else was faster', async () => {
    const { site } = demoSite();
    const late = await post(site, `/en/records/${demoId(0)}/edit`, [
      ['basedOn', '2'],
      ['former/title', 'A'],
      ['field/title', 'B'],
    ]);
    assert.equal(late.status, 409);
    assert.match(await late.text(), /Somebody was here before you/);
  });

  it('change many at once: the ones ticked, or all that were found', async () => {
    const { app, site } = demoSite();
    const some = await post(site, '/en/bulk', [
      ['id', demoId(1)],
      ['id', demoId(2)],
      ['which', 'ticked'],
      ['do', 'tag'],
      ['tag', ' wages '],
      ['search-query', 'x'],
    ]);
    assert.equal(some.headers.get('location'), '/en/search?query=x&done=changed&n=2');
    assert.deepEqual(app.calls.at(-1)!.input, [{ ids: [demoId(1), demoId(2)] }, { do: 'tag', tag: 'wages' }]);
    await post(site, '/en/bulk', [
      ['which', 'all'],
      ['do', 'confidentiality'],
      ['level', 'public'],
      ['search-query', 'x'],
      ['search-language', 'fa'],
    ]);
    assert.deepEqual(app.calls.at(-1)!.input, [
      { search: { query: 'x', language: 'fa' } },
      { do: 'confidentiality', level: 'public' },
    ]);
    assert.equal(
      (
        await post(site, '/en/bulk', [
          ['which', 'ticked'],
          ['do', 'tag'],
          ['tag', 'a'],
        ])
      ).status,
      422,
    );
    assert.equal(
      (
        await post(site, '/en/bulk', [
          ['id', demoId(1)],
          ['do', 'confidentiality'],
          ['level', 'secret'],
        ])
      ).status,
      422,
    );
    assert.equal(
      (
        await post(site, '/en/bulk', [
          ['id', demoId(1)],
          ['do', 'erase'],
        ])
      ).status,
      422,
    );
  });

  it('take a mapping column by column and refuse two columns for one field', async () => {
    const { app, site } = demoSite();
    const path = `/ar/take-in/${demoId(601)}`;
    const good = await post(site, path, [
      ['kind', 'document'],
      ['column', 'a'],
      ['field', 'title'],
      ['column', 'b'],
      ['field', ''],
      ['column', 'c'],
      ['field', 'custom/c'],
      ['then', 'dry-run'],
    ]);
    assert.equal(good.headers.get('location'), `${path}/dry-run`);
    assert.deepEqual(app.calls.at(-1)!.input[1], {
      kind: 'document',
      fields: { title: 'a', 'custom/c': 'c' },
      constants: {},
    });
    const twice = await post(site, path, [
      ['column', 'a'],
      ['field', 'title'],
      ['column', 'b'],
      ['field', 'title'],
    ]);
    assert.equal(twice.status, 422);
  });

  it('hand uploads on with their labels, and remove them when nothing takes them', async () => {
    const { app, site } = demoSite();
    const body = new FormData();
    body.append('csrf', CSRF);
    body.append('source', 'Varzan Daily');
    body.append('files', new File(['x'], '../../etc/passwd'));
    const done = await site.fetch(new Request(`${ORIGIN}/en/take-in/files`, { method: 'POST', body }));
    assert.equal(done.headers.get('location'), `/en/batches/${demoId(802)}`);
    const [uploads] = app.calls.at(-1)!.input as [{ files: { name: string; path: string }[]; source: string }];
    assert.equal(uploads.source, 'Varzan Daily');
    assert.equal(uploads.files[0]!.path, '/nowhere/0');
    assert.equal((await post(site, '/en/take-in/files', [])).status, 422);
  });

  it('tell each kind of error in its own words', async () => {
    const { app, site } = demoSite();
    const failing = (error: unknown) => {
      app.verifyNow = () => {
        throw error;
      };
      return post(site, '/en/log/verify', [['mode', 'full']]);
    };
    assert.equal((await failing(new SabtError('too-large', 'x'))).status, 413);
    assert.equal((await failing(new SabtError('not-found', 'x'))).status, 404);
    const full = await failing(new SabtError('disk-full', 'no space left'));
    assert.equal(full.status, 500);
    assert.match(await full.text(), /The disk is full/);
    const write = process.stderr.write;
    process.stderr.write = () => true;
    try {
      const defect = await failing(new Error('secret path /home/mina'));
      assert.equal(defect.status, 500);
      assert.doesNotMatch(await defect.text(), /secret path/);
    } finally {
      process.stderr.write = write;
    }
  });

  it('send those who are not signed in to the sign-in page, and there only', async () => {
    const { site } = demoSite({}, false);
    for (const path of ['/en', '/fa/records/x', '/ar/log', '/en/records/x/original', '/en/log/progress'])
      assert.equal(
        (await site.fetch(new Request(ORIGIN + path))).headers.get('location'),
        `${path.slice(0, 3)}/sign-in`,
        path,
      );
    assert.equal(
      (await post(site, '/en/bulk', [['do', 'tag']])).headers.get('location'),
      '/en/sign-in?done=session-over',
    );
    const html = await (await site.fetch(new Request(`${ORIGIN}/en/sign-in`))).text();
    assert.doesNotMatch(html, /Varzan/);
    const pasted = await site.fetch(
      new Request(`${ORIGIN}/en/sign-in?link=${encodeURIComponent(`${ORIGIN}/sign-in?key=abcdefghijklmnop0123`)}`),
    );
    assert.equal(pasted.headers.get('location'), '/sign-in?key=abcdefghijklmnop0123');
    const wrong = await site.fetch(
      new Request(`${ORIGIN}/en/sign-in?link=${encodeURIComponent('https://elsewhere.example/')}`),
    );
    assert.equal(wrong.headers.get('location'), '/en/sign-in?done=link-over');
  });

  it('open in the language that was last used, else in one that the browser asks for', async () => {
    const { site } = demoSite();
    const start = async (headers: Record<string, string>) =>
      (await site.fetch(new Request(`${ORIGIN}/`, { headers }))).headers.get('location');
    assert.equal(await start({ 'accept-language': 'de;q=0.9, fa-IR;q=0.8, ar;q=0.5' }), '/fa');
    assert.equal(await start({ 'accept-language': 'ar-SY, en;q=0.9', cookie: 'a=b; sabt-language=en' }), '/en');
    assert.equal(await start({ cookie: 'sabt-language=xx' }), '/en');
    const page = await site.fetch(new Request(`${ORIGIN}/ar/sources`));
    assert.match(page.headers.get('set-cookie') ?? '', /^sabt-language=ar; Path=\/;/);
  });

  it('hand originals out as downloads that no browser shows', async () => {
    const { site } = demoSite();
    const file = await site.fetch(new Request(`${ORIGIN}/en/records/${demoId(0)}/original`));
    assert.equal(file.headers.get('content-type'), 'application/octet-stream');
    assert.match(
      file.headers.get('content-disposition')!,
      /^attachment; filename="____ _1_\.html"; filename\*=UTF-8''%D8%AA/,
    );
    assert.match(file.headers.get('content-security-policy')!, /sandbox/);
    assert.equal(await file.text(), '<b>original</b>');
  });

  it('serve fonts, style and islands under names that change with them', async () => {
    const { site } = demoSite();
    const html = await (await site.fetch(new Request(`${ORIGIN}/fa/log`))).text();
    const assets = [...new Set([...html.matchAll(/\/assets\/[^"]+/g)].map((match) => match[0]))];
    assert.ok(assets.length >= 5, assets.join(' '));
    for (const path of assets) {
      const asset = await site.fetch(new Request(ORIGIN + path));
      assert.equal(asset.status, 200);
      assert.match(asset.headers.get('cache-control')!, /immutable/);
      assert.equal((await asset.arrayBuffer()).byteLength, Number(asset.headers.get('content-length')));
    }
    assert.equal((await site.fetch(new Request(`${ORIGIN}/assets/..%2f..%2fpackage.json`))).status, 404);
  });
});
