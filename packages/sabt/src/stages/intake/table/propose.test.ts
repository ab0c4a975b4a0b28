import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { counts, load, ofKind } from '../test/load-table.ts';
import { folderOf } from '../test/make-files.ts';
import { MemoryContext } from '../test/memory-context.ts';
import { fileSource } from './byte-source.ts';
import { previewTable } from './preview.ts';

describe('proposing a mapping', () => {
  const proposed = async (text: string): Promise<[string, Record<string, string>]> => {
    const path = join(folderOf({ 'a.csv': text }), 'a.csv');
    const { mapping } = await previewTable(await fileSource(path, 'a.csv'), new MemoryContext());
    return [mapping.kind, mapping.fields];
  };

  it('from names in several languages', async () => {
    assert.deepEqual(await proposed('شناسه,عنوان,متن,تاریخ\n1,الف,متن یک,2019-01-01\n2,ب,متن دو,2019-01-02\n'), [
      'document',
      { id: 'شناسه', title: 'عنوان', text: 'متن', published: 'تاریخ' },
    ]);
    assert.deepEqual(await proposed('العنوان,النص,المصدر\nا,نص,جريدة\nب,نص,جريدة\n'), [
      'document',
      { title: 'العنوان', text: 'النص', source: 'المصدر' },
    ]);
    assert.deepEqual(await proposed('Datum,Ort,Teilnehmer\n01.02.2020,Köln,20-30\n02.02.2020,Bonn,ca. 50\n'), [
      'event',
      { start: 'Datum', participants: 'Teilnehmer', place: 'Ort' },
    ]);
    assert.deepEqual(await proposed('titre,contenu,lien\nA,texte,https://a.example/1\nB,texte,https://a.example/2\n'), [
      'document',
      { title: 'titre', text: 'contenu', url: 'lien' },
    ]);
  });

  it('from values where names say nothing, and against names that values belie', async () => {
    const long = 'A sentence that goes on for quite a while, as those in reports do. '.repeat(4);
    assert.deepEqual(
      await proposed(
        `a,b\nhttps://a.example/1,${long.replaceAll(',', '')}\nhttps://a.example/2,${long.replaceAll(',', '')}\n`,
      ),
      ['document', { text: 'b', url: 'a' }],
    );
    assert.deepEqual((await proposed('id,date,title\n1,soon,x\n1,later,y\n'))[1], { title: 'title' });
  });

  it('a title from the column that says most, where none is called so', async () => {
    const rows = ['Small Arms,Coalition Forces', 'IED,Host Nation Police', 'Mortar,Civilian Market', 'IED,School Bus'];
    const text = `time,event_type,target,zone\n${rows.map((row, i) => `2004-01-0${i + 1}T00:20:00Z,${row},38SMB${i}`).join('\n')}\n`;
    assert.deepEqual(await proposed(text), ['document', { published: 'time', title: 'target' }]);
    assert.deepEqual((await proposed('code,n,day\nA1,4,2004-01-01\nB2,5,2004-01-02\n'))[1], { published: 'day' });
  });

  it('a column called id whose values repeat is not the id, and that is said', async () => {
    const context = new MemoryContext();
    const answer = await load(context, 'a.csv', 'id,title\n7,one\n7,two\n8,three\n', { mapping: undefined });
    assert.deepEqual(answer.mapping.fields, { title: 'title' });
    assert.match(answer.notes[0]!, /“id” has the same value in several rows \(2 different ones in 3\)/);
    const gaps = await load(context, 'b.csv', 'id,title\n1,one\n,two\n', { mapping: undefined });
    assert.match(gaps.notes[0]!, /“id” is empty in 1 of 2 rows/);
    const sound = await load(context, 'c.csv', 'id,title\n1,one\n2,two\n', { mapping: undefined });
    assert.deepEqual(sound.notes, []);
  });

  it('the UPR profile knows both layouts', async () => {
    const context = new MemoryContext();
    const newer = await load(
      context,
      'u.csv',
      'id,State under Review,Recommending State,Recommendation,Response,Session\n1,Iran,Chile,Release those held.,Noted,34\n',
      { profile: 'upr', mapping: undefined },
    );
    assert.deepEqual(counts(newer), [1, 0, 0, 0, 0]);
    const fields = ofKind(context, 'document')[0]!.fields;
    assert.deepEqual(
      [fields['text'], fields['title'], fields['country'], fields['custom']],
      [
        'Release those held.',
        'Chile to Iran, UPR session 34',
        'Iran',
        { to: 'Iran', from: 'Chile', response: 'Noted', session: '34' },
      ],
    );
    assert.equal(ofKind(context, 'source')[0]!.fields['name'], 'UPR Info');
    await assert.rejects(load(context, 'u.csv', 'a,b\n1,2\n', { profile: 'upr', mapping: undefined }), {
      code: 'missing-column',
    });
  });
});
