import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bytes, encoded, pdf, workbook, zip } from '../test/make-files.ts';
import { createExtractor } from './extract.ts';
import type { Extraction } from './extraction.ts';

const extractor = createExtractor({ children: 1 });
const strict = createExtractor({ children: 1, limits: { seconds: 2, heapMegabytes: 96 } });
after(() => {
  extractor.close();
  strict.close();
});

const read = (name: string, content: string | Uint8Array): Promise<Extraction> =>
  extractor.extract({ name, bytes: typeof content === 'string' ? bytes(content) : content });

describe('kinds of file', () => {
  it('plain text keeps its letters; bare CR and CRLF become LF', async () => {
    const found = await read('a.txt', 'one\rtwo\r\nthree\n');
    assert.deepEqual([found.kind, found.text], ['txt', 'one\ntwo\nthree\n']);
  });

  it('the content decides, the name is a hint', async () => {
    assert.equal((await read('page.txt', '<!doctype html><title>T</title><p>Hello</p>')).kind, 'html');
    assert.equal((await read('data.txt', '{"a": [1, 2]}')).kind, 'json');
    assert.equal((await read('data', '{"a":1}\n{"a":2}\n')).kind, 'jsonl');
    assert.equal((await read('data', '{"a":1}\n{"a":\n{"a":3}\n')).kind, 'jsonl', 'a bad line among good ones');
    assert.equal((await read('data', '{\n  "a": 1,\n  "b": [\n    2\n  ]\n}\n')).kind, 'json', 'laid out over lines');
    assert.equal((await read('notes.txt', 'eins, zwei, drei\nvier, fünf, sechs\n')).kind, 'txt');
    assert.equal((await read('report.doc', pdf([[{ x: 50, y: 700, seen: 'abc' }]]))).kind, 'pdf');
  });

  it('of a drawing only the words that it shows are text', async () => {
    const drawing =
      '<!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg"><style>text { fill: red }</style><title>Map of the harbour</title><script>go()</script><path d="M0 0h9"/><text>Quay</text></svg>';
    for (const name of ['map.svg', 'map', 'map.txt']) {
      const found = await read(name, drawing);
      assert.deepEqual(
        [found.kind, found.mediaType, found.title, found.text],
        ['xml', 'image/svg+xml', 'Map of the harbour', 'Map of the harbour\nQuay'],
      );
    }
    const wordless = await read('a.svg', '<?xml version="1.0"?><!DOCTYPE svg><svg><path d="M0 0"/></svg>');
    assert.deepEqual([wordless.mediaType, wordless.text, wordless.reason?.code], ['image/svg+xml', null, 'no-text']);
  });

  it('Markdown names itself by its heading', async () => {
    assert.equal((await read('a.md', 'intro\n\n# The title\n\ntext')).title, 'The title');
  });

  it('a page gives its whole text in order, and its article without navigation', async () => {
    const paragraph =
      'The committee said that wages had not been paid for three months, and that the strike would go on. ';
    const page = `<html lang="en"><head><title>Strike at the mill</title><meta name="author" content="A. Writer">
      <meta property="article:published_time" content="2019-03-14T23:30:00-05:00"><script>var hidden = "no"</script></head>
      <body><nav><a href="/">Home</a> <a href="/x">Sport</a></nav>
      <article><h1>Strike</h1><p>${paragraph.repeat(4)}</p><p>${paragraph.repeat(4)}<br>Last line</p></article>
      <table><tr><td>one</td><td>two</td></tr></table><footer>Imprint</footer></body></html>`;
    const found = await read('page.html', page);
    assert.equal(found.title, 'Strike at the mill');
    assert.equal(found.author, 'A. Writer');
    assert.equal(found.published, '2019-03-14T23:30:00-05:00');
    assert.deepEqual(found.declaredLanguages, ['en']);
    assert.match(found.text!, /^Home Sport\n[\s\S]*Strike[\s\S]*\nLast line\n[\s\S]*one\ttwo\n[\s\S]*Imprint$/);
    assert.doesNotMatch(found.text!, /hidden/);
    assert.match(found.mainText!, /wages had not been paid/);
    assert.doesNotMatch(found.mainText!, /Imprint|Sport/);
  });

  it('a page in Windows-1256 is read by what it declares', async () => {
    const page = '<html><head><meta charset="windows-1256"></head><body><p>مظاهرة في السوق القديم</p></body></html>';
    const found = await read('a.htm', encoded(page, 'windows-1256'));
    assert.equal(found.text, 'مظاهرة في السوق القديم');
    assert.deepEqual([found.encoding?.name, found.encoding?.how], ['windows-1256', 'declared']);
  });

  it('XML gives a line for each element, inline marks aside', async () => {
    const found = await read(
      'a.xml',
      '<?xml version="1.0"?><doc xml:lang="fa"><title>عنوان</title><para>one <b>bold</b> word</para></doc>',
    );
    assert.deepEqual([found.text, found.title, found.declaredLanguages], ['عنوان\none bold word', 'عنوان', ['fa']]);
  });

  it('JSON is shown with escapes resolved and numbers as written', async () => {
    const found = await read(
      'a.json',
      '{"id":12345678901234567890,"t":"\\u0633\\u0644\\u0627\\u0645","list":[1,{"x":null}]}',
    );
    assert.equal(found.text, 'id: 12345678901234567890\nt: سلام\nlist:\n  - 1\n  -\n    x: null');
  });

  it('JSON that is broken is shown as it is, and said to be broken', async () => {
    const found = await read('a.json', '{"a": 1,, "b"');
    assert.equal(found.text, '{"a": 1,, "b"');
    assert.match(found.notes[0]!, /Not valid JSON/);
  });

  it('tables become lines with tabs', async () => {
    assert.equal((await read('a.csv', 'a;b\n"x\ny";2\n')).text, 'a\tb\nx y\t2');
    const book = await read(
      'a.xlsx',
      workbook({
        One: [
          ['a', 'b'],
          [1, new Date('2019-03-14T00:00:00Z')],
        ],
        Two: [['c']],
      }),
    );
    assert.equal(book.text, 'One\na\tb\n1\t2019-03-14\n\nTwo\nc');
    assert.equal(book.pages, 2);
  });

  it('a mail gives headers, body and attachments', async () => {
    const mail = [
      'From: =?utf-8?B?2LPYp9ix2Kc=?= <sara@small.example>',
      'To: desk@small.example',
      'Date: Thu, 14 Mar 2019 23:30:00 -0500',
      'Subject: Two pages',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=windows-1256',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(encoded('نص الرسالة', 'windows-1256')).toString('base64'),
      '--b',
      'Content-Type: application/pdf; name="../../page.pdf"',
      'Content-Disposition: attachment; filename="../../page.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('%PDF-1.4 nothing').toString('base64'),
      '--b--',
      '',
    ].join('\r\n');
    const found = await read('a.eml', mail);
    assert.equal(found.title, 'Two pages');
    assert.equal(found.published, '2019-03-14');
    assert.match(found.text!, /^From: "?سارا"? <sara@small\.example>/);
    assert.match(found.text!, /\n\nنص الرسالة$/);
    assert.equal(found.parts.length, 1);
    assert.equal(Buffer.from(found.parts[0]!.bytes).toString(), '%PDF-1.4 nothing');
  });

  it('a PDF in Arabic is read in the order of the language', async () => {
    const seen = (logical: string): string => [...logical].reverse().join('');
    const pages = [
      [
        { x: 300, y: 700, seen: seen('شارك') },
        { x: 275, y: 700, seen: '250' },
        { x: 235, y: 700, seen: seen('شخصا') },
        { x: 50, y: 688, seen: 'in English' },
      ],
      [{ x: 50, y: 700, seen: '\ufee1\ufefc\ufeb3' }],
    ];
    const found = await read('a.pdf', pdf(pages, { title: 'A report' }));
    assert.equal(found.text, 'شارك 250 شخصا\nin English\n\fسلام');
    assert.deepEqual([found.title, found.pages], ['A report', 2]);
  });

  it('anything may be gzipped', async () => {
    const found = await read('a.csv.gz', gzipSync('a,b\n1,2\n'));
    assert.deepEqual(
      [found.kind, found.mediaType, found.contentType, found.text],
      ['csv', 'application/gzip', 'text/csv', 'a\tb\n1\t2'],
    );
  });
});

