/** Run by the fault tests: takes documents in, flushes and merges without end, and says what is flushed. */
import { openSegments } from '../index.ts';
import { testDocument } from './documents.ts';

const index = openSegments(process.argv[2]!, { mode: 'write', memoryBytes: 1 << 16 });
for (let num = index.applied(); ; ) {
  const upTo = num + 40;
  index.put(
    Array.from({ length: 40 }, (_, i) => testDocument(num + i)),
    upTo,
  );
  num = upTo;
  await index.flush();
  console.log(index.applied());
  await index.maintain();
}
