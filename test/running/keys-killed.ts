/**
 * A process that changes the key of a log, or recovers it from a mirror, and kills itself at a named step: started by
 * keys-killed.test.ts with `rotate DIR STEP` or `recover DIR STEP MIRROR`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBundle } from '@sabt/proof';
import { openArchive, TileFiles, takeOver } from '../../packages/sabt/src/stages/keeping/index.ts';

const [, , what, dir, step, mirror] = process.argv as [string, string, string, string, string, string];
const die = () => process.kill(process.pid, 'SIGKILL');

if (what === 'rotate') {
  let armed = false;
  const faults = { [step]: () => void (armed && die()) };
  const archive = await openArchive(dir, { mode: 'write', faults });
  armed = true;
  await archive.rotateKey({ overlap: 2, alone: false, by: 'anna' });
  await archive.close();
} else {
  const tiles = new TileFiles(mirror);
  const keys = join(mirror, 'keys.json');
  const offered = {
    name: mirror,
    checkpoint: async () => readFileSync(join(mirror, 'checkpoint'), 'utf8'),
    keys: async () => (existsSync(keys) ? readFileSync(keys, 'utf8') : null),
    bundle: async (index: number, width: number) =>
      decodeBundle(tiles.readExactly({ level: 'entries', index, width })!).slice(0, width),
  };
  await takeOver(dir, offered, { maxEntries: 10_000, by: 'anna', afterStep: (at) => void (at === step && die()) });
}
