/** After whatever was erased of a record of each kind, every page answers and every command works or says why not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { RunningServer, signIn } from '../running/server.ts';
import { World } from '../running/world.ts';

const world = new World();
let server: RunningServer;
let cookie: string;

const TEXTS = {
  'a.txt':
    'Police arrested 7 teachers in Tehran on 2 May 2023, with Nima Vantablack.\n\nArrests of teachers rose by 40 percent.\n',
  'b.txt':
    'Police arrested 7 teachers in Tehran on 2 May 2023, with Nima Vantablack.\n\nArrests of teachers rose by 40 percent, it said.\n',
  'c.txt': 'Workers protested in Shiraz on 5 April 2022. Police arrested 12 people in Shiraz on 6 April 2022.\n',
};

before(async () => {
  await world.json(['init']);
  server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
  cookie = await signIn(server);
  const files = Object.entries(TEXTS).map(([name, text]) => world.file(name, text));
  const { documents } = await done<{ documents: { id: string }[] }>(['add', ...files, '--source', 'Market Watch']);
  for (const { id } of documents) await done(['set', id, 'confidentiality=public', 'title=Arrests of teachers']);
  const { codings } = await done<{ codings: { id: string }[] }>(['code', 'suggest']);
  for (const { id } of codings) await done(['decide', id, 'confirm']);
  const { pairs } = await done<{ pairs: { id: string }[] }>(['link', 'suggest', '--kind', 'document']);
  for (const { id } of pairs) await done(['decide', id, 'confirm']);
  const inputs = { where: 'type:arrest', from: '2022-01-01', to: '2023-12-31', direction: 'up' };
  const claims = [{ text: 'Arrests rose', speaker: 'A. Speaker', form: 'growth', document: documents[0]!.id, inputs }];
  await done(['claims', 'add', world.file('claims.json', JSON.stringify({ claims }))]);
  await done(['measure', 'trend', '--publish']);
});

async function done<T = Record<string, unknown>>(words: readonly string[]): Promise<T> {
  const ran = await world.json<T & { error?: unknown }>(words);
  assert.ok(ran.exit === 0, `${words.join(' ')}: ${JSON.stringify(ran.error ?? ran)}`);
  return ran;
}

interface Line {
  id: string;
  kind: string;
  fields: Record<string, unknown>;
}

/** Every record as it is. */
async function records(): Promise<Line[]> {
  const out = join(world.dir, 'all.jsonl');
  await done(['export', out, '--format', 'jsonl']);
  const ids = readFileSync(out, 'utf8').trim().split('\n');
  return Promise.all(ids.map((line) => server.api<Line>('show', { id: (JSON.parse(line) as { id: string }).id })));
}

const PAGES = [
  '',
  '/search?query=police',
  '/search?kind=event',
  '/sources',
  '/batches',
  '/unread',
  '/log',
  '/explore?status=any',
  '/explore?view=timeline&status=any',
  '/explore?view=table&status=any',
  '/codebook',
  '/review',
  '/review/agreement',
  '/review/disputes',
  '/links',
  '/links/decided',
  '/links/clusters/document',
  '/claims',
  '/indicators',
  '/indicators/trend',
  '/indicators/rate',
  '/indicators/diversity',
  '/indicators/corroboration',
  '/figures',
  '/compare?type=protest&b-type=arrest',
  '/methods',
  '/publish',
  '/hand-over',
];
const ABOUT = ['', '/edit', '/proof', '/proof/file', '/withhold', '/outside', '/claims', '/original'];

async function wrongPages(paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of paths) {
    const { status, text } = await server.ask(`/en${path}`, { headers: { cookie } });
    if (status >= 500)
      wrong.push(
        `${path}: ${status} ${/<h1>.*?<\/h1>/s.exec(text)?.[0] ?? ''} ${text.match(/Cannot[^<]*/)?.[0] ?? ''}`,
      );
  }
  return wrong;
}

