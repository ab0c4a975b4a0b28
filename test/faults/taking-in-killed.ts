/** Takes documents in without end and says which were acknowledged; for `kill-taking-in.test.ts`, which kills it. */
import { App } from '../../packages/sabt/src/app/app.ts';
import { newId } from '../../packages/sabt/src/model/ids.ts';

const app = await App.open(process.argv[2]!, { mode: 'write', what: 'test' });
const upkeep = setInterval(() => void app.tend(), 50);
upkeep.unref();
const CALL = 400;

async function call(from: number): Promise<void> {
  const drafts = Array.from({ length: CALL }, (_, i) => ({
    id: newId(),
    kind: 'document' as const,
    version: 1,
    fields: {
      title: `Report ${from + i}`,
      text: `word${from + i}x ` + 'the lantern of the harbour '.repeat(8),
      languages: ['en'],
    },
  }));
  await app.archive.append(drafts, { by: 'test' });
  process.stdout.write(`${from}\n`);
}

for (let from = 0; ; from += 4 * CALL) await Promise.all([0, 1, 2, 3].map((i) => call(from + i * CALL)));
