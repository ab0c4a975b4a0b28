/** The dossier on paper: what can be read out of it, on each page its checkpoint, and nothing that was withheld. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Made, PUBLIC } from './made.ts';

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
  const { files: chosen } = await made.dossier([id], { include: ['author'] });
  assert.ok((await pagesOf(chosen.get('en/dossier.pdf')!)).join('').includes(SECRET));
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
