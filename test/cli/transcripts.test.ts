import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { runTranscript } from '../running/transcript.ts';
import { World } from '../running/world.ts';

const FOLDER = new URL('./', import.meta.url);

describe('the command line', { concurrency: 2 }, () => {
  for (const name of readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()) {
    test(name.replace('.txt', ''), () => runTranscript(readFileSync(new URL(name, FOLDER), 'utf8'), new World()));
  }
});
