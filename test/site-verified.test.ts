/** A public site under attack, and who notices: the command on a folder, on an address, and the function over files alone. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { formatSums, type SitePolicy, type SiteVerification, verifySite } from '@sabt/proof';
import { App } from '../packages/sabt/src/app/app.ts';
import {
  type SiteReport,
  verifyAddress,
  verifySiteFolder,
  verifySiteZip,
} from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, Kind } from '../packages/sabt/src/model/records.ts';
import { World } from './running/world.ts';

const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const PUBLIC = { '*': 'public' };
const world = new World();
const site = join(world.dir, 'site');
let vkey = '';
let files = new Map<string, Uint8Array>();
let host: Server;
let at = '';
/** What the host answers for a path instead of the file. */
const answers = new Map<string, (response: import('node:http').ServerResponse) => void>();
const asked: string[] = [];

const pathsIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1));

before(async () => {
  await world.json(['init', '--title', 'Nahr', '--origin', 'nahr.example/log']);
  const app = await App.open(world.archive, { mode: 'write' });
  const put = (kind: Kind, fields: Fields) => ({ id: newId(), kind, version: 1, fields });
  const day = { start: '2019-03-14', end: '2019-03-14', precision: 'day' };
  const documents = Array.from({ length: 300 }, (_, n) =>
    put('document', { title: `Strike ${n}`, text: `The dockers of gate ${n} went home.`, published: day }),
  );
  for (const { fields } of documents.slice(0, 40)) fields['confidentiality'] = { ...PUBLIC, author: 'identity' };
  documents[0]!.fields['author'] = 'Zulaykha Quartermain';
  await app.archive.append(documents, { by: 'tester' });
  await app.close();
  await world.json(['publish', site]);
  vkey = (JSON.parse(readFileSync(join(world.archive, 'archive.json'), 'utf8')) as { vkey: string }).vkey;
  files = new Map(pathsIn(site).map((path) => [path, readFileSync(join(site, path))]));
  host = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname.replace(/^\/below\//, '');
    asked.push(`${request.headers.host} ${path}`);
    const own = answers.get(path);
    if (own !== undefined) return own(response);
    const bytes = files.get(path);
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(host.address() as AddressInfo).port}/below/`;
});

after(() => host.close());

const flipped = (bytes: Uint8Array, place = Math.floor(bytes.length / 2)): Uint8Array => {
  const bad = Uint8Array.from(bytes);
  bad[place]! ^= 1;
  return bad;
};

const over = (changes: Readonly<Record<string, Uint8Array | null>>, policy?: SitePolicy): Promise<SiteVerification> => {
  const changed = new Map(files);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === null) changed.delete(path);
    else changed.set(path, bytes);
  }
  return verifySite(changed, { logKeys: [vkey], ...policy });
};

const listOf = (sums: Uint8Array): Map<string, string> => {
  const lines = Buffer.from(sums).toString().trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
};

const fileLike = (pattern: RegExp): string => {
  const found = [...files.keys()].find((path) => pattern.test(path));
  assert.ok(found !== undefined, String(pattern));
  return found;
};

const SORTS: readonly [sort: string, pattern: RegExp][] = [
  ['tile', /^log\/tile\/0\//],
  ['bundle of entries', /^log\/tile\/entries\//],
  ['checkpoint', /^log\/checkpoint$/],
  ['openings of a record', /^records\//],
  ['page', /^fa\/records\//],
  ['list', /^ar\/documents\//],
  ['table', /^data\/documents\.csv$/],
  ['Parquet file', /\.parquet$/],
  ['table of records', /^data\/records\.jsonl$/],
  ['piece of the index', /^search\/p\//],
  ['feed', /^en\/feed\.xml$/],
  ['style sheet', /^assets\/.*\.css$/],
  ['verifier', /^verify\.html$/],
  ['keys of pages', /^site\.keys$/],
  ['list of digests', /^site\.sums$/],
  ['signature', /^site\.note$/],
  ['description', /^site\.json$/],
];

for (const [sort, pattern] of SORTS)
  test(`one byte flipped in the site: ${sort}`, async () => {
    const path = fileLike(pattern);
    const good = files.get(path)!;
    const isNamed = ({ problems }: { problems: readonly { where: string }[] }) =>
      problems.some(({ where }) => where === path || where.startsWith(`${path} `));
    for (const place of [0, Math.floor(good.length / 3), good.length - 1]) {
      const found = await over({ [path]: flipped(good, place) });
      assert.equal(found.ok, false);
      assert.ok(isNamed(found), `${path} at ${place}: ${JSON.stringify(found.problems)}`);
    }
    writeFileSync(join(site, path), flipped(good));
    const report = await verifySiteFolder(site, { key: vkey }, QUIET);
    writeFileSync(join(site, path), good);
    assert.equal(report.ok, false);
    assert.ok(isNamed(report), JSON.stringify(report.problems));
  });

test('a site that nobody touched passes in every way in which it can be read, and says what was not checked', async () => {
  const found = await over({});
  assert.deepEqual([found.ok, found.complete, found.problems], [true, true, []]);
  assert.deepEqual(found.log?.key, 'reader');
  assert.equal(found.checked.records, 40);
  assert.ok(found.counts.withheld > 0 && found.counts.disclosed > 100);
  const author = found.fields.find(({ kind, path }) => kind === 'document' && path === 'author');
  assert.deepEqual([author?.disclosed, author?.withheld], [0, 1]);
  assert.deepEqual(
    found.notMade.map(({ check }) => check),
    ['later-keys', 'witnesses', 'pages'],
  );
  const own = await verifySite(files);
  assert.deepEqual([own.ok, own.log?.key], [true, 'site']);
  const { exit, ok, mode } = await world.json<SiteReport>(['verify', at, '--key', vkey]);
  assert.deepEqual([exit, ok, mode], [0, true, 'site']);
});

test('verification that is stopped says so and passes nothing for checked', async () => {
  const found = await over({}, { pause: async (done, _total, what) => !(what === 'files' && done >= 100) });
  assert.equal(found.complete, false);
  assert.ok(found.notMade.some(({ check, reason }) => check === 'stopped' && /100 of/.test(reason)));
  assert.equal(found.checks.data.made, 0);
});

test('a ZIP of the site, as other programs make one, is checked by the command like the folder', async () => {
  const zip = join(world.dir, 'site.zip');
  const packedBy = (lines: string) => {
    rmSync(zip, { force: true });
    const program = `import pathlib, sys, zipfile\nroot = pathlib.Path(sys.argv[1])\nz = zipfile.ZipFile(sys.argv[2], 'w', 8)\n${lines}\nz.close()`;
    execFileSync('python3', ['-W', 'ignore', '-c', program, site, zip]);
    return world.json<SiteReport>(['verify', zip, '--key', vkey]);
  };
  const all = `for path in sorted(root.rglob('*')):\n z.write(path, pathlib.Path('site') / path.relative_to(root))`;
  const good = await packedBy(all);
  assert.deepEqual([good.exit, good.ok, good.mode, good.problems], [0, true, 'site', []]);
  assert.equal(good.checked.records, 40);
  const left = await packedBy(
    `${all}\nz.writestr('__MACOSX/site/._site.json', 'x')\nz.writestr('site/en/Thumbs.db', 'x')`,
  );
  assert.deepEqual([left.exit, left.problems], [0, []]);
  const twice = await packedBy(`z.writestr('site/data/documents.csv', 'forged')\n${all}`);
  assert.deepEqual([twice.exit, twice.ok, twice.problems.map(({ code }) => code)], [1, false, ['bad-zip']]);
  const out = await packedBy(`${all}\nz.writestr('../evil.html', 'x')`);
  assert.deepEqual([out.exit, out.problems.map(({ code }) => code)], [1, ['bad-zip']]);
  const beside = await packedBy(`${all}\nz.writestr('other/evil.html', 'x')`);
  assert.deepEqual(
    beside.problems.map(({ code, where }) => [code, where]),
    [['file-unlisted', '/other/evil.html']],
  );
});

test('the table of records is held against its digest to the last byte: in a folder, a ZIP and at an address', async () => {
  const path = 'data/records.jsonl';
  const good = files.get(path)!;
  const zip = join(world.dir, 'records.zip');
  const pack =
    "import pathlib, sys, zipfile\nroot = pathlib.Path(sys.argv[1])\nz = zipfile.ZipFile(sys.argv[2], 'w', 8)\nfor path in root.rglob('*'):\n z.write(path, path.relative_to(root))\nz.close()";
  // without the newline at its end; with an empty line behind it
  for (const bad of [good.subarray(0, good.length - 1), Buffer.concat([good, Buffer.from('\n')])]) {
    files.set(path, bad);
    writeFileSync(join(site, path), bad);
    rmSync(zip, { force: true });
    execFileSync('python3', ['-c', pack, site, zip]);
    const ways = [
      await verifySiteFolder(site, { key: vkey }, QUIET),
      await verifyAddress(at, { key: vkey }, QUIET),
      (await verifySiteZip(zip, { key: vkey }, QUIET))!,
    ];
    for (const { ok, problems } of ways) {
      assert.equal(ok, false);
      assert.ok(
        problems.some(({ where, code }) => where === path && code === 'file-differs'),
        JSON.stringify(problems),
      );
    }
  }
  files.set(path, good);
  writeFileSync(join(site, path), good);
});

test('a table of records without its last newline is not what the proofs show, whoever signed it', async () => {
  const path = 'data/records.jsonl';
  const cut = files.get(path)!.subarray(0, -1);
  const sums = listOf(files.get('site.sums')!);
  sums.set(path, createHash('sha256').update(cut).digest('hex'));
  const found = await over({ [path]: cut, 'site.sums': Buffer.from(formatSums(sums)) });
  assert.ok(found.problems.some(({ check, code }) => check === 'data' && code === 'data-differs'));
  assert.ok(!found.problems.some(({ check }) => check === 'file'));
});

test('a site made anew by somebody without the key is not the archive’s', async () => {
  const path = fileLike(/^en\/records\//);
  const forged = Buffer.from('<p>nothing happened');
  const sums = listOf(files.get('site.sums')!);
  sums.set(path, createHash('sha256').update(forged).digest('hex'));
  const found = await over({ [path]: forged, 'site.sums': Buffer.from(formatSums(sums)) });
  assert.ok(found.problems.some(({ check, where }) => check === 'statement' && where === 'site.sums'));
});

test('over HTTP: the host named is asked and nobody else, and damage is named as in a folder', async () => {
  asked.length = 0;
  const path = fileLike(/^records\//);
  const good = files.get(path)!;
  files.set(path, flipped(good));
  const report = await verifyAddress(`${at}index.html`, { key: vkey }, QUIET);
  files.set(path, good);
  assert.ok(report.problems.some(({ where, code }) => where === path && code === 'file-differs'));
  assert.ok(report.notMade.some(({ check }) => check === 'unlisted'));
  assert.equal(new Set(asked.map((line) => line.split(' ')[0])).size, 1);
  assert.ok(asked.every((line) => !line.includes('..')));
});

test('over HTTP: redirects are refused, answers without end are cut, a host that fails is told from one that lies', async () => {
  const verify = () => verifyAddress(at, { key: vkey }, QUIET);
  const refusedWith = async (code: string, path: string, answer: (r: import('node:http').ServerResponse) => void) => {
    answers.set(path, answer);
    await assert.rejects(verify(), (error: { code?: string }) => error.code === code);
    answers.clear();
  };
  await refusedWith('unreachable', 'log/checkpoint', (response) =>
    response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end(),
  );
  await refusedWith('too-large', 'site.note', (response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      if (!response.destroyed) response.once('drain', more);
    };
    response.on('error', () => undefined);
    more();
  });
  await refusedWith('unreachable', fileLike(/^log\/tile\/0\//), (response) => response.writeHead(500).end());
});

test('over HTTP: a file for which the host does not answer is named as that, and the others are checked', async () => {
  const whole = await verifyAddress(at, { key: vkey }, QUIET);
  for (const unread of [/^search\/p\//, /^records\//, /^data\/records\.jsonl$/].map(fileLike)) {
    answers.set(unread, (response) => response.destroy());
    answers.set('en/index.html', (response) => response.writeHead(200).end('x'));
    const { ok, problems, checked } = await verifyAddress(at, { key: vkey }, QUIET);
    answers.clear();
    const expected = [
      [unread, 'unreachable'],
      ['en/index.html', 'file-differs'],
    ];
    assert.deepEqual(
      problems.map(({ where, code }) => [where, code]),
      expected,
    );
    assert.deepEqual([ok, checked.files], [false, whole.checked.files - 1]);
  }
  const many = [...files.keys()].filter((path) => path.startsWith('en/records/'));
  for (const path of many) answers.set(path, (response) => response.writeHead(500).end());
  assert.ok(many.length > 10);
  await assert.rejects(verifyAddress(at, { key: vkey }, QUIET), { code: 'unreachable' });
  answers.clear();
});

test('over HTTP: a page that the host gives for everything that is not there is none of the site', async () => {
  const fallback = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname.slice(1);
    response.end(files.get(path) ?? '<!doctype html><title>Home</title>');
  });
  await new Promise<void>((resolve) => fallback.listen(0, '127.0.0.1', resolve));
  const prefix = `http://127.0.0.1:${(fallback.address() as AddressInfo).port}`;
  const { ok, problems } = await verifyAddress(prefix, { key: vkey }, QUIET);
  fallback.close();
  assert.equal(files.has('attested/checkpoint'), false);
  assert.deepEqual([ok, problems], [true, []]);
});

