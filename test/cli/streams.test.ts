/** What a transcript cannot show: answers before the input ends, files of other programs, proofs checked without us. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import XLSX from '@e965/xlsx';
import { openCheckpoint, verifyRecordProof } from '@sabt/proof';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { SABT, World } from '../running/world.ts';

const world = new World();

test('lines are answered one by one while the input is still open', async () => {
  const child = spawn(SABT, ['text', 'fold', '--jsonl'], { env: world.env, stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const text of ['First', 'SECOND', 'سوّم']) {
    child.stdin.write(`${JSON.stringify({ text })}\n`);
    const { value } = await answers.next();
    assert.deepEqual(Object.keys(JSON.parse(value as string)), ['folded']);
  }
  child.stdin.write('{"text":"no end of line"}');
  child.stdin.end();
  assert.deepEqual(JSON.parse((await answers.next()).value as string), { folded: 'no end of line' });
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('many lines go through in order, and a reader that goes away ends the program quietly', async () => {
  const input = Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ text: `Line ${i}` })).join('\n');
  const whole = await world.sabt(['text', 'fold', '--jsonl'], { input });
  const lines = whole.stdout.trimEnd().split('\n');
  assert.equal(lines.length, 20_000);
  for (const [i, line] of lines.entries()) assert.equal(line, `{"folded":"line ${i}"}`);
  world.file('many.jsonl', input);
  const cut = await world.command('/bin/sh', ['-c', 'sabt text fold --jsonl < many.jsonl | head -1']);
  assert.deepEqual([cut.stdout, cut.stderr], ['{"folded":"line 0"}\n', '']);
});

test('a line that is too long is refused in its place, and the next is answered', async () => {
  const input = `{"text":"a"}\n{"text":"${'x'.repeat(65 << 20)}"}\n{"text":"b"}\n`;
  const { stdout, exit } = await world.sabt(['text', 'fold', '--jsonl'], { input });
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { folded?: string; error?: { code: string } });
  assert.deepEqual(
    answers.map(({ folded, error }) => folded ?? error?.code),
    ['a', 'too-large', 'b'],
  );
  assert.equal(exit, 3);
});

test('a workbook with two sheets is imported, and everything comes out again as CSV and Parquet', async () => {
  const { exit } = await world.json(['init']);
  assert.equal(exit, 0);
  const book = XLSX.utils.book_new();
  const sheet = (rows: unknown[][]) => XLSX.utils.aoa_to_sheet(rows);
  XLSX.utils.book_append_sheet(
    book,
    sheet([
      ['title', 'text', 'published'],
      ['=SUM(A1)', 'one, "two"\nthree', '2022-09-16'],
      ['Second', 'یک متن', '2022-09-17'],
    ]),
    'First',
  );
  XLSX.utils.book_append_sheet(
    book,
    sheet([
      ['title', 'text', 'published'],
      ['On sheet two', 'four', '2022-09-18'],
    ]),
    'Other',
  );
  const path = world.file('book.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const imported = await world.json<{ rows: number; added: number; ledger: string }>(['import', 'table', path]);
  assert.deepEqual([imported.rows, imported.added], [3, 3]);
  const ledger = readFileSync(imported.ledger, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { sheet: string; row: number });
  assert.deepEqual(
    ledger.map(({ sheet, row }) => `${sheet} ${row}`),
    ['First 2', 'First 3', 'Other 2'],
  );

  const csv = join(world.dir, 'out.csv');
  await world.json(['export', csv, '--format', 'csv', '--kind', 'document']);
  const read = XLSX.read(readFileSync(csv), { type: 'buffer', raw: true });
  const rows = XLSX.utils.sheet_to_json<Record<string, string>>(read.Sheets[read.SheetNames[0]!]!, { raw: true });
  // what a spreadsheet would take for a formula is marked as text
  assert.deepEqual(rows.map((row) => row['title']).sort(), ["'=SUM(A1)", 'On sheet two', 'Second']);
  assert.equal(rows.find((row) => row['title'] === 'Second')!['text'], 'یک متن');

  const parquet = join(world.dir, 'out.parquet');
  const exported = await world.json(['export', parquet, '--format', 'parquet', '--kind', 'document']);
  assert.equal(exported['rows'], 3);
  const objects = await parquetReadObjects({ file: await asyncBufferFromFile(parquet) });
  assert.deepEqual(
    objects.map((o) => [o['title'], o['text']]).sort(),
    [
      ['=SUM(A1)', 'one, "two"\nthree'],
      ['On sheet two', 'four'],
      ['Second', 'یک متن'],
    ].sort(),
  );
  assert.ok(objects.every((o) => o['kind'] === 'document' && o['version'] === 1 && Number.isInteger(o['entry'])));
});

test('a proof file holds for an outsider who has the verifier key, and for no changed value', async () => {
  const { vkey } = JSON.parse(readFileSync(join(world.archive, 'archive.json'), 'utf8')) as { vkey: string };
  const found = await world.json<{ hits: { id: string }[] }>(['search', 'یک متن']);
  const file = join(world.dir, 'proof.json');
  const written = await world.json<{ disclosed: string[]; checkpoint: { size: number; root: string } }>([
    'proof',
    found.hits[0]!.id,
    'title',
    'text',
    '--out',
    file,
  ]);
  assert.ok(
    ['id', 'title', 'text'].every((path) => written.disclosed.includes(path)),
    written.disclosed.join(),
  );
  const text = readFileSync(file, 'utf8');
  const verified = verifyRecordProof(text, { vkeys: [vkey] });
  assert.ok(verified.ok, JSON.stringify(verified.checks));
  assert.ok(!text.includes('2022-09-17'), 'a field that was not chosen is not in the file');
  const { note } = await world.json<{ note: string }>(['checkpoint']);
  assert.equal(openCheckpoint(note, [vkey]).size, written.checkpoint.size);
  const changed = text.replace('Second', 'Zecond');
  assert.notEqual(changed, text);
  assert.equal(verifyRecordProof(changed, { vkeys: [vkey] }).ok, false);
});
