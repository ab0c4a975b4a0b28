/**
 * A site that is published again after something was withheld: of what was on it before, no byte is left in its folder, in
 * no file, no name of a file, no index, nothing that a stopped publishing left behind. Every byte is looked at, unpacked.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import { verifySiteFolder } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import type { Fields, Kind, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import { fold } from '../packages/sabt/src/stages/reading/index.ts';
import { draft as draftOf } from './running/desks.ts';
import { findWords } from './running/scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-removed-'));
process.env['XDG_STATE_HOME'] = join(folder, 'state');

const RUN = { by: 'anna', signal: new AbortController().signal, progress: () => {} };
const site = join(folder, 'site');
const ids: Record<string, string> = {};
let app: App;

const add = async (name: string, kind: Kind, fields: Fields): Promise<void> => {
  const draft: RecordDraft = draftOf(kind, { ...fields, confidentiality: { '*': 'public' } });
  ids[name] = draft.id;
  await app.archive.append([draft], { by: 'anna' });
};

before(async () => {
  await createArchive(join(folder, 'archive'), { title: 'Nahr', origin: 'nahr.example/log' });
  app = await App.open(join(folder, 'archive'), { mode: 'write' });
  await add('actor', 'actor', { names: [{ name: 'Zulaykha Quartermain' }] });
  await add('source', 'source', { name: 'Halcyon Courier' });
  const event = {
    title: 'Strike at the vermilion wharf',
    when: { start: '2019-03-14', end: '2019-03-14', precision: 'day' },
  };
  await add('event', 'event', event);
  const act = { event: ids['event']!, type: 'strike', victims: [ids['actor']!], killed: [0, 1, 2] };
  await add('act', 'act', act);
  await add('report', 'document', {
    title: 'Report of the harbour',
    text: 'The gates were shut.\n\nThe name was mimosa rendezvous.\n\nThen the strikers left with كارگران زبرجد.',
    languages: ['en'],
    author: 'Obsidian Bakhtiyar',
    sources: [ids['source']!],
  });
  await add('leaflet', 'document', {
    title: 'Tamarisk leaflet',
    text: 'Come to the periwinkle square.',
    languages: ['en'],
  });
  await add('plain', 'document', { title: 'Nothing special', text: 'This stays.', custom: { shelf: 'amaranth' } });
});
after(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const published = (): Promise<{ written: number }> => publish({ out: site, force: false, all: false }, app, RUN);

function traces(words: readonly string[]): string[] {
  const paths = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'verify.html')
    .map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, Uint8Array>(paths.map((path) => [path.slice(site.length), readFileSync(path)]));
  files.set('names of files', Buffer.from(paths.join('\n')));
  // the index is folded
  const sought = [...new Set(words.flatMap((word) => [word, fold(word), word.toLowerCase(), word.toUpperCase()]))];
  return findWords(files, sought).map(({ file, word, encoding }) => `${file}: ${word} (${encoding})`);
}

/** Published, changed, published again: the words were there before and are nowhere then. */
async function gone(words: readonly string[], change: () => Promise<unknown>): Promise<void> {
  await published();
  for (const word of words) assert.notDeepEqual(traces([word]), [], `${word} was there`);
  await change();
  assert.ok((await published()).written > 0);
  assert.deepEqual(traces(words), []);
  assert.deepEqual((await verifySiteFolder(site, {}, RUN)).problems, []);
}

describe('nothing is left in the folder of a site', () => {
  it('of a span of a text that was redacted, and what is around it stays', async () => {
    await gone(['mimosa', 'rendezvous'], () => {
      const at = 'The gates were shut.\n\nThe name was '.length;
      return app.redact(
        { id: ids['report']!, paths: [`text@${at}-${at + 'mimosa rendezvous'.length}`], reason: 'safety' },
        RUN,
      );
    });
    assert.notDeepEqual(traces(['strikers']), []);
  });

  it('of a field that was redacted', () =>
    gone(['Obsidian', 'Bakhtiyar'], () => app.redact({ id: ids['report']!, paths: ['author'], reason: 'legal' }, RUN)));

  it('of a passage that was erased', () =>
    gone(['زبرجد'], () =>
      app.erase({ id: ids['report']!, paths: ['text'], reason: 'consent-withdrawn', dryRun: false }, RUN),
    ));

  it('of a custom field that was erased', () =>
    gone(['amaranth'], () =>
      app.erase({ id: ids['plain']!, paths: ['custom/shelf'], reason: 'safety', dryRun: false }, RUN),
    ));

  it('of a person who withdraws consent, and of their id in acts of others', () =>
    gone(['Quartermain', 'Zulaykha', ids['actor']!], () => app.correct(ids['actor']!, ['consent=withdrawn'], 'anna')));

  it('of a document that became restricted', () =>
    gone(['Tamarisk', 'periwinkle', ids['leaflet']!], () =>
      app.correct(ids['leaflet']!, ['confidentiality=restricted'], 'anna'),
    ));

  it('of a source whose records stay', () =>
    gone(['Halcyon', ids['source']!], () => app.correct(ids['source']!, ['confidentiality=restricted'], 'anna')));

  it('of a title that was corrected', () =>
    gone(['vermilion'], () => app.correct(ids['event']!, ['title=Strike at the wharf'], 'anna')));

  it('that a publishing which was stopped had begun to write', async () => {
    mkdirSync(join(site, '.publishing'), { recursive: true });
    for (const name of ['file', 'part', 'unfinished'])
      writeFileSync(join(site, '.publishing', name), 'what periwinkle said');
    rmSync(join(site, 'site.note'));
    writeFileSync(join(site, 'search', 'p', '706572.json'), '{"w":{"periwinkle":["periwinkl",1]},"p":{}}');
    await published();
    assert.deepEqual(traces(['periwinkle', 'periwinkl']), []);
  });
});