test('over HTTP: files and tiles are asked for ahead, so many at once and no more, and nothing is told in another order', async () => {
  let [now, most] = [0, 0];
  const slow = createServer((request, response) => {
    most = Math.max(most, ++now);
    setTimeout(() => {
      now--;
      const bytes = files.get(new URL(request.url!, 'http://x').pathname.slice(1));
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    }, 40);
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  const prefix = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
  const log = await verifyAddress(`${prefix}/log`, { key: vkey }, QUIET);
  assert.deepEqual([log.ok, log.checked.tiles, most], [true, 5, 5], 'all tiles of a small log at once');
  const bad = [fileLike(/^en\/records\//), fileLike(/^records\//), fileLike(/^search\/p\//)];
  const good = bad.map((path) => files.get(path)!);
  for (const path of bad) files.set(path, flipped(files.get(path)!));
  const report = await verifyAddress(prefix, { key: vkey }, QUIET);
  const { problems } = await verifySite(files, { logKeys: [vkey] });
  for (const [i, path] of bad.entries()) files.set(path, good[i]!);
  slow.close();
  assert.ok(most >= 8 && most <= 16, `${most} at once`);
  assert.deepEqual(
    report.problems.map(({ where, code }) => [where, code]),
    problems.map(({ where, code }) => [where, code]),
  );
});

test('over HTTP: a server that lets few wait answers for every file', async () => {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
  const python = spawn('python3', ['-m', 'http.server', String(port), '--bind', '127.0.0.1'], {
    cwd: site,
    stdio: 'ignore',
  });
  try {
    const prefix = `http://127.0.0.1:${port}/`;
    for (let tries = 0; tries < 100 && !(await fetch(prefix).catch(() => null)); tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const { ok, checked, problems } = await verifyAddress(prefix, { key: vkey }, QUIET);
    assert.deepEqual([ok, problems], [true, []]);
    assert.ok(checked.files > 100, `${checked.files} files`);
  } finally {
    python.kill();
  }
});

test('over HTTP: the log of an archive alone, with the key and not without', async () => {
  const { ok, mode, checked } = await verifyAddress(`${at}log/`, { key: vkey }, QUIET);
  assert.deepEqual([ok, mode, checked.tiles], [true, 'log', 5]);
  await assert.rejects(verifyAddress(`${at}log/`, {}, QUIET), { code: 'missing-argument' });
  const tile = fileLike(/^log\/tile\/0\//);
  const good = files.get(tile)!;
  files.set(tile, flipped(good));
  const bad = await verifyAddress(`${at}log`, { key: vkey }, QUIET);
  files.set(tile, good);
  assert.deepEqual(
    bad.problems.map(({ where }) => `log/${where}`),
    [tile],
  );
  await assert.rejects(verifyAddress(`${at}nowhere/`, { key: vkey }, QUIET), { code: 'not-found' });
});

test('an unfinished site is told as one, wherever it is read', async () => {
  const found = await over({ 'site.note': null });
  assert.ok(found.problems.some(({ code }) => code === 'site-unfinished'));
  const note = files.get('site.note')!;
  files.delete('site.note');
  const report = await verifyAddress(at, { key: vkey }, QUIET);
  files.set('site.note', note);
  assert.ok(report.problems.some(({ code }) => code === 'site-unfinished'));
  rmSync(join(site, 'site.note'));
  const folder = await verifySiteFolder(site, { key: vkey }, QUIET);
  assert.ok(folder.problems.some(({ code }) => code === 'site-unfinished'));
});

test('an earlier checkpoint beside the log must be one that the log continues', async () => {
  const own = files.get('log/checkpoint')!;
  const same = await over({ 'attested/checkpoint': own });
  assert.deepEqual(
    same.problems.map(({ code }) => code),
    ['file-unlisted'],
  );
  const forged = Buffer.from(
    Buffer.from(own)
      .toString()
      .replace(/\n\d+\n/, '\n1\n'),
  );
  const { problems } = await over({ 'attested/checkpoint': forged });
  assert.ok(problems.some(({ check, where }) => check === 'checkpoint' && where === 'attested/checkpoint'));
});
