/** A process that makes a backup and kills itself after the n-th step. Arguments: archive, state folder, target, n. */
import { openArchive } from '../index.ts';

const [, , dir, stateDir, target, nth] = process.argv as [string, string, string, string, string, string];
let passed = 0;
const archive = await openArchive(dir, { mode: 'write', stateDir });
await archive.backup(target, () => {
  passed += 1;
  if (passed === Number(nth)) process.kill(process.pid, 'SIGKILL');
});
