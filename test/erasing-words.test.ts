/** Which words take others along when they are erased, which are told, and which are not looked for: in whatever script. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import type { Erased } from '../packages/sabt/src/app/withholding/erasing/erase.ts';
import { erase as erasing } from '../packages/sabt/src/app/withholding/erasing/erase.ts';
import { isLineCommand } from '../packages/sabt/src/commands/command.ts';
import { withholdingCommands } from '../packages/sabt/src/commands/withholding.ts';
import type { Fields } from '../packages/sabt/src/model/records.ts';
import { ACTING, archive, draft } from './running/desks.ts';

const fieldsOf = (app: App, id: string): Fields => app.archive.read(app.catalogue.byId(id)!.entry).fields;
const planned = (app: App, id: string, paths: string[]): Promise<Erased> =>
  erasing({ id, paths, reason: 'safety', dryRun: true }, app, ACTING);
const spanOf = (text: string, words: string): string =>
  `text@${text.indexOf(words)}-${text.indexOf(words) + words.length}`;
const told = ({ elsewhere }: Erased, id: string): string[] =>
  elsewhere.flatMap((one) => (one.id === id ? [one.path] : []));
const others = (n: number, text: string) =>
  Array.from({ length: n }, (_, i) => draft('document', { text: `${text} ${i}.\n` }));

/** A document that says the words in a text and repeats them, what is planned when they are erased, and another that says them. */
async function said(words: string, text: string, title: string, more: Fields = {}) {
  const app = await archive();
  const document = draft('document', { text, title, custom: { about: `${words}؟` }, ...more });
  const other = draft('document', { text: `${words}\n` });
  await app.archive.append([document, other], { by: 'anna' });
  const done = await planned(app, document.id, [spanOf(text, words)]);
  return { done, own: done.paths, other: told(done, other.id), self: told(done, document.id) };
}

describe('two neighbouring words that hardly any record says', () => {
  it('take along what repeats them, though each of them is a word of the language', async () => {
    for (const [words, text, title] of [
      ['مریم امینی', 'دیروز مریم امینی در خانه بود.\n\nباران بارید.\n', 'بازداشت مریم امینی'],
      ['فاطمة حسن', 'قالت فاطمة حسن إن الشرطة جاءت.\n\nأمطرت السماء.\n', 'اعتقال فاطمة حسن'],
      ['علی رضایی', 'آن روز علی رضایی آمد.\n\nباران بارید.\n', 'نامهٔ علی رضایی'],
      ['M. Rezaei', 'They asked for M. Rezaei at night.\n\nIt rained.\n', 'A letter of M. Rezaei'],
      ['נועה לוי', 'אתמול נועה לוי הגיעה.\n\nירד גשם.\n', 'מכתב של נועה לוי'],
      ['اختر منگل', 'کل اختر منگل گھر میں تھے۔\n\nبارش ہوئی۔\n', 'اختر منگل کا خط'],
    ] as const) {
      const { own, other, done } = await said(words, text, title);
      for (const path of ['title', 'custom/about']) assert.ok(own.includes(path), `${words}: ${own}`);
      assert.deepEqual(other, ['text'], words);
      assert.deepEqual(Object.values(done.said ?? {}), [words]);
    }
  });

  it('and names of the lists still do where more records say them', async () => {
    const app = await archive();
    const text = 'دیروز مریم امینی در خانه بود.\n';
    const document = draft('document', { text, title: 'بازداشت مریم امینی' });
    await app.archive.append([document, ...others(8, 'مریم امینی آمد')], { by: 'anna' });
    const done = await planned(app, document.id, [spanOf(text, 'مریم امینی')]);
    assert.ok(done.paths.includes('title'));
    assert.equal(done.elsewhere.length, 8);
  });

  it('of a sentence only what is a name, not every two words that it says', async () => {
    const sentence = 'Then security forces took Golpari Sangtarash to a border post.';
    const text = `${sentence}\n\nThe security forces left the border post.\n\nIt rained.\n`;
    const named = await said(sentence, text, 'Golpari Sangtarash', { description: 'security forces at a border post' });
    assert.ok(named.own.includes('title') && !named.own.includes('description'), named.own.join());
    assert.deepEqual(Object.values(named.done.said ?? {}), [sentence]);
    const kurdish = 'پۆلیس هات و نازەنین هەورامی گرت.';
    const unknown = await said(kurdish, `${kurdish}\n\nباران باری.\n`, 'نازەنین هەورامی', { languages: ['ckb'] });
    assert.ok(unknown.own.includes('title') || unknown.self.includes('title'), 'goes or is told');
  });

  it('of a passage that is named by its number are told, in the record and in others', async () => {
    const app = await archive();
    const text = 'Then Golpari Sangtarash told us about the border post.\n\nIt rained.\n';
    const document = draft('document', { text, title: 'A talk with Golpari Sangtarash' });
    const letter = draft('document', { text: 'A letter by Golpari Sangtarash, from the border post.\n' });
    await app.archive.append([document, letter], { by: 'anna' });
    const done = await planned(app, document.id, ['text/0']);
    assert.deepEqual([told(done, document.id), told(done, letter.id)], [['title'], ['text']]);
    assert.ok(!done.paths.includes('title'));
  });

  it('also where they stand within a longer span; and one of the commonest words beside another is no such thing', async () => {
    const text = 'آن شب مریم امینی بازداشت شد و هوا سرد بود.\n\nباران بارید.\n';
    const { own, other } = await said('مریم امینی بازداشت شد', text, 'نامهٔ مریم امینی');
    assert.ok(own.includes('title'), own.join());
    assert.deepEqual(other, ['text']);
    const plain = await said('در خانه', 'او در خانه بود.\n\nباران بارید.\n', 'در خانه');
    assert.ok(!plain.own.includes('title'), plain.own.join());
    assert.ok(plain.self.includes('title') && plain.other.includes('text'));
  });
});

