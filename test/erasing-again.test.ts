/** A place in a text from which something was erased: whoever repeats an erasure destroys nothing else. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { WithholdDesk } from '../packages/sabt/src/app/pages/withhold.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import { ACTING, archive, draft } from './running/desks.ts';

const NAME = 'Golpari Sangtarash';
const TEXT = `They met ${NAME} at night. Nima Vantablack came later.\n\nIt rained.\n\nThen it snowed.\n`;
const SPAN = `text@${TEXT.indexOf(NAME)}-${TEXT.indexOf(NAME) + NAME.length}`;

async function written(): Promise<{ app: App; id: string }> {
  const app = await archive();
  const document = draft('document', { text: TEXT });
  await app.archive.append([document], { by: 'anna' });
  return { app, id: document.id };
}

const erase = (app: App, id: string, paths: string[], at?: number) =>
  app.erase({ id, paths, reason: 'safety', at, dryRun: false }, ACTING);
const textOf = (app: App, id: string): string => String(app.show(id, { versions: false }).fields['text']);

/** Refused, with these words, and nothing done. */
async function refused(app: App, id: string, run: () => Promise<unknown> | unknown, words: string): Promise<void> {
  const [size, text] = [app.archive.size(), textOf(app, id)];
  await assert.rejects(
    async () => run(),
    (thrown: { code?: string; message: string }) => thrown.code === 'text-cut' && thrown.message.includes(`“${words}”`),
  );
  assert.deepEqual([app.archive.size(), textOf(app, id)], [size, text]);
}

describe('where something was erased from a text', () => {
  it('the same span again is refused, for erasing and withholding, and says what it would take', async () => {
    const { app, id } = await written();
    const before = app.archive.size();
    assert.equal((await erase(app, id, [SPAN])).state, 'erased');
    const words = 'at night. Nima Va';
    await refused(app, id, () => erase(app, id, [SPAN]), words);
    await refused(app, id, () => erase(app, id, [SPAN], before), words);
    await refused(app, id, () => app.erase({ id, paths: [SPAN], reason: 'safety', dryRun: true }, ACTING), words);
    await refused(app, id, () => app.redact({ id, paths: [SPAN], reason: 'safety' }, ACTING), words);
  });

  it('the same span again is refused after a process that was killed in the middle of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sabt-again-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const dir = join(folder, 'a');
    await createArchive(dir);
    const app = await App.open(dir, { mode: 'write' });
    const document = draft('document', { text: TEXT });
    await app.archive.append([document], { by: 'anna' });
    await app.close();
    const { id } = document;
    const script = join(import.meta.dirname, 'running', 'erasing-killed.ts');
    const child = spawn(process.execPath, [script, dir, id, 'second version', SPAN], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL');
    const again = await App.open(dir, { mode: 'write' });
    await refused(again, id, () => erase(again, id, [SPAN]), 'at night. Nima Va');
    assert.doesNotMatch(textOf(again, id), /Golpari/);
    await again.close();
  });

  it('a span that was counted since is taken, and one that was counted before is not', async () => {
    const { app, id } = await written();
    await erase(app, id, [SPAN]);
    const now = textOf(app, id);
    const other = `text@${now.indexOf('Nima')}-${now.indexOf(' came')}`;
    const counted = app.archive.size();
    assert.equal((await erase(app, id, [other], counted)).state, 'erased');
    assert.doesNotMatch(textOf(app, id), /Golpari|Nima/);
    const rest = textOf(app, id);
    await refused(
      app,
      id,
      () => erase(app, id, [other], counted),
      rest.slice(now.indexOf('Nima'), now.indexOf(' came')).trim(),
    );
    await assert.rejects(erase(app, id, [other], app.archive.size() + 1), { code: 'invalid-argument' });
  });

  it('a span before all of it is where it was, and needs no size', async () => {
    const { app, id } = await written();
    await erase(app, id, [SPAN]);
    assert.equal((await erase(app, id, ['text@0-4'])).state, 'erased');
    await refused(app, id, () => erase(app, id, ['text@0-4']), 'met');
  });

  it('a passage of a number that was erased is asked for again once another one has it', async () => {
    const { app, id } = await written();
    await erase(app, id, ['text/1']);
    await assert.rejects(erase(app, id, ['text/1']), { code: 'not-found' });
    await erase(app, id, ['text/0']);
    await app.correct(id, ['title=Weather'], 'anna');
    assert.match(textOf(app, id), /snowed/);
    await refused(app, id, () => erase(app, id, ['text/0']), '[…] Then it snowed.');
    await erase(app, id, ['text/0'], app.archive.size());
  });

  it('a span of a text that was only corrected or withheld from needs no size, and a size holds while it says the same', async () => {
    const { app, id } = await written();
    const size = app.archive.size();
    await app.redact({ id, paths: [SPAN], reason: 'safety' }, ACTING);
    await app.correct(id, ['title=Weather'], 'anna');
    assert.equal((await erase(app, id, [SPAN], size)).state, 'erased');
    assert.doesNotMatch(textOf(app, id), /Golpari/);
  });

  it('a page that was opened before is asked again, by what stands there now', async () => {
    const { app, id } = await written();
    const desk = new WithholdDesk(app);
    const opened = desk.size();
    const [first] = desk.choices(id).filter(({ path }) => path.startsWith('text/'));
    const { said } = await desk.plan(id, 'erase', [first!.path], undefined, opened);
    assert.deepEqual(said, { [first!.path]: first!.value });
    await erase(app, id, [SPAN]);
    for (const what of ['erase', 'redact'] as const)
      await assert.rejects(async () => desk.plan(id, what, [first!.path], undefined, opened), { code: 'text-cut' });
    await assert.rejects(desk.erase(id, [first!.path], 'safety', opened), { code: 'text-cut' });
    await assert.rejects(desk.redact(id, [first!.path], 'safety', undefined, opened), { code: 'text-cut' });
    await desk.plan(id, 'erase', [first!.path], undefined, desk.size());
  });
});