async function wrongCommands(ids: readonly string[]): Promise<string[]> {
  const asked: [string, object][] = [
    ['count', { by: 'year' }],
    ['count', { by: 'act,place,source', where: 'status:any' }],
    ['measure', { measure: 'trend' }],
    ['agreement', {}],
    ['claims/check', {}],
    ['code/suggest', {}],
    ['link/suggest', { kind: 'document' }],
    ['link/suggest', { kind: 'event' }],
    ['search', { q: 'police' }],
    ['export', { format: 'csv', kind: 'act', out: 'a.csv' }],
    ['dossier', { ids, dryRun: true, restricted: true, resting: true }],
    ['verify', {}],
    ['rebuild', {}],
    ['count', { by: 'year' }],
  ];
  const wrong: string[] = [];
  for (const [words, input] of asked) {
    const answer = await server.ask(`/api/v1/${words}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    if (answer.status >= 500 || /"ok": ?false/.test(answer.text))
      wrong.push(`${words}: ${answer.status} ${answer.text.slice(0, 400)}`);
  }
  return wrong;
}

/** What is wrong with the page that asks whether a title is to be erased; null where it asks. */
async function confirming(id: string, form: string): Promise<string | null> {
  const csrf = /name="csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const { status, text } = await server.ask(`/en/records/${id}/withhold`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf, path: 'name', what: 'erase', reason: 'safety' }).toString(),
  });
  return status === 200 && text.includes('Erase this for good?') ? null : `confirming ${status} ${text.slice(0, 300)}`;
}

const REFERRED = ['document', 'event', 'act', 'figure', 'claim', 'source'];

test('whatever is erased of whichever kind, pages answer, commands work and the log verifies', async () => {
  const all = await records();
  const of = (kind: string, is: (fields: Line['fields']) => boolean = () => true): Line => {
    const found = all.find((one) => one.kind === kind && is(one.fields));
    assert.ok(found !== undefined, kind);
    return found;
  };
  const document = of('document', ({ name }) => name === 'a.txt');
  const name = TEXTS['a.txt'].indexOf('Nima Vantablack');
  const steps: [Line, string][] = [
    [of('coding', ({ basis }) => basis !== undefined), 'coder'],
    [of('coding', ({ basis }) => basis !== undefined), 'at'],
    [of('link'), 'status'],
    [of('figure'), 'inputs'],
    [of('figure'), 'definition'],
    [of('claim'), 'text'],
    [of('act', ({ arrested }) => arrested !== undefined), 'arrested'],
    [of('act', ({ arrested }) => arrested !== undefined), 'type'],
    [of('event'), 'place'],
    [of('event'), 'when'],
    [of('source'), 'name'],
    [document, 'title'],
    [document, `text@${name}-${name + 15}`],
    [of('document', ({ name: called }) => called === 'c.txt'), 'text'],
  ];
  const wrong: string[] = [];
  for (const [{ id, kind }, path] of steps) {
    const { status, error } = await server.api<{ error?: { code: string } }>('erase', {
      id,
      paths: [path],
      reason: 'safety',
    });
    // the one that went with another is not there any more
    if (status !== 200 && error?.code !== 'not-found') wrong.push(`erase ${kind} ${path}: ${JSON.stringify(error)}`);
    // what is said of a number that counts it, and of which something is gone, keeps nobody from erasing more
    const form = await server.ask(`/en/records/${document.id}/withhold`, { headers: { cookie } });
    if (form.status !== 200) wrong.push(`after ${kind} ${path}: the form of erasing ${form.status}`);
    const asked = await confirming(document.id, form.text);
    if (asked !== null) wrong.push(`after ${kind} ${path}: ${asked}`);
    const about = [...ABOUT.map((one) => `/records/${id}${one}`), `/claims/${id}`, `/figures/${id}`];
    wrong.push(...(await wrongPages(about)).map((one) => `after ${kind} ${path}: ${one}`));
  }
  wrong.push(...(await wrongPages([...PAGES, ...all.map(({ id }) => `/records/${id}`)])));
  wrong.push(...(await wrongCommands(all.filter(({ kind }) => REFERRED.includes(kind)).map(({ id }) => id))));
  const again = await world.json<{ same: boolean; reason: string }>(['measure', '--figure', of('figure').id]);
  assert.deepEqual([again.same, again.reason], [false, 'inputs-erased']);
  assert.equal((await world.json(['publish', join(world.dir, 'site')])).exit, 0);
  assert.deepEqual(wrong, []);
});
