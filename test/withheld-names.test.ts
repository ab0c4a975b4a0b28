/** A name that is withheld or erased: how it may be spelt, what stands beside it in the record, and what is no name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { type Erased, erase } from '../packages/sabt/src/app/withholding/erasing/erase.ts';
import type { Redacted } from '../packages/sabt/src/app/withholding/redacting.ts';
import { isLineCommand } from '../packages/sabt/src/commands/command.ts';
import { withholdingCommands } from '../packages/sabt/src/commands/withholding.ts';
import type { Fields } from '../packages/sabt/src/model/records.ts';
import { ACTING, archive, draft } from './running/desks.ts';

const erasing = (app: App, id: string, paths: string[]): Promise<Erased> =>
  erase({ id, paths, reason: 'safety', dryRun: true }, app, ACTING);
const redacting = (app: App, id: string, paths: string[], words?: string[]): Promise<Redacted> =>
  app.redact({ id, paths, reason: 'safety', dryRun: true, ...(words === undefined ? {} : { words }) }, ACTING);

async function withDocument(fields: Fields, ...more: Fields[]): Promise<{ app: App; id: string; others: string[] }> {
  const app = await archive();
  const document = draft('document', fields);
  const others = more.map((one) => draft('document', one));
  await app.archive.append([document, ...others], { by: 'anna' });
  return { app, id: document.id, others: others.map(({ id }) => id) };
}

describe('the name of a field of one’s own', () => {
  const TEXT = 'The witness said that she was beaten in a location at the river.\n\nIt rained.\n';

  it('is not what goes with its value: what says it stays, and is told nowhere', async () => {
    const custom = { witness: 'Golpari Sangtarash', location: 'Evinabad' };
    const { app, id } = await withDocument(
      { text: TEXT, title: 'A witness, and a location', custom },
      { text: 'The witness gave a location.\n', custom: { witness: 'nobody' } },
    );
    for (const path of ['custom/witness', 'custom/location'])
      for (const ask of [erasing, redacting]) {
        const done = await ask(app, id, [path]);
        assert.deepEqual(done.paths, [path]);
        assert.deepEqual([done.also, done.elsewhere], [[], []], path);
      }
    const done = await erase({ id, paths: ['custom/witness'], reason: 'safety', dryRun: false }, app, ACTING);
    assert.deepEqual([done.state, done.elsewhere], ['erased', []]);
    assert.equal(app.archive.read(app.catalogue.byId(id)!.entry).fields['text'], TEXT);
  });

  it('is looked in: a field that is called by what goes, goes', async () => {
    const custom = { source: 'Golpari Sangtarash', 'a letter of Golpari Sangtarash': 'it rained' };
    const { app, id } = await withDocument({ text: TEXT, custom });
    for (const ask of [erasing, redacting])
      assert.deepEqual(
        (await ask(app, id, ['custom/source'])).paths,
        Object.keys(custom).map((name) => `custom/${name}`),
      );
  });
});

describe('a name in several spellings', () => {
  const SPELT = [
    ['علی رضا محمدی', 'علیرضا محمدی', 'علی‌رضا محمدی', 'علی_رضا_محمدی'],
    ['نسرین قادری', 'نسرین‌قادری', 'نسرین_قادری', 'نسرینقادری'],
    ['عبدالله صالحي', 'عبد الله صالحي', 'عبدالله الصالحي', 'عبد_الله_صالحي'],
    ['Jean-Pierre Oakes', 'Jean Pierre Oakes', 'Jeanpierre Oakes', 'jean_pierre_oakes'],
  ] as const;
  const rained = ['باران بارید. ', ' و برف بارید. ', '، باد. ', ' آمد. ', '.\n'];
  const textOf = (said: readonly string[]): string =>
    said.map((name, i) => rained[i]! + name).join('') + rained.at(-1)!;
  const rest = rained.join('');

  it('goes in each of them, by words, by a span, by a whole field; what stands around it stays', async () => {
    for (const said of SPELT) {
      const text = textOf(said);
      const fields = { text, title: said[1], tags: [said[3]], custom: { file: `${said[2]}.mp3`, witness: said[0] } };
      const { app, id, others } = await withDocument(fields, { text: `${said[1]}\n` }, { text: `${said[0]}\n` });
      const span = `text@${text.indexOf(said[0])}-${text.indexOf(said[0]) + said[0].length}`;
      for (const done of [
        await redacting(app, id, [], [said[0]]),
        await redacting(app, id, [span]),
        await redacting(app, id, ['custom/witness']),
        await erasing(app, id, [span]),
        await erasing(app, id, ['custom/witness']),
      ]) {
        for (const path of ['title', 'tags', 'custom/file', 'custom/witness'])
          assert.ok(done.paths.includes(path), `${said[0]}: ${done.paths}`);
        for (const other of others)
          assert.ok(
            done.elsewhere.some((one) => one.id === other),
            `${said[0]}: ${other}`,
          );
      }
      const { said: gone = {} } = await redacting(app, id, [], [said[0]]);
      assert.deepEqual(Object.values(gone), said);
      const erased = await erase({ id, paths: [span], reason: 'safety', dryRun: false }, app, ACTING);
      assert.equal(erased.state, 'erased', erased.found.join());
      for (const { entry } of app.archive.versionsOf(id).slice(-1))
        assert.equal(app.archive.read(entry).fields['text'], rest, said[0]);
    }
  });
});

describe('a name in part', () => {
  const printed = (word: string, done: object): string => {
    const command = withholdingCommands.find(({ words }) => words[0] === word)!;
    assert.ok(!isLineCommand(command));
    return command.print(done as never);
  };
  const toldIn = ({ id, elsewhere }: Erased | Redacted): string[] =>
    elsewhere.flatMap((one) => (one.id === id && one.isPart === true ? [one.path] : []));
  const RECORDS: readonly {
    name: string;
    text: string;
    custom: Record<string, string>;
    tags: string[];
    told: string[];
  }[] = [
    {
      name: 'Nasrin Qaderi',
      text: 'Then Nasrin Qaderi came.\n\nLater Ms Qaderi was beaten.\n\nThe witness slept, and it rained.\n',
      custom: {
        witness: 'Qaderi, Nasrin',
        notes: 'N. Qaderi; QADERI',
        mail: 'nasrin.q@example.org',
        river: 'it rained',
      },
      tags: ['nasrin'],
      told: ['custom/mail', 'custom/notes', 'custom/witness', 'tags'],
    },
    {
      name: 'نسرین قادری',
      text: 'دیروز نسرین قادری در خانه بود.\n\nسپس خانم قادری را زدند.\n\nباران بارید و خانم خوابید.\n',
      custom: { witness: 'قادری نسرین', notes: 'خانم قادری', river: 'باران بارید' },
      tags: ['نسرین'],
      told: ['custom/notes', 'custom/witness', 'tags'],
    },
    {
      name: 'نسرين القادري',
      text: 'أمس كانت نسرين القادري في البيت.\n\nثم ضربوا السيدة قادري.\n\nأمطرت السماء.\n',
      custom: { witness: 'القادري، نسرين', notes: 'قادري', river: 'أمطرت السماء' },
      tags: ['نسرين'],
      told: ['custom/notes', 'custom/witness', 'tags'],
    },
  ];

  it('is told in the record and in what was made of it, and left; what says no name is not', async () => {
    for (const { name, text, custom, tags, told } of RECORDS) {
      const { app, id, others } = await withDocument(
        { text, custom, tags, title: name },
        { text: `${custom['witness']}\n` },
      );
      const family = name.split(' ')[1]!;
      const claim = draft('claim', { text: `About ${family}`, document: id, form: 'growth', inputs: {} });
      await app.archive.append([claim], { by: 'anna' });
      const span = `text@${text.indexOf(name)}-${text.indexOf(name) + name.length}`;
      for (const done of [
        await erasing(app, id, [span]),
        await erasing(app, id, ['title']),
        await redacting(app, id, [span]),
        await redacting(app, id, [], [name]),
        await redacting(app, id, ['title']),
      ]) {
        assert.ok(done.paths.includes('title'));
        const passages = toldIn(done).filter((path) => path.startsWith('text'));
        assert.equal(passages.length, 1, `${name}: ${passages}`);
        assert.deepEqual(
          toldIn(done)
            .filter((path) => !path.startsWith('text'))
            .sort(),
          told,
          name,
        );
        for (const path of told) assert.ok(!done.paths.includes(path), path);
        const { isPart } = done.elsewhere.find((one) => one.id === claim.id) ?? {};
        assert.equal(isPart, true, 'a claim that was made of it');
        assert.ok(!done.elsewhere.some((one) => one.id === others[0] && one.isPart === true), 'not in other records');
        const lines = printed('state' in done ? 'erase' : 'redact', done);
        assert.match(lines, /^custom\/witness says a word of the name[^\n]* left as it is; name it as well/m);
      }
      const done = await app.redact({ id, paths: [span], reason: 'safety' }, ACTING);
      assert.deepEqual(
        toldIn(done)
          .filter((path) => !path.startsWith('text'))
          .sort(),
        told,
        name,
      );
      await app.redact({ id, paths: ['custom/notes'], reason: 'safety' }, ACTING);
      assert.ok(!toldIn(await redacting(app, id, [], [name])).includes('custom/notes'), 'it is withheld by now');
    }
  });
});
