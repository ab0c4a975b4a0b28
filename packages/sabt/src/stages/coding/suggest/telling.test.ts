import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeText } from './code-text.ts';

const happened = (text: string): string[] =>
  codeText({ text, language: 'en' })
    .filter((event) => !event.negated && !event.hypothetical)
    .map((event) => event.act);

const confidence = (text: string, act: string): number => {
  const event = codeText({ text, language: 'en' }).find((one) => one.act === act);
  assert.ok(event !== undefined, text);
  return event.confidence;
};

describe('how an act is told', () => {
  it('takes no kind of deed for a deed', () => {
    assert.deepEqual(happened('Protests and strikes have become part of daily life.'), []);
    assert.deepEqual(happened('The city is divided over torture and censorship.'), []);
    assert.deepEqual(happened('Protests erupted on Monday night.'), ['protest-gathering']);
    assert.deepEqual(happened('Clashes in Homs.'), ['armed-clash']);
  });

  it('keeps the label of a note, bare as it is', () => {
    assert.deepEqual(happened('Looting: On 19 April 2023, soldiers emptied a warehouse in El Obeid.'), ['looting']);
  });

  it('takes no figure of speech for an act of force', () => {
    assert.deepEqual(happened('The striker launched a rocket that hit the crossbar.'), []);
    assert.deepEqual(happened('Forecasters say that the wind will shell the coast with hail and snow.'), []);
    assert.deepEqual(happened('Police arrested the winner of the match after the final.'), ['arrest']);
  });

  it('reads what is done to a film, not what happens in it', () => {
    assert.deepEqual(happened('In the film, rebels execute a captured officer.'), []);
    assert.deepEqual(happened('The censors banned the film from all cinemas.'), ['censorship']);
  });

  it('is less sure of what is told in passing', () => {
    const told = confidence('The poet was arrested in Paris.', 'arrest');
    assert.ok(confidence('The poet, who was arrested in Paris, received a prize.', 'arrest') < told);
    assert.ok(confidence('The poet, arrested in Paris, received a prize.', 'arrest') < told);
    const [first] = happened('The singer, who was first detained in 2021, was sentenced to four years in Tehran.');
    assert.equal(first, 'sentence');
  });

  it('ends a negation where something else begins', () => {
    assert.deepEqual(happened('No one was arrested during the march in Lyon.'), ['protest-march']);
    assert.deepEqual(
      happened(
        'The police denied having used force and said that officers were injured when demonstrators threw stones.',
      ),
      ['riot'],
    );
  });

  it('knows the month from the verb', () => {
    assert.deepEqual(happened('The town has been besieged since May.'), ['siege']);
  });

  it('counts what is not let happen as an act', () => {
    assert.deepEqual(happened('Women may not work for foreign organisations, the ministry ruled.'), [
      'exclusion-from-education-or-work',
    ]);
    assert.deepEqual(happened('A lawyer was told that she was not allowed to leave the country.'), ['travel-ban']);
  });
});
