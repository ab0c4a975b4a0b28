import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeText } from './code-text.ts';
import { withoutOverlaps } from './settle.ts';

const found = (text: string): string[] => codeText({ text, language: 'en' }).map(({ act }) => act);
const happened = (text: string): string[] =>
  codeText({ text, language: 'en' })
    .filter(({ negated, hypothetical, historical }) => !negated && !hypothetical && !historical)
    .map(({ act }) => act);

const trigger = (act: string, from: number, to: number, sure: number, backoff: boolean) => ({
  pattern: { act, find: ['x'], say: ['x'], backoff },
  from,
  to,
  sure,
});
const kept = (...triggers: ReturnType<typeof trigger>[]): string[] =>
  withoutOverlaps(triggers).map(({ pattern }) => pattern.act);

describe('back-off patterns', () => {
  it('lose to an exact act however short, and to words that are none if these are as long', () => {
    assert.deepEqual(kept(trigger('killing', 0, 6, 0.9, true), trigger('arrest', 5, 6, 0.5, false)), ['arrest']);
    assert.deepEqual(kept(trigger('killing', 0, 3, 0.9, true), trigger('none', 0, 3, 1, false)), ['none']);
    assert.deepEqual(kept(trigger('killing', 0, 6, 0.9, true), trigger('none', 0, 2, 1, false)), ['none', 'killing']);
  });

  it('yield to the surer of their like, however short', () => {
    assert.deepEqual(kept(trigger('killing', 0, 6, 0.6, true), trigger('assassination', 1, 4, 0.8, true)), [
      'assassination',
    ]);
  });

  it('say what no exact phrase says', () => {
    assert.deepEqual(found('A volley of grads crashed onto rows of cottages.'), ['shelling']);
    assert.deepEqual(found('Weavers thronged the esplanade, chanting.'), ['protest-gathering']);
    assert.deepEqual(found('Two conscripts traded potatoes.'), []);
  });

  it('are silent where an exact phrase tells an act of their kind', () => {
    assert.deepEqual(found('A roadside bomb exploded near the convoy. Two soldiers died.'), ['bombing']);
  });
});

describe('clauses and requests', () => {
  it('denies what is denied, not what the next clause tells', () => {
    const text = 'The police did not fire at the crowd but demonstrators threw stones at officers.';
    assert.deepEqual(happened(text), ['riot']);
  });

  it('takes what is asked of others for not done', () => {
    assert.deepEqual(
      happened('The experts advised the government to free all detained monks and to lift the curfew.').filter((act) =>
        ['release', 'arrest', 'curfew', 'concession'].includes(act),
      ),
      [],
    );
  });

  it('reads what happened on this day in another year as history', () => {
    assert.deepEqual(happened('On this day in 1981, soldiers shot dead nine marchers in Casablanca.'), []);
  });

  it('takes the crime that somebody is sentenced for for no act of the day', () => {
    assert.deepEqual(happened('A court condemned two guards to death for the murder of a judge.'), ['death-sentence']);
  });

  it('takes no grilled minister and no butchered song for dead', () => {
    assert.deepEqual(happened('The minister survived a grilling, though her budget was butchered.'), []);
  });
});
