/** `examples/verify.py … | head`: who reads on and stops is no error of the program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './running/world.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

test('no traceback where nobody reads the answer to its end', { skip: hasPython ? false : 'no python3 here' }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-pipe-'));
  try {
    const file = join(dir, 'no.zip');
    writeFileSync(file, 'PK, and no ZIP');
    const command = 'python3 "$1" "$2" | true';
    const ran = spawnSync('sh', ['-c', command, 'sh', join(ROOT, 'examples/verify.py'), file], { encoding: 'utf8' });
    assert.equal(ran.stderr, '');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('the verdict comes where the console has no such letters', { skip: hasPython ? false : 'no python3 here' }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-console-'));
  try {
    const file = join(dir, 'نیما.zip');
    writeFileSync(file, 'PK, and no ZIP');
    const env = { ...process.env, PYTHONIOENCODING: 'cp1252' };
    const ran = spawnSync('python3', [join(ROOT, 'examples/verify.py'), file], { encoding: 'latin1', env });
    assert.deepEqual([ran.stderr, ran.status], ['', 1]);
    assert.match(ran.stdout, /Do not rely on this file/);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('a site, or a folder, is not called a damaged dossier: it is said who checks it', {
  skip: hasPython ? false : 'no python3 here',
}, () => {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-site-'));
  try {
    const zip = join(dir, 'site.zip');
    const program =
      "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z: z.writestr('out/site.json', '{}')";
    spawnSync('python3', ['-c', program, zip]);
    for (const given of [zip, dir]) {
      const ran = spawnSync('python3', [join(ROOT, 'examples/verify.py'), given], { encoding: 'utf8' });
      assert.deepEqual([ran.status, ran.stdout], [2, '']);
      assert.match(ran.stderr, /verify\.html/);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('what is no dossier is called what it is: the paper, a part of a site, something else', {
  skip: hasPython ? false : 'no python3 here',
}, () => {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-sorts-'));
  try {
    for (const [content, said] of [
      ['%PDF-1.7', /the paper, a PDF/],
      ['{"format":"sabt-site-record/1"}', /one part of a published site/],
      ['GIF89a', /no dossier, no proof file/],
    ] as const) {
      const file = join(dir, 'given');
      writeFileSync(file, content);
      const ran = spawnSync('python3', [join(ROOT, 'examples/verify.py'), file], { encoding: 'utf8' });
      assert.deepEqual([ran.stderr, ran.status], ['', 1]);
      assert.match(ran.stdout, said);
      assert.doesNotMatch(ran.stdout, /damaged|by hand|FAILED/);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
