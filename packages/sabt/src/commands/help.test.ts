/** What `--help` says is true: examples run, keys are there, groups and unknown words are told what there is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLAIM_FORMS, decideClaim } from '../stages/claims/index.ts';
import { MEASURES } from '../stages/measuring/index.ts';
import { statistic } from '../statistics/index.ts';
import { METHOD_HELP } from '../statistics/method-help.ts';
import { METHOD_SUMMARIES, type MethodName } from '../statistics/names.ts';
import { FORM_HELP } from './claim-forms.ts';
import { MEASURE_HELP } from './measure-help.ts';
import { described, unknownCommand, usage } from './registry.ts';

const METHOD_NAMES = Object.keys(METHOD_SUMMARIES) as MethodName[];

/** "a, b (note, with comma), c?" as names. */
const keysIn = (gives: string): string[] =>
  gives
    .replace(/\s*\([^)]*\)/g, '')
    .split(', ')
    .map((key) => key.trim());

describe('help of a method', () => {
  it('tells what it takes and gives, source and an example that runs, for each', () => {
    for (const name of METHOD_NAMES) {
      const { gives, example } = METHOD_HELP[name];
      const answer = statistic(name)(example) as Record<string, unknown>;
      for (const key of keysIn(gives)) {
        if (key.endsWith('?')) continue;
        assert.ok(key in answer, `${name}: ${key}`);
        assert.notEqual(answer[key], null, `${name}: ${key}`);
      }
      const said = usage(['stat', name]);
      for (const part of ['takes', 'gives', 'source', `| sabt stat ${name}`]) assert.ok(said.includes(part), name);
    }
  });

  it('is there for the whole group, and lists every method', () => {
    const said = usage(['stat']);
    for (const name of METHOD_NAMES) assert.ok(said.includes(`stat ${name} `), name);
    assert.equal((described(['stat']) as { commands: unknown[] }).commands.length, METHOD_NAMES.length);
  });

  it('of an unknown one lists those that there are', () => {
    const { code, message } = unknownCommand(['stat', 'mann']);
    assert.equal(code, 'unknown-method');
    for (const name of METHOD_NAMES) assert.ok(message.includes(name), name);
    assert.equal(unknownCommand(['stat']).code, 'unknown-command');
    assert.equal(unknownCommand(['nonsense']).code, 'unknown-command');
    assert.throws(() => usage(['nonsense']), { code: 'unknown-command' });
  });
});

describe('help of claims and measures', () => {
  it('tells every form, with numbers that are decided', () => {
    assert.deepEqual(Object.keys(FORM_HELP).sort(), [...CLAIM_FORMS].sort());
    const said = usage(['claims', 'decide']);
    for (const form of CLAIM_FORMS) {
      assert.ok(said.includes(`  ${form} `), form);
      const { verdict, reason } = decideClaim(form, FORM_HELP[form].example);
      assert.ok(['supported', 'contradicted', 'undecidable'].includes(verdict), `${form}: ${reason}`);
    }
    assert.ok(usage(['claims']).includes('claims dismiss ID'));
    assert.ok(usage(['claims', 'add']).includes('against'));
  });

  it('tells every indicator', () => {
    assert.deepEqual(Object.keys(MEASURE_HELP).sort(), [...MEASURES].sort());
    const said = usage(['measure']);
    for (const name of MEASURES) assert.ok(said.includes(`  ${name} `), name);
  });
});
