import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SabtError } from '../model/errors.ts';
import { actTypes, BASE_CODEBOOK, codebookAsTable, extendCodebook } from './index.ts';
import { inconsistencies } from './test/inconsistencies.ts';

const own = (more: object = {}) => ({ id: 'x-house-arrest', parent: 'arrest', labels: { fa: 'حصر خانگی' }, ...more });
const extension = (...acts: object[]) => ({ name: 'north', version: '3', actTypes: acts });

const refused = (json: unknown, at: string | undefined, message: RegExp, code = 'invalid-value') =>
  assert.throws(
    () => extendCodebook(BASE_CODEBOOK, json),
    (error: SabtError) => {
      assert.ok(error instanceof SabtError, String(error));
      assert.equal(error.code, code);
      assert.equal(error.at, at);
      assert.match(error.message, message);
      return true;
    },
  );

describe('an archive extends the codebook', () => {
  it('with types that inherit what they do not say', () => {
    const codebook = extendCodebook(BASE_CODEBOOK, extension(own()));
    const act = codebook.act('x-house-arrest')!;
    assert.equal(codebook.version, `${BASE_CODEBOOK.version}+north.3`);
    assert.deepEqual(act.plover, { type: 'COERCE', mode: 'arrest' });
    assert.deepEqual(act.acled, { event: 'Strategic developments', subEvent: 'Arrests' });
    assert.deepEqual(act.labels, { ar: 'حصر خانگی', fa: 'حصر خانگی', en: 'حصر خانگی' });
    assert.equal(act.family, 'coercion');
    assert.ok(codebook.isA('x-house-arrest', 'arrest'));
    assert.equal(codebook.acts.length, actTypes().length + 1);
    assert.equal(BASE_CODEBOOK.act('x-house-arrest'), undefined);
    assert.equal(codebookAsTable(codebook).at(-1)?.id, 'x-house-arrest');
  });

  it('with a crosswalk of their own, also to nothing', () => {
    const codebook = extendCodebook(
      BASE_CODEBOOK,
      JSON.stringify(
        extension(
          own({ acled: null, cameo: '172', rights: ['cedaw-15'], plover: { type: 'COERCE', mode: 'restrict' } }),
        ),
      ),
    );
    const act = codebook.act('x-house-arrest')!;
    assert.equal(act.acled, null);
    assert.equal(act.cameo, '172');
    assert.equal(act.womensRights, true);
  });

  it('with types below types of the extension, in any order, and again', () => {
    const codebook = extendCodebook(
      BASE_CODEBOOK,
      extension(own({ id: 'x-b', parent: 'x-a' }), own({ id: 'x-a', parent: 'raid' })),
    );
    assert.ok(codebook.isA('x-b', 'raid'));
    const again = extendCodebook(codebook, {
      name: 'south',
      version: '1.0',
      actTypes: [own({ id: 'x-c', parent: 'x-b' })],
    });
    assert.ok(again.isA('x-c', 'x-a'));
    assert.equal(again.version, `${BASE_CODEBOOK.version}+north.3+south.1.0`);
    assert.deepEqual(inconsistencies(again), []);
  });

  it('but changes nothing of the base', () => {
    refused(extension(own({ id: 'arrest' })), 'actTypes.0.id', /x-/);
    const once = extendCodebook(BASE_CODEBOOK, extension(own()));
    assert.throws(() => extendCodebook(once, extension(own())), /already/);
  });

  it('but not with what does not fit', () => {
    refused('{"name":', undefined, /not JSON/, 'invalid-json');
    refused(null, '', /./);
    refused(extension(), 'actTypes', /./);
    refused(extension(own({ parent: 'nothing' })), 'actTypes.0.parent', /unknown parent nothing/);
    refused(
      extension(own({ id: 'x-a', parent: 'x-b' }), own({ id: 'x-b', parent: 'x-a' })),
      'actTypes.0.parent',
      /own parents/,
    );
    refused(extension(own(), own()), 'actTypes.1.id', /twice/);
    refused(extension(own({ labels: {} })), 'actTypes.0.labels', /no language/);
    refused(extension(own({ labels: { en: undefined } })), 'actTypes.0.labels', /no language/);
    refused(extension(own({ labels: { en: '   ' } })), 'actTypes.0.labels.en', /./);
    refused(extension(own({ labels: { en: 'a\u202eb' } })), 'actTypes.0.labels.en', /control/);
    refused(extension(own({ labels: { de: 'Hausarrest' } })), 'actTypes.0.labels', /de/);
    refused(extension(own({ plover: { type: 'PROTEST', mode: 'torture' } })), 'actTypes.0.plover', /mode/);
    refused(extension(own({ acled: { event: 'Riots', subEvent: 'Attack' } })), 'actTypes.0.acled', /sub-event/);
    refused(extension(own({ cameo: '99' })), 'actTypes.0.cameo', /CAMEO/);
    refused(extension(own({ rights: ['udhr-31'] })), 'actTypes.0.rights.0', /article/);
    refused(extension(own({ colour: 'red' })), 'actTypes.0', /colour/);
  });

  it('and any value either extends it or is refused by name', () => {
    const ids = fc.constantFrom('x-a', 'x-b', 'x-c', 'arrest', 'X-a', 'x-');
    const act = fc.record({
      id: ids,
      parent: ids,
      labels: fc.dictionary(fc.constantFrom('ar', 'en', 'de'), fc.string()),
    });
    const acts = fc.array(fc.oneof(act, fc.anything()), { maxLength: 4 });
    fc.assert(
      fc.property(acts, (actTypes) => {
        try {
          const codebook = extendCodebook(BASE_CODEBOOK, { name: 'n', version: '1', actTypes });
          assert.deepEqual(inconsistencies(codebook), []);
          assert.equal(codebook.acts.length, BASE_CODEBOOK.acts.length + actTypes.length);
        } catch (error) {
          assert.ok(error instanceof SabtError && error.code === 'invalid-value', String(error));
        }
      }),
      { numRuns: 200 },
    );
  });
});