describe('kept, but not read', () => {
  const reason = async (name: string, content: string | Uint8Array): Promise<string | undefined> => {
    const found = await read(name, content);
    assert.equal(found.text, null);
    assert.ok(found.reason!.message.length > 10);
    return found.reason!.code;
  };

  it('pictures, archives and old office files, with what they are', async () => {
    assert.equal(
      await reason('a.txt', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')),
      'unsupported-kind',
    );
    assert.equal(await reason('a.zip', zip([{ name: 'x.txt', content: bytes('hello') }])), 'unsupported-kind');
    assert.equal(
      await reason('a.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
      'unsupported-kind',
    );
  });

  it('empty files, white space, PDFs without a text layer', async () => {
    assert.equal(await reason('a.txt', ''), 'no-text');
    assert.equal(await reason('a.txt', ' \n\t'), 'no-text');
    assert.equal(await reason('a.pdf', pdf([[]])), 'no-text');
  });

  it('files under a password', async () => {
    assert.equal(
      await reason('a.xlsx', zip([{ name: 'xl/workbook.xml', content: bytes('<x/>'), encrypted: true }])),
      'encrypted',
    );
    const sealed = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    assert.equal(await reason('a.xlsx', sealed), 'encrypted');
  });

  it('files that are cut off', async () => {
    assert.equal(await reason('a.pdf', '%PDF-1.7\n1 0 obj <<'), 'damaged-file');
    assert.equal(await reason('a.xlsx', workbook({ One: [['a']] }).subarray(0, 900)), 'damaged-file');
    assert.equal(await reason('a.gz', gzipSync('a'.repeat(9_000)).subarray(0, 30)), 'damaged-file');
  });
});

describe('files made to do harm', () => {
  const billionLaughs = (): string =>
    `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l "l">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i || ''};`.repeat(10)}">`).join('')}]><l>&l9;</l>`;
  const zipThatUnfolds = (): Uint8Array => zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(40_000_000) }]);
  const zipThatLies = (): Uint8Array =>
    zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(40_000_000), claimedSize: 100 }]);
  const deepXml = (): string => `<?xml version="1.0"?>${'<a>'.repeat(200_000)}`;
  const pdfWithoutEnd = (): Uint8Array =>
    pdf([[{ x: 50, y: 700, seen: 'abc' }]], {
      operators: 'q 1 0 0 1 0 0 cm '.repeat(10) + 'BT /F 10 Tf <0001> Tj ET '.repeat(900_000),
    });

  it('XML entities expand to nothing, external ones are not fetched', async () => {
    assert.equal((await read('a.xml', billionLaughs())).text, '&l9;');
    assert.equal(
      (await read('a.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>b &x;</a>'))
        .text,
      'b &x;',
    );
  });

  it('archives that unfold too far are not unfolded', async () => {
    assert.equal((await read('a.xlsx', zipThatUnfolds())).reason?.code, 'expands-too-far');
    assert.ok(['expands-too-far', 'damaged-file'].includes((await read('a.xlsx', zipThatLies())).reason!.code));
    assert.equal((await read('a.txt.gz', gzipSync(Buffer.alloc(40_000_000)))).reason?.code, 'expands-too-far');
  });

  it('nesting exhausts no stack', async () => {
    assert.equal((await read('a.json', `${'['.repeat(300_000)}${']'.repeat(300_000)}`)).reason, undefined);
    assert.equal((await read('a.xml', deepXml())).reason?.code, 'damaged-file');
    assert.equal((await read('a.html', `<html><body>${'<div>'.repeat(300_000)}hello`)).text, 'hello');
  });

  it('a parser that takes too long or too much is stopped, and the next file is read', async () => {
    const found = await strict.extract({ name: 'a.pdf', bytes: pdfWithoutEnd() });
    assert.ok(['too-slow', 'too-much-memory'].includes(found.reason!.code), found.reason!.code);
    const next = await strict.extract({ name: 'b.html', bytes: bytes('<p>still here</p>') });
    assert.equal(next.text, 'still here');
  });

  it('very long lines and very wide tables end at a limit', async () => {
    const small = createExtractor({ limits: { textUnits: 10_000, columns: 50 } });
    const line = await small.extract({ name: 'a.json', bytes: bytes(`{"a":"${'x'.repeat(100_000)}"}`) });
    assert.equal(line.reason?.code, 'too-large');
    const wide = await small.extract({ name: 'a.csv', bytes: bytes(`${'c,'.repeat(100)}c\n`) });
    assert.match(wide.notes[0]!, /columns/);
    small.close();
  });

  it('names are never paths', async () => {
    const found = await read('../../../../etc/hostname', 'plain words');
    assert.equal(found.text, 'plain words');
  });
});
