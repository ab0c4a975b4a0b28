import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SabtError } from '../../model/errors.ts';
import type { When } from '../../model/records.ts';
import { addFiles } from './files.ts';
import { retryBatch } from './retry.ts';
import { encoded, folderOf, pdf } from './test/make-files.ts';
import { MemoryContext } from './test/memory-context.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const documentsOf = (context: MemoryContext): Map<string, Record<string, unknown>> =>
  new Map(
    context.drafts
      .filter((draft) => draft.kind === 'document')
      .map((draft) => [String(draft.fields['name']), draft.fields]),
  );

describe('files', () => {
  it('become documents with digest, text, reading and custody', async () => {
    const folder = folderOf({
      'market.txt': 'مظاهرة في السوق\n',
      'page.html': '<html><head><meta name="date" content="2019-03-14"></head><body>Hello there</body></html>',
    });
    const context = new MemoryContext();
    const answer = await addFiles(
      [join(folder, 'market.txt'), join(folder, 'page.html')],
      { source: 'Small press' },
      context,
    );
    assert.deepEqual([answer.added, answer.known, answer.failed], [2, 0, []]);
    assert.deepEqual(
      answer.documents.map((document) => document.name),
      ['market.txt', 'page.html'],
    );
    assert.equal(answer.documents[0]!.sha256, sha256('مظاهرة في السوق\n'));
    const market = documentsOf(context).get('market.txt')!;
    assert.equal(market['text'], 'مظاهرة في السوق\n');
    assert.deepEqual(market['reading'], { status: 'read' });
    assert.deepEqual(market['confidentiality'], { '*': 'restricted' });
    assert.deepEqual(market['languages'], ['ar']);
    assert.equal(market['generation'], 'copy');
    const source = context.drafts.find((draft) => draft.kind === 'source')!;
    assert.deepEqual(market['sources'], [source.id]);
    assert.equal((documentsOf(context).get('page.html')!['published'] as When).start, '2019-03-14');
    const batches = context.drafts.filter((draft) => draft.kind === 'batch');
    assert.deepEqual(
      batches.map((draft) => [draft.version, draft.fields['phase']]),
      [
        [1, 'open'],
        [2, 'closed'],
      ],
    );
    assert.equal(batches[1]!.fields['ledgerDigest'], sha256(readFileSync(answer.ledger, 'utf8')));
  });

  it('come from a public source in the open', async () => {
    const context = new MemoryContext();
    context.declarePublic('Official gazette');
    await addFiles([join(folderOf({ 'a.txt': 'a' }), 'a.txt')], { source: 'Official gazette' }, context);
    assert.deepEqual(documentsOf(context).get('a.txt')!['confidentiality'], { '*': 'public' });
  });

  it('with the same bytes are one document, under any name, now and later', async () => {
    const folder = folderOf({ 'a.txt': 'same', 'b.txt': 'same', 'c.txt': 'other' });
    const context = new MemoryContext();
    const first = await addFiles([folder], { recursive: true }, context);
    assert.deepEqual([first.added, first.known], [2, 1]);
    assert.equal(first.documents[0]!.id, first.documents[1]!.id);
    assert.equal(context.blobs.size, 2, 'one copy of the same bytes');
    assert.equal(first.documents[1]!.entry, first.documents[0]!.entry);
    const again = await addFiles([folder], { recursive: true }, context);
    assert.deepEqual([again.added, again.known], [0, 3]);
    assert.equal(context.newest.get(first.documents[0]!.id)!.version, 1, 'both names were new at once');
    assert.deepEqual(
      again.documents.map((document) => document.id),
      first.documents.map((document) => document.id),
    );
  });

  it('of known bytes bring a new source or name to the document, once', async () => {
    const folder = folderOf({ 'a.txt': 'same', 'copy.txt': 'same' });
    const context = new MemoryContext();
    const first = await addFiles([join(folder, 'a.txt')], { source: 'First' }, context);
    const { id } = first.documents[0]!;
    const versions = () => context.drafts.filter((draft) => draft.id === id).length;
    const second = await addFiles([join(folder, 'a.txt')], { source: 'Second' }, context);
    assert.deepEqual([second.added, second.known, second.documents[0]!.id], [0, 1, id]);
    const held = context.newest.get(id)!;
    assert.equal(held.version, 2);
    assert.equal(held.fields['text'], 'same');
    assert.deepEqual(held.fields['sources'], [context.findSource('First')!.id, context.findSource('Second')!.id]);
    assert.deepEqual(
      (held.fields['custody'] as { what: string; file?: string }[]).map(({ what, file }) => [what, file]),
      [
        ['taken-in', undefined],
        ['taken-in-again', 'a.txt'],
      ],
    );
    assert.ok(second.documents[0]!.entry > first.documents[0]!.entry);

    const third = await addFiles([join(folder, 'copy.txt')], {}, context);
    assert.deepEqual([third.known, third.documents[0]!.name, versions()], [1, 'a.txt', 3]);
    for (const source of ['First', 'Second']) await addFiles([folder], { recursive: true, source }, context);
    const last = await addFiles([folder], { recursive: true }, context);
    assert.deepEqual([last.known, versions()], [2, 3]);
    assert.equal(last.documents[0]!.entry, third.documents[0]!.entry);
  });

  it('that all fail leave no source behind', async () => {
    const context = new MemoryContext();
    await addFiles([join(folderOf({}), 'missing.txt')], { source: 'Nobody' }, context);
    assert.equal(context.findSource('Nobody'), null);
  });

  it('that are missing, folders, links: each fails alone', async () => {
    const folder = folderOf({ 'a.txt': 'a', 'sub/b.txt': 'b' });
    symlinkSync('/etc/hostname', join(folder, 'link'));
    const context = new MemoryContext();
    const answer = await addFiles(
      ['a.txt', 'missing.txt', 'sub', 'link'].map((name) => join(folder, name)),
      {},
      context,
    );
    assert.equal(answer.added, 1);
    assert.deepEqual(
      answer.failed.map((one) => one.code),
      ['not-found', 'invalid-argument', 'unreadable-file'],
    );
    await assert.rejects(addFiles([folder, join(folder, 'sub')], {}, context), { code: 'invalid-argument' });
    assert.equal(context.drafts.filter(({ kind }) => kind === 'batch').length, 2, 'a slip opens no batch');
    const whole = await addFiles([folder], { recursive: true }, context);
    assert.deepEqual([whole.added, whole.known, whole.failed.length], [1, 1, 1]);
    assert.deepEqual(documentsOf(context).get('b.txt')!['acquiredFrom'], { path: 'sub/b.txt' });
  });

  it('that cannot be read are kept, with the reason', async () => {
    const folder = folderOf({ 'scan.pdf': pdf([[]]), 'a.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
    const context = new MemoryContext();
    const answer = await addFiles([folder], { recursive: true }, context);
    assert.deepEqual(
      answer.unread.map((one) => [one.name, one.code]),
      [
        ['a.png', 'unsupported-kind'],
        ['scan.pdf', 'no-text'],
      ],
    );
    const picture = documentsOf(context).get('a.png')!;
    assert.deepEqual(
      [(picture['reading'] as { status: string }).status, picture['text'], picture['mediaType']],
      ['kept', undefined, 'image/png'],
    );
    assert.equal(context.blobs.size, 2);
  });

  it('attached to a mail are documents of their own, linked to it', async () => {
    const mail = `From: a@b.example\r\nTo: c@d.example\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee file\r\n--b\r\nContent-Type: text/plain; name="../x/note.txt"\r\nContent-Disposition: attachment; filename="../x/note.txt"\r\n\r\nattached words\r\n--b--\r\n`;
    const context = new MemoryContext();
    const answer = await addFiles([join(folderOf({ 'm.eml': mail }), 'm.eml')], {}, context);
    assert.deepEqual(
      answer.documents.map((document) => document.name),
      ['m.eml', 'note.txt'],
    );
    const note = documentsOf(context).get('note.txt')!;
    assert.deepEqual(note['acquiredFrom'], { document: answer.documents[0]!.id });
    assert.match(String(note['text']), /attached words/);
  });

  it('attached to a new mail, and held already, get its source, its name for them, and the mail', async () => {
    const mail = (subject: string, name: string): string =>
      `From: a@b.example\r\nSubject: ${subject}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee file\r\n--b\r\nContent-Type: text/plain; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\nattached words\r\n--b--\r\n`;
    const folder = folderOf({ 'one.eml': mail('one', 'note.txt'), 'two.eml': mail('two', 'other.txt') });
    const context = new MemoryContext();
    const first = await addFiles([join(folder, 'one.eml')], { source: 'First' }, context);
    const [one, note] = first.documents;
    const second = await addFiles([join(folder, 'two.eml')], { source: 'Second' }, context);
    assert.deepEqual([second.added, second.known, second.documents[1]!.id], [1, 1, note!.id]);
    const held = context.newest.get(note!.id)!;
    const ids = ['First', 'Second', 'Third'].map((name) => context.findSource(name)?.id);
    assert.deepEqual([held.version, held.fields['sources']], [2, ids.slice(0, 2)]);
    const steps = held.fields['custody'] as { what: string; file?: string; document?: string }[];
    assert.deepEqual(
      steps.map(({ what, file, document }) => [what, file, document]),
      [
        ['taken-out-of-mail', undefined, undefined],
        ['taken-out-of-mail', 'other.txt', second.documents[0]!.id],
      ],
    );
    assert.deepEqual(held.fields['acquiredFrom'], { document: one!.id });

    const third = await addFiles([join(folder, 'one.eml')], { source: 'Third' }, context);
    assert.deepEqual([third.added, third.known], [0, 1]);
    const withMail = context.newest.get(note!.id)!.fields;
    assert.deepEqual(withMail['sources'], [...ids.slice(0, 2), context.findSource('Third')!.id]);
    await addFiles([folder], { recursive: true, source: 'Third' }, context);
    const { version } = context.newest.get(note!.id)!;
    await addFiles([folder], { recursive: true, source: 'Third' }, context);
    assert.equal(context.newest.get(note!.id)!.version, version, 'what is known is not added again');
  });

  it('that come again never widen who may see them', async () => {
    const folder = folderOf({ 'a.txt': 'in confidence', 'b.txt': 'in the open' });
    const context = new MemoryContext();
    context.declarePublic('Gazette');
    const [confided] = (await addFiles([join(folder, 'a.txt')], { source: 'Witness' }, context)).documents;
    const again = await addFiles([join(folder, 'a.txt')], { source: 'Gazette' }, context);
    assert.deepEqual(context.newest.get(confided!.id)!.fields['confidentiality'], { '*': 'restricted' });
    assert.match(again.notes[0]!.message, /stays restricted/);
    assert.match(readFileSync(again.ledger, 'utf8'), /stays restricted/);

    const [open] = (await addFiles([join(folder, 'b.txt')], { source: 'Gazette' }, context)).documents;
    const fromWitness = await addFiles([join(folder, 'b.txt')], { source: 'Witness' }, context);
    assert.deepEqual(context.newest.get(open!.id)!.fields['confidentiality'], {
      '*': 'public',
      sources: 'restricted',
      custody: 'restricted',
    });
    assert.match(fromWitness.notes[0]!.message, /stays public; where it came from is restricted/);
  });

  describe('with names that are not UTF-8', () => {
    const put = (folder: string, name: string, encoding: string, content: string): Buffer => {
      const place = Buffer.concat([Buffer.from(`${folder}/`), encoded(name, encoding)]);
      writeFileSync(place, content);
      return place;
    };
    const canName = (): boolean => {
      try {
        unlinkSync(put(folderOf({}), 'é', 'windows-1252', ''));
        return true;
      } catch {
        return false;
      }
    };
    const skip = canName() ? false : 'this file system knows UTF-8 names only';

    it('are taken in under a name that can be read, which says that it was guessed', { skip }, async () => {
      const folder = folderOf({ 'plain.txt': 'p' });
      put(folder, 'گزارش تظاهرات.txt'.replace('گ', 'ك').replace('ی', 'ي'), 'windows-1256', 'arabic name');
      put(folder, 'résumé général.txt', 'windows-1252', 'latin name');
      const context = new MemoryContext();
      const answer = await addFiles([folder], { recursive: true, source: 'S' }, context);
      assert.deepEqual([answer.added, answer.failed], [3, []]);
      const documents = documentsOf(context);
      const arabic = documents.get('كزارش تظاهرات.txt')!;
      assert.equal(arabic['text'], 'arabic name');
      assert.equal((arabic['custody'] as { nameEncoding: string }[])[0]!.nameEncoding, 'windows-1256');
      assert.match((arabic['reading'] as { notes: string[] }).notes[0]!, /not UTF-8; it was read as windows-1256/);
      const latin = documents.get('résumé général.txt')!;
      assert.equal((latin['custody'] as { nameBytes: string }[])[0]!.nameBytes, 'r%E9sum%E9 g%E9n%E9ral.txt');
      assert.deepEqual(latin['acquiredFrom'], { path: 'résumé général.txt' });
      assert.equal(answer.notes.length, 2);
      const again = await addFiles([folder], { recursive: true, source: 'S' }, context);
      assert.deepEqual([again.known, again.notes.length], [3, 0]);
    });

    it('are found as a shell hands them over, if only one looks so', { skip }, async () => {
      const folder = folderOf({});
      put(folder, 'café.txt', 'windows-1252', 'c');
      const context = new MemoryContext();
      const typed = join(folder, 'caf\ufffd.txt');
      const answer = await addFiles([typed], {}, context);
      assert.deepEqual([answer.added, answer.documents[0]!.name], [1, 'café.txt']);
      put(folder, 'cafë.txt', 'windows-1252', 'd');
      const two = await addFiles([typed], {}, context);
      assert.deepEqual([two.failed[0]!.code, two.failed.length], ['invalid-argument', 1]);
    });

    it('are tried again by their bytes', { skip }, async () => {
      const folder = folderOf({});
      const place = put(folder, 'été.txt', 'windows-1252', 'x');
      put(folder, 'ètè.txt', 'windows-1252', 'y');
      unlinkSync(place);
      symlinkSync('nowhere', place);
      const context = new MemoryContext();
      const answer = await addFiles([folder], { recursive: true }, context);
      assert.deepEqual([answer.added, answer.failed.length], [1, 1]);
      assert.match(answer.failed[0]!.path, /^file:\/\/.*\/%E9t%E9\.txt$/);
      unlinkSync(place);
      writeFileSync(place, 'z');
      const retried = await retryBatch(context.newest.get(answer.batch)!, context);
      assert.ok('documents' in retried);
      assert.deepEqual([retried.added, retried.documents[0]!.name], [1, 'été.txt']);
      assert.equal(readdirSync(folder).length, 2);
    });
  });

  it('uploads are shown under their own names', async () => {
    const context = new MemoryContext();
    const answer = await addFiles(
      [join(folderOf({ 'upload-1': 'x' }), 'upload-1')],
      { names: ['..\\..\\report.txt'] },
      context,
    );
    assert.equal(answer.documents[0]!.name, 'report.txt');
  });

  it('that failed are tried again alone', async () => {
    const folder = folderOf({ 'a.txt': 'a' });
    const context = new MemoryContext();
    const answer = await addFiles([join(folder, 'a.txt'), join(folder, 'late.txt')], {}, context);
    writeFileSync(join(folder, 'late.txt'), 'late');
    const batch = context.newest.get(answer.batch)!;
    const retried = await retryBatch(batch, context);
    assert.ok('documents' in retried);
    assert.deepEqual([retried.added, retried.known, retried.failed], [1, 0, []]);
  });

  it('uploads that failed and are gone are to be uploaded again, and keep the names that they were given', async () => {
    const folder = folderOf({ '0': 'a' });
    const context = new MemoryContext();
    const answer = await addFiles([join(folder, '0'), join(folder, '1')], { names: ['a.txt', 'گزارش.txt'] }, context);
    assert.deepEqual(
      answer.failed.map(({ path, code }) => ({ path, code })),
      [{ path: 'گزارش.txt', code: 'upload-gone' }],
    );
    const lines = readFileSync(answer.ledger, 'utf8').trim().split('\n');
    assert.equal((JSON.parse(lines[1]!) as { name?: string }).name, 'گزارش.txt');
    const batch = context.newest.get(answer.batch)!;
    await assert.rejects(retryBatch(batch, context), { code: 'upload-gone', message: /گزارش\.txt/ });
    writeFileSync(join(folder, '1'), 'late');
    const retried = await retryBatch(batch, context);
    assert.ok('documents' in retried);
    assert.deepEqual([retried.added, retried.documents[0]!.name], [1, 'گزارش.txt']);
  });

  it('a full disk ends the run and leaves the batch open; run again it is closed', async () => {
    const folder = folderOf({ 'a.txt': 'a', 'b.txt': 'b' });
    const context = new MemoryContext();
    const append = context.append.bind(context);
    let calls = 0;
    context.append = async (drafts) => {
      if (++calls === 2) throw new SabtError('disk-full', 'The disk is full.');
      return append(drafts);
    };
    await assert.rejects(addFiles([folder], { recursive: true }, context), { code: 'disk-full' });
    const open = context.drafts.find((draft) => draft.kind === 'batch')!;
    assert.equal(open.fields['phase'], 'open');
    const resumed = await retryBatch(open, context);
    assert.ok('documents' in resumed);
    assert.deepEqual([resumed.batch, resumed.added], [open.id, 2]);
    assert.equal(context.newest.get(open.id)!.fields['phase'], 'closed');
  });

  it('a thousand small files need no process each', async () => {
    const folder = folderOf(
      Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`f${i}.txt`, `file number ${i}`])),
    );
    const context = new MemoryContext();
    const start = performance.now();
    const answer = await addFiles([folder], { recursive: true }, context);
    assert.equal(answer.added, 1_000);
    assert.ok(performance.now() - start < 5_000);
    assert.ok(context.appends < 20, 'in groups');
  });
});
