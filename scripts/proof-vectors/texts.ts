/** Vectors of keys, signed notes, checkpoints and JSON. */
import {
  formatNote,
  parseNote,
  signatureLine,
  signText,
  toBase64,
  toHex,
  utf8Encode,
} from '../../packages/proof/src/index.ts';
import {
  bytesNamed,
  checkpointText,
  logKey,
  otherKey,
  sampleNote,
  witnessKey,
} from '../../packages/proof/test/sample.ts';
import { type Case, error, make, ok } from './case.ts';

export function verifierKeys(): Case[] {
  const read = (k: typeof logKey) =>
    ok({ name: k.key.name, keyId: k.key.keyId, algorithm: k.key.algorithm, publicKey: toHex(k.key.publicKey) });
  const { vkey } = logKey;
  return [
    make('Ed25519', { vkey }, read(logKey)),
    make('cosignature/v1', { vkey: witnessKey.vkey }, read(witnessKey)),
    make('another name', { vkey: `x${vkey}` }, error('bad-verifier-key')),
    make(
      'a bit of the key',
      { vkey: vkey.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')) },
      error('bad-verifier-key'),
    ),
    make('padding too much', { vkey: `${vkey}=` }, error('bad-verifier-key')),
    make('a space in the name', { vkey: vkey.replace('.', ' ') }, error('bad-verifier-key')),
    make('no key', { vkey: 'archive.example/log' }, error('bad-verifier-key')),
  ];
}

export function notes(): Case[] {
  const keys = [logKey.vkey, witnessKey.vkey];
  const log = signText(checkpointText, logKey.key, logKey.sign);
  const forged = signatureLine(logKey.key, logKey.sign(utf8Encode('something else\n')));
  const stranger = signText(checkpointText, otherKey.key, otherKey.sign);
  const cosigned = parseNote(sampleNote).signatures[1]!.signature;
  const later = signatureLine(witnessKey.key, cosigned.with(7, cosigned[7]! ^ 1));
  const blank = 'a\n\nb\n';
  const verified = (text: string, ...names: string[]) => ok({ text, verified: names });
  const note = formatNote(checkpointText, [log]);
  const [logName, witnessName] = [logKey.key.name, witnessKey.key.name];
  return [
    make('log and witness', { note: sampleNote, keys }, verified(checkpointText, logName, witnessName)),
    make(
      'an unknown signature is passed over',
      { note: sampleNote, keys: [logKey.vkey] },
      verified(checkpointText, logName),
    ),
    make(
      'blank lines in the text',
      { note: formatNote(blank, [signText(blank, logKey.key, logKey.sign)]), keys },
      verified(blank, logName),
    ),
    make('a changed text', { note: note.replace('\n7\n', '\n8\n'), keys }, error('bad-signature')),
    make(
      'a wrong signature beside a right one',
      { note: formatNote(checkpointText, [log, forged]), keys },
      error('bad-signature'),
    ),
    make('a changed time of the witness', { note: formatNote(checkpointText, [later]), keys }, error('bad-signature')),
    make('only a stranger', { note: formatNote(checkpointText, [stranger]), keys }, error('no-known-signature')),
    make('no key known', { note, keys: [] }, error('no-known-signature')),
    make('no signature', { note: `${checkpointText}\n`, keys }, error('bad-note')),
    make('no blank line', { note: note.replace('\n\n', '\n'), keys }, error('bad-note')),
    make('no final newline', { note: note.slice(0, -1), keys }, error('bad-note')),
    make('CRLF', { note: note.replaceAll('\n', '\r\n'), keys }, error('bad-note')),
    make('a tab', { note: note.replace('7', '\t'), keys }, error('bad-note')),
    make('a hyphen for the dash', { note: note.replace('—', '-'), keys }, error('bad-note')),
    make('base64 without padding', { note: note.replace(/=+\n$/, '\n'), keys }, error('bad-note')),
  ];
}

export function checkpoints(): Case[] {
  const root = toBase64(bytesNamed('root'));
  const body = (size: string) => `archive.example/log\n${size}\n${root}\n`;
  const read = (size: number, extensions: string[]) =>
    ok({ origin: 'archive.example/log', size, root: toHex(bytesNamed('root')), extensions });
  const bad = [
    body('07'),
    body('-7'),
    body('7.0'),
    body('9007199254740992'),
    body('7').slice(0, -1),
    `${body('7')}\n`,
    body('7').replace('=', ''),
    body('7').replaceAll('\n', '\r\n'),
    '\n7\n' + root + '\n',
    'archive.example/log\n7\n',
  ];
  return [
    make('no extensions', { text: body('7') }, read(7, [])),
    make('extensions', { text: `${body('0')}a\nb c\n` }, read(0, ['a', 'b c'])),
    make('the largest size', { text: body('9007199254740991') }, read(9007199254740991, [])),
    ...bad.map((text) => make('no checkpoint', { text }, error('bad-checkpoint'))),
  ];
}

export function strictJson(): Case[] {
  const good: [string, string][] = [
    ['{ "b": [1, 2.50], "a": "\\u00e9\\/" }', '{"a":"é/","b":[1,2.5]}'],
    ['[1e2, 1E+21, -0, 0.1, 1e-7, 100.0]', '[100,1e+21,0,0.1,1e-7,100]'],
    ['"\\ud83d\\ude00"', '"😀"'],
    ['{"\u20ac":1,"\ufb33":2,"😀":3,"1":4}', '{"1":4,"€":1,"😀":3,"\ufb33":2}'],
    ['"\\u000a\\u001F\\u2028"', '"\\n\\u001f\u2028"'],
    ['9007199254740992', '9007199254740992'],
    ['{"__proto__":null}', '{"__proto__":null}'],
  ];
  const bad: [string, string][] = [
    ['{"a":1,"a":2}', 'duplicate-key'],
    ['{"a":1,"\\u0061":2}', 'duplicate-key'],
    ['"\\ud800"', 'lone-surrogate'],
    ['"\\udc00\\ud800"', 'lone-surrogate'],
    ['9007199254740993', 'number-lost'],
    ['1e400', 'number-lost'],
    ['1e-400', 'number-lost'],
    ['0.1000000000000000055', 'number-lost'],
    ['\ufeff1', 'bad-json'],
    ['1 2', 'bad-json'],
    ['[1,]', 'bad-json'],
    ['"\t"', 'bad-json'],
    ['01', 'bad-json'],
    ['NaN', 'bad-json'],
    ['', 'bad-json'],
    ['['.repeat(513) + ']'.repeat(513), 'too-deep'],
  ];
  return [
    ...good.map(([json, canonical]) => make('a value and its canonical spelling', { json }, ok(canonical))),
    ...bad.map(([json, code]) => make(code, { json }, error(code))),
  ];
}
