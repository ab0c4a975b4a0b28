/** Every pattern file of every language holds what it says of itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actType } from '../../../codebook/index.ts';
import { codeText } from './code-text.ts';
import { CUE_CLASSES } from './cues.ts';
import { classesIn } from './grammar.ts';
import { NO_ACT, PATTERN_LANGUAGES, readPatternFiles } from './pattern-file.ts';
import { parsePhrase } from './pattern-syntax.ts';

for (const language of PATTERN_LANGUAGES) {
  const files = readPatternFiles(language);
  const classes = new Set(files.flatMap((file) => [...file.classes.keys()]));
  const acts = (text: string): string[] => codeText({ text, language }).map((event) => event.act);
  const happened = (text: string): string[] =>
    codeText({ text, language })
      .filter((event) => !event.negated && !event.hypothetical)
      .map((event) => event.act);

  describe(`patterns in ${language}`, () => {
    for (const { name, patterns } of files) {
      it(`${name}: acts are of the codebook, classes are there`, () => {
        for (const { act, find, unless, needs } of patterns) {
          assert.ok(act === NO_ACT || actType(act) !== undefined, act);
          for (const phrase of [...find, ...(unless ?? []), ...(needs ?? [])])
            for (const element of parsePhrase(phrase, language))
              for (const named of classesIn(element)) assert.ok(classes.has(named), `$${named} of “${phrase}”`);
        }
      });

      it(`${name}: what is said yields its act, what is said never does not`, () => {
        const wrong = patterns.flatMap(({ act, say, never }) => [
          ...say
            .filter((text) => (act === NO_ACT ? acts(text).length > 0 : !acts(text).includes(act)))
            .map((text) => `${act} not as said: ${text} → ${acts(text).join(', ')}`),
          ...(never ?? [])
            .filter((text) => happened(text).includes(act))
            .map((text) => `${act}, though never: ${text}`),
        ]);
        assert.deepEqual(wrong, []);
      });
    }

    it('names its cues as the engine does', () => {
      for (const name of classes)
        if (/-(?:before|after|inside|ahead|beyond|anywhere|opening)$/u.test(name))
          assert.ok(
            name in CUE_CLASSES ||
              ['fiction-anywhere', 'topic-ahead', 'aside-ahead', 'again-ahead', 'who-ahead', 'passing-ahead'].includes(
                name,
              ),
            name,
          );
    });
  });
}
