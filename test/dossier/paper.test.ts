/** The dossier on paper: what can be read out of it, on each page its checkpoint, and nothing that was withheld. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findWords } from '../running/scan.ts';
import { holds, Made, PUBLIC } from './made.ts';

let made: Made;
before(async () => {
  made = await Made.open();
});
after(() => made.close());

/** The text of each page, as a program reads it out. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const { items } = await (await pdf.getPage(i)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/g, ''),
    );
  }
  await task.destroy();
  return pages;
}

const SECRET = 'Nasrin-Example-7731';

test('every page carries origin and root; words of three scripts can be read out of it', async () => {
  const text =
    'قال John Smith في السوق عام 2019\n\nبازار شهر در ۱۳۹۸ باز بود\n\nThe market (Москва) was open.\n'.repeat(20);
  const [id] = (await made.keep(['document', { title: 'هجوم – Attack', text, confidentiality: PUBLIC }])) as [string];
  const { files } = await made.dossier([id]);
  const [, , root] = Buffer.from(files.get('proof/checkpoint')!).toString().split('\n');
  for (const language of ['en', 'ar', 'fa']) {
    const pages = await pagesOf(files.get(`${language}/dossier.pdf`)!);
    assert.ok(pages.length >= 3, language);
    for (const page of pages) assert.ok(page.includes('market.example/log') && page.includes(root!), language);
    const all = pages.join('');
    for (const word of ['السوق', 'بازار', 'JohnSmith', '2019', '۱۳۹۸', 'Москва', id])
      assert.ok(all.includes(word), word);
  }
});

test('what is withheld does not stand on paper, nor in the outline or metadata of it', async () => {
  const confidentiality = { '*': 'public', author: 'identity', 'text/1': 'restricted' };
  const text = `Open.\n\n${SECRET} was there.\n\nClosed.\n`;
  const [id] = (await made.keep(['document', { title: 'Market', author: SECRET, text, confidentiality }])) as [string];
  const { files } = await made.dossier([id]);
  for (const language of ['en', 'ar', 'fa']) {
    const all = (await pagesOf(files.get(`${language}/dossier.pdf`)!)).join('');
    assert.ok(all.includes('Open.') && all.includes('Closed.'));
    assert.ok(!all.includes('Nasrin') && !all.includes('7731'));
  }
  assert.deepEqual(findWords(files, ['Nasrin', 'Example-7731']), []);
  const { files: chosen } = await made.dossier([id], { include: ['author'] });
  assert.ok((await pagesOf(chosen.get('en/dossier.pdf')!)).join('').includes(SECRET));
  for (const language of ['en', 'ar', 'fa'])
    assert.ok(
      holds(chosen, SECRET).includes(`${language}/dossier.pdf`),
      'what is on paper would be found by its bytes',
    );
});

/** The lines of all pages from the top, each as what stands on it from the left. */
async function linesOf(bytes: Uint8Array): Promise<{ left: number; right: number; words: string[] }[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const lines = new Map<number, { str: string; from: number; to: number }[]>();
  for (let n = 1; n <= pdf.numPages; n++)
    for (const item of (await (await pdf.getPage(n)).getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x, y] = item.transform as [number, number, number, number, number, number];
      const height = Math.round(y) - n * 1000;
      const line = lines.get(height) ?? [];
      line.push({ str: item.str.trim(), from: x, to: x + item.width });
      lines.set(height, line);
    }
  await task.destroy();
  return [...lines.entries()]
    .sort(([a], [b]) => b - a)
    .map(([, parts]) => ({
      left: Math.min(...parts.map(({ from }) => from)),
      right: Math.max(...parts.map(({ to }) => to)),
      words: parts.sort((a, b) => a.from - b.from).flatMap(({ str }) => str.split(/\s+/)),
    }));
}

test('what the paper says runs as the page does, whatever it begins with; words of the record run as they begin', async () => {
  const text = `Zebra market was open.\n\nبازار باز بود.\n\n${SECRET} said so.\n\nQuiet afterwards.`;
  const confidentiality = { '*': 'public', author: 'public', 'text/2': 'restricted' };
  const fields = { title: 'Zebra (Attack)', author: 'John Smith (agency).', text, confidentiality };
  const [id] = (await made.keep(['document', fields])) as [string];
  const { files } = await made.dossier([id]);
  const [begin, end] = [54, 595.28 - 54];
  for (const language of ['ar', 'fa', 'en'] as const) {
    const isFromRight = language !== 'en';
    const pdf = files.get(`${language}/dossier.pdf`)!;
    const lines = await linesOf(pdf);
    // the list: the title first, seen from where the page begins, its brackets about it
    const entry = lines.find(({ words }) => words.includes('Zebra') && words.length > 4)!;
    const at = entry.words.indexOf('Zebra');
    assert.deepEqual(entry.words.slice(at, at + 2), ['Zebra', '(Attack)'], language);
    assert.equal(at, isFromRight ? entry.words.length - 2 : 0, language);
    assert.ok(Math.abs((isFromRight ? end - entry.right : entry.left - begin) - 14) < 2, language);
    // a value in another script keeps its full stop behind it, and stands where values of the page begin
    const author = lines.find(({ words }) => words.includes('John'))!.words.join(' ');
    assert.ok(author.includes('John Smith (agency).'), `${language}: ${author}`);
    const english = lines.find(({ words }) => words.join(' ').startsWith('Zebra market was open.'))!;
    assert.ok(Math.abs(english.left - begin) < 2, language);
    const persian = lines.find(({ words }) => words.includes('بازار'))!;
    assert.ok(Math.abs(end - persian.right) < 2, language);
  }
});

test('of many records the list is printed, and the paper says so', async () => {
  const ids = await made.keep(
    ...Array.from({ length: 201 }, (_, i) => ['event', { title: `March ${i}`, confidentiality: PUBLIC }] as never),
  );
  const { files } = await made.dossier(ids);
  const pages = await pagesOf(files.get('en/dossier.pdf')!);
  assert.ok(pages.length < 15);
  assert.ok(pages.join('').includes('March200'));
  assert.ok(pages.at(-1)!.includes('toomanyrecords'));
});