describe('a single word', () => {
  it('of which no list is known, or in a young archive, is told wherever it stands, and takes nothing along', async () => {
    for (const [words, text, title, languages] of [
      ['پۆلیس', 'دوێنێ پۆلیس هات.\n\nباران باری.\n', 'پۆلیس', ['ckb']],
      ['پولیس', 'کل پولیس آئی تھی۔\n\nبارش ہوئی۔\n', 'پولیس', ['ur']],
      ['המשטרה', 'אתמול המשטרה הגיעה.\n\nירד גשם.\n', 'המשטרה', ['he']],
      ['पुलिस', 'कल पुलिस आई थी.\n\nबारिश हुई.\n', 'पुलिस', ['hi']],
      ['المعتصمين', 'رأيت المعتصمين أمس.\n\nأمطرت السماء.\n', 'المعتصمين', ['ar']],
      ['Sara', 'Sara wept at night.\n\nIt rained.\n', 'Sara', ['en']],
    ] as const) {
      const { own, other, self } = await said(words, text, title, { languages: [...languages] });
      assert.deepEqual(
        own.filter((path) => /^(?:title|custom)/.test(path)),
        [],
        words,
      );
      for (const path of ['title', 'custom/about']) assert.ok(self.includes(path), `${words}: ${self}`);
      assert.deepEqual(other, ['text'], words);
    }
  });

  it('that is in no list of its language takes along what repeats it in an archive of which few records say it', async () => {
    const app = await archive();
    const text = 'دیروز زرینکوبه در خانه بود.\n\nباران بارید.\n';
    const document = draft('document', { text, title: 'نامهٔ زرینکوبه', languages: ['fa'] });
    await app.archive.append([document], { by: 'anna' });
    const before = await planned(app, document.id, [spanOf(text, 'زرینکوبه')]);
    assert.ok(!before.paths.includes('title') && told(before, document.id).includes('title'));
    await app.archive.append(others(400, 'باران بارید'), { by: 'anna' });
    const after = await planned(app, document.id, [spanOf(text, 'زرینکوبه')]);
    assert.ok(after.paths.includes('title'));
    const kurdish = draft('document', { text, title: 'زرینکوبه', languages: ['ckb'] });
    await app.archive.append([kurdish], { by: 'anna' });
    assert.ok(!(await planned(app, kurdish.id, [spanOf(text, 'زرینکوبه')])).paths.includes('title'));
  });
});

