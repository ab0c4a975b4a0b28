import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ACLED_EVENTS,
  ACLED_SUB_EVENTS,
  actType,
  actTypes,
  BASE_CODEBOOK,
  CODEBOOK_VERSION,
  codebookAsTable,
  degreesOfInvolvement,
  FAMILY_IDS,
  families,
  PLOVER_TYPES,
  responseTypes,
  rightsArticle,
  rightsArticles,
  rightsInstruments,
  roles,
  TEXT_LANGUAGES,
  UCDP_TYPES,
} from './index.ts';
import { ACT_TYPE } from './schema.ts';
import { inconsistencies } from './test/inconsistencies.ts';

/** Letters that do not belong to a language: Persian kaf, yeh and added letters in Arabic; Arabic kaf and yeh in Persian. */
const FOREIGN = { ar: /[پچژگکیۀ۰-۹A-Za-z]/u, fa: /[كيىة٠-٩A-Za-z]/u, en: /[^\p{Script=Latin}\p{P}\p{N}\p{Z}]/u };

const everyText = () =>
  TEXT_LANGUAGES.flatMap((language) => [
    ...actTypes().flatMap((act) =>
      [act.labels[language], act.definitions[language], ...act.examples[language]].map((text) => ({
        language,
        at: act.id,
        text,
      })),
    ),
    ...[
      ...families(),
      ...roles,
      ...degreesOfInvolvement,
      ...responseTypes,
      ...rightsArticles(),
      ...rightsInstruments(),
    ].map((term) => ({ language, at: term.id, text: term.labels[language] })),
  ]);

describe('codebook', () => {
  it('has types of the right shape, that fit together', () => {
    for (const act of actTypes()) {
      const result = ACT_TYPE.safeParse(act);
      assert.ok(result.success, `${act.id}: ${result.error}`);
    }
    assert.deepEqual(inconsistencies(BASE_CODEBOOK), []);
    assert.match(CODEBOOK_VERSION, /^\d{4}\.\d{2}$/);
  });

  it('reaches every sub-event of ACLED, every type of PLOVER and every family', () => {
    const reached = new Set(actTypes().map((act) => `${act.acled?.event}/${act.acled?.subEvent}`));
    for (const event of ACLED_EVENTS)
      for (const sub of ACLED_SUB_EVENTS[event]) assert.ok(reached.has(`${event}/${sub}`), `${event}/${sub}`);
    assert.equal(Object.values(ACLED_SUB_EVENTS).flat().length, 25);
    const ucdp = new Set(actTypes().map((act) => act.ucdp));
    for (const type of UCDP_TYPES) assert.ok(ucdp.has(type), type);
    const plover = new Set(actTypes().map((act) => act.plover.type));
    assert.equal(PLOVER_TYPES.length, 16);
    for (const type of PLOVER_TYPES) assert.ok(plover.has(type), type);
    assert.deepEqual([...new Set(actTypes().map((act) => act.family))], FAMILY_IDS.slice());
    assert.deepEqual(
      families().map(({ id }) => id),
      FAMILY_IDS.slice(),
    );
  });

  it('gives the modes that the contract names', () => {
    const modeOf = (id: string) => [actType(id)?.plover.type, actType(id)?.plover.mode];
    assert.deepEqual(modeOf('arrest'), ['COERCE', 'arrest']);
    assert.deepEqual(modeOf('execution'), ['ASSAULT', 'execute']);
    assert.deepEqual(modeOf('torture'), ['ASSAULT', 'torture']);
    assert.deepEqual(modeOf('protest-strike'), ['PROTEST', 'strike']);
    assert.deepEqual(modeOf('protest-hunger-strike'), ['PROTEST', 'hunger']);
  });

  it('writes each language in its own letters', () => {
    for (const { language, at, text } of everyText()) {
      assert.equal(text, text.trim(), `${language} ${at}`);
      assert.notEqual(text, '', `${language} ${at}`);
      assert.equal(text, text.normalize('NFC'), `${language} ${at}`);
      assert.doesNotMatch(text, FOREIGN[language], `${language} ${at}`);
    }
  });

  it('labels no two types alike in a language', () => {
    for (const language of TEXT_LANGUAGES) {
      const labels = actTypes().map((act) => act.labels[language]);
      assert.deepEqual(
        labels.filter((label, i) => labels.indexOf(label) !== i),
        [],
        language,
      );
    }
  });

  it('knows UDHR and CEDAW whole, ICCPR from 6 to 27, and sees the women in them', () => {
    const known = (instrument: string, from: number, to: number) => {
      for (let n = from; n <= to; n++) assert.ok(rightsArticle(`${instrument}-${n}`), `${instrument}-${n}`);
    };
    known('udhr', 1, 30);
    known('cedaw', 1, 16);
    known('iccpr', 6, 27);
    assert.equal(rightsArticle('udhr-31'), undefined);
    assert.equal(rightsArticle('cedaw-16')?.womensRights, true);
    assert.equal(rightsArticle('udhr-3')?.womensRights, false);
    for (const act of actTypes())
      assert.equal(
        act.womensRights,
        act.rights.some((id) => rightsArticle(id)!.womensRights),
        act.id,
      );
    assert.ok(actType('dress-code-enforcement')?.womensRights);
    assert.equal(actType('shelling')?.womensRights, false);
  });

  it('names articles for every violation', () => {
    for (const act of actTypes()) if (act.violation) assert.ok(act.rights.length > 0, act.id);
  });

  it('counts a response under an act type that is there', () => {
    for (const { act } of responseTypes) assert.ok(actType(act), act);
  });

  it('knows kinds of kinds', () => {
    assert.ok(BASE_CODEBOOK.isA('femicide', 'killing'));
    assert.ok(BASE_CODEBOOK.isA('killing', 'killing'));
    assert.ok(!BASE_CODEBOOK.isA('killing', 'femicide'));
    assert.ok(!BASE_CODEBOOK.isA('no-such-type', 'killing'));
    assert.equal(actType('__proto__'), undefined);
  });

  it('cannot be changed', () => {
    assert.throws(() => Object.assign(actType('arrest')!.labels, { en: 'Something else' }), TypeError);
    assert.throws(() => (actTypes() as unknown[]).push({}), TypeError);
  });

  it('is a table with one row a type and the same columns in each', () => {
    const rows = codebookAsTable();
    assert.equal(rows.length, actTypes().length);
    const columns = Object.keys(rows[0]!);
    for (const row of rows) assert.deepEqual(Object.keys(row), columns);
    const arrest = rows.find((row) => row.id === 'arrest')!;
    assert.equal(arrest.acled_sub_event_type, 'Arrests');
    assert.equal(arrest.rights_articles, 'udhr-9; iccpr-9');
    assert.equal(arrest.codebook_version, CODEBOOK_VERSION);
  });
});
