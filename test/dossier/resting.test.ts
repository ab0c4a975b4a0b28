/** Acts and events that rest on hidden documents alone stay, as on sites; and dossiers of what a filter selects. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { verifyDossier } from '@sabt/proof';
import { previewDossier } from '../../packages/sabt/src/app/dossier/dossier.ts';
import { actsOf } from '../../packages/sabt/src/app/dossier/dossier-selection.ts';
import { holds, Made, PUBLIC } from './made.ts';

let made: Made;
before(async () => {
  made = await Made.open();
});
after(() => made.close());

const preview = async (ids: readonly string[], how: { restricted?: boolean; resting?: boolean } = {}) =>
  (await previewDossier({ ids, include: [], restricted: false, ...how }, made.app)).answer;

async function sound(ids: readonly string[], how: { restricted?: boolean; resting?: boolean } = {}) {
  const { files } = await made.dossier(ids, how);
  const result = verifyDossier(files, { logKeys: [made.vkey] });
  assert.ok(result.ok);
  return { files, ids: result.records.map(({ id }) => id) };
}

const WORD = 'Tamarindo-5517';

test('what rests on hidden documents alone stays unless that is meant, also where it is named', async () => {
  const [hidden, refused, open] = (await made.keep(
    ['document', { title: 'Told in secret', confidentiality: { '*': 'restricted' } }],
    ['document', { title: 'Refused', custom: { consent: 'refused' }, confidentiality: PUBLIC }],
    ['document', { title: 'Open', confidentiality: PUBLIC }],
  )) as [string, string, string];
  const [event] = (await made.keep(['event', { title: 'March', documents: [open], confidentiality: PUBLIC }])) as [
    string,
  ];
  const act = { event, type: 'protest-march', confidentiality: PUBLIC };
  const [secret, both, without] = (await made.keep(
    ['act', { ...act, documents: [hidden], description: WORD }],
    ['act', { ...act, documents: [hidden, open] }],
    ['act', { ...act, documents: [refused], description: `${WORD}-2` }],
  )) as [string, string, string];

  const plain = await sound([event]);
  assert.deepEqual(holds(plain.files, WORD), []);
  assert.ok(plain.ids.includes(both) && !plain.ids.includes(secret) && !plain.ids.includes(without));
  assert.deepEqual((await preview([event])).resting.map(({ id }) => id).sort(), [secret, without].sort());

  const named = await preview([secret]);
  assert.deepEqual(
    named.preview!.map(({ id, disclosed, resting }) => ({ id, disclosed, resting })),
    [{ id: secret, disclosed: { id: secret, version: 1 }, resting: true }],
  );
  assert.deepEqual(holds((await sound([secret])).files, WORD), []);

  const meant = await sound([event], { resting: true });
  assert.ok(holds(meant.files, WORD).length > 0);
  assert.deepEqual(holds(meant.files, `${WORD}-2`), [], 'never without consent');
  // who hands the document over too hides nothing by keeping the act back
  const withDocument = await sound([event, hidden], { restricted: true });
  assert.ok(withDocument.ids.includes(secret));
  assert.equal((await preview([event, hidden])).resting.length, 2, 'the document was named, and nothing of it leaves');
});

test('others have their turns while it is looked at', async () => {
  const ids = await made.keep(
    ...Array.from({ length: 60 }, (_, i): ['document', { title: string; confidentiality: { '*': 'public' } }] => [
      'document',
      { title: `No. ${i}`, confidentiality: PUBLIC },
    ]),
  );
  const what = { ids, include: [], restricted: false };
  let turns = 0;
  const counting = setInterval(() => turns++, 0);
  const { answer } = await previewDossier(what, made.app);
  clearInterval(counting);
  assert.equal(answer.preview?.length, ids.length);
  assert.ok(turns > 0);
});

test('another record does not name an act that stays', async () => {
  const [hidden] = (await made.keep(['document', { title: 'Hidden' }])) as [string];
  const [secret] = (await made.keep(['act', { type: 'arrest', documents: [hidden], confidentiality: PUBLIC }])) as [
    string,
  ];
  const evidence = [{ where: 'type:arrest', from: null, to: null, n: 1, acts: [{ id: secret, event: null }] }];
  const [claim] = (await made.keep(['claim', { text: 'One was arrested', evidence, confidentiality: PUBLIC }])) as [
    string,
  ];
  assert.deepEqual(holds((await sound([claim])).files, secret), []);
  assert.deepEqual((await preview([claim])).preview![0]!.because.naming, ['evidence']);
  assert.ok(holds((await sound([claim], { resting: true })).files, secret).length > 0);
});

test('a filter selects acts as the explorer does, and says when it selects none', async () => {
  const when = (start: string) => ({ start, end: start, precision: 'day' as const });
  const shared = { country: 'IR', status: 'confirmed', confidentiality: PUBLIC };
  const acts = await made.keep(
    ['act', { ...shared, type: 'riot', when: when('2021-02-03') }],
    ['act', { ...shared, type: 'riot', when: when('2022-02-03') }],
    ['act', { ...shared, type: 'shelling', when: when('2021-02-04') }],
  );
  assert.deepEqual(await actsOf('type:riot', made.app), acts.slice(0, 2));
  assert.deepEqual(await actsOf('type:riot date:2022', made.app), [acts[1]]);
  assert.deepEqual((await sound(await actsOf('type:riot', made.app))).ids, acts.slice(0, 2));
  await assert.rejects(actsOf('type:riot date:1999', made.app), { code: 'not-found' });
  await assert.rejects(actsOf('date:sometimes', made.app), { code: 'unreadable-date' });
});