describe('a whole value of one word that many records say', () => {
  const NAMED = { title: 'Mahmoud was taken', description: 'Ask Mahmoud.', custom: { witness: 'Mahmoud' } };
  const TEXT = 'They came at night.\n\nThen Mahmoud spoke, and it rained.\n';

  async function common(): Promise<{ app: App; id: string; claim: string; letters: string[] }> {
    const app = await archive();
    const document = draft('document', { ...NAMED, text: TEXT });
    const claim = draft('claim', { text: 'Mahmoud was there', document: document.id, form: 'growth', inputs: {} });
    const letters = others(13, 'A letter by Mahmoud');
    await app.archive.append([document, claim, ...letters], { by: 'anna' });
    return { app, id: document.id, claim: claim.id, letters: letters.map(({ id }) => id) };
  }

  it('goes from the record itself, out of the middle of its sentences too, and is told of what was made of it', async () => {
    const { app, id, claim, letters } = await common();
    const plan = await planned(app, id, ['custom/witness']);
    for (const path of ['custom/witness', 'title', 'description']) assert.ok(plan.paths.includes(path), path);
    assert.deepEqual(told(plan, claim), ['text']);
    assert.deepEqual(plan.unsought, { words: ['Mahmoud'], more: 0 });
    const done = await erasing({ id, paths: ['custom/witness'], reason: 'safety', dryRun: false }, app, ACTING);
    assert.equal(done.state, 'erased', done.found.join());
    for (const { entry } of app.archive.versionsOf(id))
      assert.doesNotMatch(JSON.stringify(app.archive.read(entry).fields), /Mahmoud/);
    assert.match(String(fieldsOf(app, id)['text']), /They came at night\.\s+Then {2}spoke, and it rained\./);
    assert.match(String(fieldsOf(app, letters[0]!)['text']), /Mahmoud/);
    const command = withholdingCommands.find(({ words }) => words[0] === 'erase')!;
    assert.ok(!isLineCommand(command));
    const printed = command.print(done as never);
    assert.match(printed, /not looked for in other records, [^\n]*“Mahmoud”/);
    assert.match(printed, /this is not said of words that were not looked for/);
  });

  it('but a word of the language, and one as programs write them, is told and left', async () => {
    const app = await archive();
    const text = 'معلم در خانه بود.\n\nThe teacher said it.\n';
    const custom = { role: 'معلم', kind: 'Teacher', how: 'reported' };
    const document = draft('document', { text, title: 'معلم، Teacher, reported', custom });
    await app.archive.append([document, ...others(13, 'معلم Teacher reported')], { by: 'anna' });
    for (const path of ['custom/role', 'custom/kind', 'custom/how']) {
      const { paths, elsewhere, unsought } = await planned(app, document.id, [path]);
      assert.deepEqual(
        paths.filter((one) => /^(?:title|text\/|custom)/.test(one)),
        [path],
      );
      assert.equal(unsought.words.length, 1, path);
      if (path !== 'custom/how')
        assert.ok(
          elsewhere.some((one) => one.id === document.id && one.path === 'title'),
          path,
        );
    }
  });

  it('and a short one goes from the record too', async () => {
    const app = await archive();
    const document = draft('document', { text: TEXT, title: 'Sara wept', custom: { witness: 'Sara' } });
    const letter = draft('document', { text: 'A letter by Sara.\n' });
    await app.archive.append([document, letter], { by: 'anna' });
    const plan = await planned(app, document.id, ['custom/witness']);
    assert.ok(plan.paths.includes('title'));
    assert.deepEqual(told(plan, letter.id), ['text']);
  });
});

it('what was named and is not looked for, being too much, is counted and not quoted', async () => {
  const app = await archive();
  const people = Array.from(
    { length: 70 },
    (_, i) => `Golpari Sangtarash${'abcdefghij'[i % 10]}${'klmnopq'[Math.floor(i / 10)]}`,
  );
  const figure = draft('figure', { safeguards: { people } });
  await app.archive.append([figure], { by: 'anna' });
  const { unsought } = await planned(app, figure.id, ['safeguards']);
  assert.deepEqual(unsought, { words: [], more: 10 });
});

it('a span of many pages goes, and what says it again', async () => {
  const app = await archive();
  const pages = Array.from({ length: 600 }, (_, i) => `On day ${i} they walked to the river and came back.`).join('\n');
  const text = `It rained.\n\n${pages}\n\nIt snowed.\n\n${pages}\n`;
  const document = draft('document', { text });
  await app.archive.append([document], { by: 'anna' });
  const input = { id: document.id, paths: [spanOf(text, pages)], reason: 'safety' };
  const withheld = await app.redact({ ...input, dryRun: true }, ACTING);
  assert.equal(
    Object.values(withheld.said ?? {})
      .join('')
      .match(/On day 599 /g)?.length,
    2,
  );
  assert.equal((await erasing({ ...input, dryRun: false }, app, ACTING)).state, 'erased');
  assert.match(String(fieldsOf(app, document.id)['text']), /^It rained\.\s+It snowed\.\s*$/);
});

it('of a field with many codes the name behind the sixtieth is looked for too', async () => {
  const app = await archive();
  const codes = Array.from({ length: 80 }, (_, i) => `code-${i}`);
  const figure = draft('figure', { safeguards: { codes, who: 'Ann Oak' } });
  const letter = draft('document', { text: 'A letter by Ann Oak.\n' });
  await app.archive.append([figure, letter], { by: 'anna' });
  const { elsewhere } = await planned(app, figure.id, ['safeguards']);
  assert.deepEqual(elsewhere, [{ id: letter.id, path: 'text' }]);
});

it('a name that several records say is told where an erased passage or field had it, also where addresses have it in small letters', async () => {
  for (const [name, passage, later] of [
    [
      'Nasrin Qaderi',
      'Yesterday Nasrin Qaderi was taken from home.',
      'Later they let Nasrin Qaderi go. nasrin@example.org',
    ],
    ['مریم امینی', 'دیروز مریم امینی از خانه برده شد.', 'بعد مریم امینی آزاد شد.'],
  ] as const) {
    const app = await archive();
    const document = draft('document', { text: `${passage}\n\n${later}\n`, title: `${name}: ${later.slice(0, 4)}` });
    await app.archive.append([document, ...others(6, `${name}.`)], { by: 'anna' });
    const ofPassage = await planned(app, document.id, ['text/0']);
    for (const path of ['title', 'text/1'])
      assert.ok(
        ofPassage.paths.includes(path) || told(ofPassage, document.id).some((one) => path.startsWith(one)),
        path,
      );
    const ofTitle = await planned(app, document.id, ['title']);
    assert.ok(
      told(ofTitle, document.id).some((path) => path.startsWith('text')),
      `${name}: ${told(ofTitle, document.id)}`,
    );
  }
});
