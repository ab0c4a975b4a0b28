/** An archive's own act types and places: kept in log and vault, in use from then on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World } from './running/world.ts';

const EXTENSION = {
  name: 'north',
  version: '1',
  actTypes: [{ id: 'x-road-closure', parent: 'protest-obstruction', labels: { en: 'Road closed by villagers' } }],
};
/** A line of GeoNames: 19 fields. */
const village = (id: number, name: string, lat: number): string =>
  [
    id,
    name,
    name,
    '',
    lat,
    45.5,
    'P',
    'PPL',
    'IR',
    '',
    '23',
    '',
    '',
    '',
    120,
    '',
    '',
    'Asia/Tehran',
    '2022-01-01',
  ].join('\t');

test('act types and places of an archive’s own', async () => {
  const world = new World();
  await world.json(['init']);
  const extended = await world.json(['codebook', 'extend', world.file('north.json', JSON.stringify(EXTENSION))]);
  assert.match(String(extended['codebook']), /\+north\.1$/);
  const { actTypes } = await world.json(['codebook']);
  assert.ok((actTypes as { id: string }[]).some(({ id }) => id === 'x-road-closure'));

  const again = await world.sabt(['codebook', 'extend', world.file('clash.json', JSON.stringify(EXTENSION)), '--json']);
  assert.equal(again.exit, 1);
  assert.equal(JSON.parse(again.stdout).error.code, 'invalid-value');

  const file = world.file('IR.txt', [village(990_000_001, 'Zzarvand', 36.5), 'broken'].join('\n'));
  const imported = await world.sabt(['places', 'import', file, '--json']);
  assert.equal(imported.exit, 3);
  const { places, unread, reasons } = JSON.parse(imported.stdout);
  assert.deepEqual([places, unread, reasons], [1, 1, [{ line: 2, reason: 'fields' }]]);
  const { kind, fields } = await world.json<{ kind: string; fields: { type: string; name: string } }>([
    'show',
    JSON.parse(imported.stdout).id,
  ]);
  assert.deepEqual([kind, fields.type, fields.name], ['reference', 'places', 'IR.txt']);
  assert.equal((await world.json(['verify']))['ok'], true);
});
