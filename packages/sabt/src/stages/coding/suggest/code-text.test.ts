import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codeText } from './code-text.ts';

const first = (text: string, more: { published?: string; country?: string } = {}) => {
  const [event] = codeText({ text, language: 'en', ...more });
  assert.ok(event !== undefined, text);
  return event;
};

const WORDS =
  'police arrested 12 students in Baghdad on Friday and no one was killed ; the army denied that it shelled Aleppo . « قتل » ۱۲ نفر در تهران معترضان تجمع كردند مقتل عشرات المدنيين في قصف على حلب :  , “ ” - two at least between 20 and 30 Attack : will not have been'.split(
    ' ',
  );

describe('codeText', () => {
  it('never throws, and every span lies inside the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('ar', 'fa', 'en'), (text, language) => {
        for (const { evidence, actors, confidence, place } of codeText({ text, language, published: '2022-10-05' })) {
          assert.ok(confidence > 0 && confidence <= 1);
          const spans = [...evidence, ...actors.map(({ span }) => span), ...(place === null ? [] : [place.span])];
          for (const [start, end] of spans) assert.ok(start >= 0 && start < end && end <= text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('accuses nobody who is named as the one who says so, or as the place', () => {
    const accused = (language: string, text: string) =>
      codeText({ text, language }).flatMap(({ actors }) =>
        actors.filter(({ role }) => role === 'perpetrator').map(({ name }) => name),
      );
    for (const text of [
      'Three men were arrested in Tehran on 4 May 2022, relatives say.',
      'A teacher was beaten in Cairo on 6 May 2022, his lawyer told reporters.',
      'Two students were killed in Iraq, according to activists.',
      'Three protesters were injured in Basra, police said.',
      'Human Rights Watch reported the execution of five prisoners in Iran.',
      'The union condemned the torture of detainees in Cairo.',
      'Her family learned of the arrest of Mahsa in Tehran.',
      'Relatives mourned the killing of two brothers.',
    ])
      assert.deepEqual(accused('en', text), [], text);
    assert.deepEqual(accused('ar', 'لم يكن الانفجار الذي هز بغداد ناجماً عن عبوة ناسفة، وفق الشرطة.'), []);
    assert.deepEqual(accused('fa', 'به گفته پلیس زاهدان در این حادثه دو نفر کشته شدند.'), []);
    assert.deepEqual(accused('en', 'Four men were killed by villagers in Darfur, residents said.'), ['villagers']);
    assert.deepEqual(accused('en', 'Police detained a woman over her headscarf.'), ['Police']);
    assert.deepEqual(accused('en', 'Security forces carried out the execution of five prisoners.'), [
      'Security forces',
    ]);
    assert.deepEqual(accused('en', 'A doctor confirmed the death of the protester, shot by soldiers.'), ['soldiers']);
    const condemned = 'The United Nations condemned the killing of 20 civilians by the Taliban.';
    assert.deepEqual(accused('en', condemned), ['Taliban']);
    assert.ok(
      codeText({ text: 'احتج المحامون على اعتقال زميلهم في تونس.', language: 'ar' }).every(({ actors }) =>
        actors.every(({ role }) => role !== 'victim'),
      ),
    );
    const [arrest] = codeText({ text: 'سه کارگر در تهران بازداشت شدند، بستگان آنها می‌گویند.', language: 'fa' });
    assert.deepEqual(
      arrest?.actors.map(({ role, name }) => `${role}: ${name}`),
      ['victim: کارگر'],
    );
  });

  it('gives numbers to the act that they count', () => {
    const events = codeText({
      text: 'About 300 people marched through Basra on 3 May 2022. Elsewhere, police arrested 12 men in Najaf.',
      language: 'en',
    });
    const counts = Object.fromEntries(events.map((event) => [event.act, event.counts]));
    assert.deepEqual(counts['protest-march']?.participants, [null, 300, null]);
    assert.equal(counts['protest-march']?.arrested, null);
    assert.deepEqual(counts.arrest?.arrested, [12, 12, 12]);
  });

  it('adds up the dead of two sides, and not those who are counted already', () => {
    const sides = first('The rebels clashed with soldiers near Kidal. Four soldiers and six militants were killed.');
    assert.deepEqual(sides.counts.killed, [10, 10, 10]);
    const subset = first(
      'Helicopters dropped barrel bombs on the town. Nine people, among them four children, were killed.',
    );
    assert.deepEqual(subset.counts.killed, [9, 9, 9]);
  });

  it('takes a stated zero as a number', () => {
    const event = first('On 12 March 2021, Houthi forces shelled a village near Marib; no fatalities were reported.');
    assert.equal(event.act, 'shelling');
    assert.deepEqual(event.counts.killed, [0, 0, 0]);
    assert.equal(event.start, '2021-03-12');
  });

  it('flags what is denied, expected or feared, and puts what happened first', () => {
    const denied = first('The police denied that officers had arrested a lawyer in Cairo.');
    assert.ok(denied.act === 'arrest' ? denied.negated : denied.act === 'rejection');
    assert.ok(first('Residents fear shelling of the town.').hypothetical);
    const [one, two] = codeText({ text: 'Nurses threatened to strike unless they are paid.', language: 'en' });
    assert.deepEqual([one?.act, one?.hypothetical, two?.hypothetical], ['threat', false, true]);
  });

  it('tells one event once, in a headline and after it', () => {
    const events = codeText({
      text: 'Car bomb kills six in Afrin\nA car bomb exploded in Afrin on Monday, killing six civilians.',
      language: 'en',
      published: '2022-10-05',
    });
    assert.deepEqual(
      events.map(({ act, counts }) => [act, counts.killed]),
      [['bombing', [6, 6, 6]]],
    );
    assert.ok(events[0]!.evidence.length >= 2);
  });

  it('reads a long text to its end, and says where', () => {
    const filler = 'Prices of bread rose again last week in the shops of the old town. '.repeat(900);
    const text = `${filler}\nOn 3 May 2022, police arrested four teachers in Najaf.`;
    const [event] = codeText({ text, language: 'en' });
    assert.equal(event?.act, 'arrest');
    assert.deepEqual(
      event.evidence.map(([from, to]) => text.slice(from, to)),
      ['arrested'],
    );
    assert.equal(text.slice(...event.place!.span), 'Najaf');
  });

  it('takes up again what is named as known already', () => {
    const events = codeText({
      text: 'A suicide bomber blew himself up in Kabul on 3 May 2022. Women held a vigil in Herat on 5 May over the bombing.',
      language: 'en',
    });
    assert.deepEqual(
      events.map(({ act, place }) => [act, place?.id]),
      [
        ['suicide-bombing', 'gn:1138958'],
        ['protest-gathering', 'gn:1140026'],
      ],
    );
  });

  it('takes a recommendation for no deed, and a subject for none', () => {
    for (const text of [
      'Investigate all cases of torture and prosecute those who order arbitrary arrests.',
      '3. Take all necessary measures to end the arrest of journalists.',
      '- In cooperation with the Office, strengthen the response to forced evictions and arrests.',
    ])
      for (const event of codeText({ text, language: 'en' })) assert.ok(event.hypothetical, `${text} ${event.act}`);
    const subject = 'She wrote a handbook on torture and a law on executions.';
    assert.deepEqual(codeText({ text: subject, language: 'en' }), []);
    assert.equal(first('Police arrested two men. Ensure that they have lawyers.').hypothetical, false);
  });

  it('calls many dead among the unarmed a massacre, and few none', () => {
    assert.equal(first('Militants attacked the village and killed 34 farmers.').act, 'mass-killing');
    assert.equal(first('Militants attacked the village and killed 3 farmers.').act, 'armed-attack');
  });

  it('knows from the sentence before who was shot at', () => {
    const crowd = 'Hundreds marched through Daraa on 3 May 2022. Soldiers opened fire on them and killed two.';
    assert.ok(codeText({ text: crowd, language: 'en' }).some(({ act }) => act === 'protest-suppression'));
    const truck = 'Two men drove to the checkpoint. Soldiers opened fire on them and killed two.';
    assert.ok(!codeText({ text: truck, language: 'en' }).some(({ act }) => act === 'protest-suppression'));
  });

  it('prefers where it happened to where those come from who speak of it', () => {
    assert.equal(first('Tehran said on Monday that gunmen had killed two guards near Zahedan.').place?.name, 'Zahedan');
  });
});
