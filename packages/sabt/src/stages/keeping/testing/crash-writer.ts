/**
 * A process that appends until it is killed, and says on stdout what was acknowledged. Started by crash.test.ts with the
 * archive folder, the state folder, and optionally the name of a fault point at which it kills itself the n-th time.
 */
import { writeSync } from 'node:fs';
import type { Fields } from '../../../model/records.ts';
import { type Faults, openArchive } from '../index.ts';
import { draft } from './archives.ts';

const [, , dir, stateDir, point, nth] = process.argv as [string, string, string, string, string?, string?];
let passed = 0;

function dieHere(): void {
  passed += 1;
  if (passed === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

const faults: Faults = point === undefined ? {} : { [point]: dieHere };
const archive = await openArchive(dir, { mode: 'write', stateDir, faults });

async function appendForever(by: string): Promise<void> {
  for (let i = 0; ; i++) {
    const fields: Fields = { title: `${by} ${i}` };
    if (i % 7 === 0) fields['blob'] = { ...(await archive.blobs.put(Buffer.alloc(1000, i))) };
    const receipts = await archive.append([draft(fields), draft({ text: 'Some text.' })], { by });
    writeSync(1, `${JSON.stringify(receipts)}\n`);
  }
}

await Promise.all(['a', 'b', 'c'].map(appendForever));
