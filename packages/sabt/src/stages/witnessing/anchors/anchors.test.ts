import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseVerifierKey, toBase64 } from '@sabt/proof';
import { certificate, readRequest, type TokenWish, timestampToken } from '../testing/invented-authority.ts';
import { type Answer, entriesNamed, hasCode, InventedLog, serving, temporaryFolder } from '../testing/invented-log.ts';
import { type AnchoredLog, anchorAtAuthority, anchorAtCalendar, listAnchors, upgradeAnchors } from './anchors.ts';

const signal = new AbortController().signal;
const log = new InventedLog(entriesNamed('e', 12));

function anchored(size = 12, of: InventedLog = log): AnchoredLog & { checkpoint: { note: string; size: number } } {
  return {
    dir: temporaryFolder(),
    keys: [parseVerifierKey(log.signer.vkey)],
    size,
    rootAt: (n) => toBase64(of.root(n)),
    checkpoint: { note: of.note(size), size },
  };
}

const root = certificate({ name: 'Root', ca: true });
const clock = certificate({ name: 'Clock', issuer: root, usage: 'ts' });

/** An authority on this machine. */
function authority(more: Partial<TokenWish> = {}, answer: Answer = {}): Promise<string> {
  return serving(({ body }) => {
    const { digest, nonce } = readRequest(new Uint8Array(body));
    return { body: timestampToken({ signer: clock, digest, nonce, ...more }), ...answer };
  });
}

const states = (of: AnchoredLog, trust = {}) => listAnchors(of, trust).anchors.map(({ state }) => state);
const codes = (of: AnchoredLog, trust = {}) => listAnchors(of, trust).problems.map(({ code }) => code);

test('several authorities put a time on a checkpoint; only a digest leaves, and everything to check it later is kept', async () => {
  const kept = anchored();
  const bodies: Buffer[] = [];
  const watching = await serving(({ body, method }) => {
    assert.equal(method, 'POST');
    bodies.push(body);
    return { body: timestampToken({ signer: clock, ...readRequest(new Uint8Array(body)) }) };
  });
  for (const url of [watching, await authority()])
    await anchorAtAuthority(kept, kept.checkpoint, { url, authorities: root.pem }, signal);
  const { digest } = readRequest(new Uint8Array(bodies[0]!));
  assert.deepEqual(Buffer.from(digest), createHash('sha256').update(kept.checkpoint.note).digest());
  assert.ok(bodies[0]!.length < 80);
  const { anchors, problems } = listAnchors(kept, {});
  assert.deepEqual(problems, []);
  assert.deepEqual(
    anchors.map(({ state, time, size, authority: by }) => [state, time, size, by!.trust]),
    Array.from({ length: 2 }, () => ['confirmed', '2026-11-22T10:00:00.000Z', 12, 'keeper']),
  );
  assert.equal(listAnchors(kept, { authorities: root.pem }).anchors[0]!.authority!.trust, 'checker');
  const other = certificate({ name: 'Other', ca: true });
  assert.deepEqual(states(kept, { authorities: other.pem }), ['invalid', 'invalid']);
  assert.deepEqual(codes(kept, { authorities: other.pem }), ['anchor-invalid', 'anchor-invalid']);
  assert.throws(() => listAnchors(kept, { authorities: 'nothing' }), hasCode('invalid-argument'));
});

test('what does not hold is not kept: another digest, an expired authority, no time-stamping purpose, nobody known', async () => {
  const elsewhere = createHash('sha256').update('another').digest();
  const expired = certificate({ name: 'Clock', issuer: root, usage: 'ts', to: '2021-01-01T00:00:00' });
  const server = certificate({ name: 'Clock', issuer: root, usage: 'server' });
  const stranger = certificate({ name: 'Clock', usage: 'ts' });
  for (const more of [
    { digest: new Uint8Array(elsewhere) },
    { nonce: '7f' },
    { signer: expired },
    { signer: server },
    { signer: stranger },
    { status: 2 },
  ]) {
    const kept = anchored();
    const url = await authority(more);
    await assert.rejects(
      anchorAtAuthority(kept, kept.checkpoint, { url, authorities: root.pem }, signal),
      hasCode('bad-answer'),
    );
    assert.deepEqual(states(kept), []);
  }
  const kept = anchored();
  for (const [answer, code] of [
    [{ status: 503 }, 'bad-answer'],
    [{ body: 'no' }, 'bad-answer'],
    [{ body: Buffer.alloc(300 * 1024) }, 'too-large'],
  ] as const)
    await assert.rejects(
      anchorAtAuthority(kept, kept.checkpoint, { url: await authority({}, answer), authorities: root.pem }, signal),
      hasCode(code),
    );
  await assert.rejects(
    anchorAtAuthority(kept, kept.checkpoint, { url: 'http://127.0.0.1:9/', authorities: root.pem }, signal),
    hasCode('unreachable'),
  );
});

test('an anchor moved to another checkpoint, changed or cut is named; so is a log that no longer contains it', async () => {
  const kept = anchored();
  await anchorAtAuthority(kept, kept.checkpoint, { url: await authority(), authorities: root.pem }, signal);
  const [id] = readdirSync(join(kept.dir, 'attested', 'anchors'));
  const folder = join(kept.dir, 'attested', 'anchors', id!);
  const spoil = (name: string, bytes: string | Uint8Array): string[] => {
    const before = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), bytes);
    const found = codes(kept);
    assert.ok(!states(kept).includes('confirmed'));
    writeFileSync(join(folder, name), before);
    return found;
  };
  assert.deepEqual(spoil('checkpoint', log.note(11)), ['anchor-invalid'], 'another checkpoint of the same log');
  assert.deepEqual(spoil('checkpoint', new InventedLog(log.entries).note()), ['anchor-damaged'], 'of another log');
  assert.deepEqual(spoil('response.tsr', new Uint8Array(0)), ['anchor-damaged']);
  assert.deepEqual(spoil('anchor.json', '{}'), ['anchor-damaged']);
  assert.deepEqual(spoil('authorities.pem', ''), ['anchor-invalid']);
  assert.deepEqual(codes(kept), []);
  const fork = new InventedLog(entriesNamed('other', 14), log.signer);
  assert.deepEqual(codes({ ...kept, size: 14, rootAt: (n) => toBase64(fork.root(n)) }), [
    'forked-from-anchored-checkpoint',
  ]);
  assert.deepEqual(codes({ ...kept, size: 8 }), ['behind-anchored-checkpoint']);
});

/** A calendar: promises at first, names a block once `mined`. */
async function calendar(state: { mined: boolean; uri?: string; asked: string[] }): Promise<string> {
  const pending = (uri: string): Buffer => {
    const payload = Buffer.concat([Uint8Array.of(uri.length), Buffer.from(uri)]);
    return Buffer.concat([Buffer.from('0083dfe30d2ef90c8e', 'hex'), Uint8Array.of(payload.length), payload]);
  };
  const bitcoin = Buffer.from('f004010203040800' + '0588960d73d71901' + '03e0a712', 'hex');
  return serving(({ method, path, body }) => {
    state.asked.push(path);
    if (path === 'digest') {
      assert.deepEqual([method, body.length], ['POST', 32]);
      return { body: pending(state.uri ?? 'https://calendar.example') };
    }
    return state.mined ? { body: bitcoin } : { status: 404 };
  });
}

test('a calendar: pending until a block is named, unchecked until its header is brought; nobody else is asked', async () => {
  const kept = anchored();
  const state = { mined: false, uri: 'http://127.0.0.1:9/elsewhere', asked: [] as string[] };
  const url = await calendar(state);
  const made = await anchorAtCalendar(kept, kept.checkpoint, { url }, signal);
  assert.deepEqual([made.state, made.time], ['pending', null]);
  assert.deepEqual(await upgradeAnchors(kept, signal), []);
  assert.deepEqual(states(kept), ['pending']);
  state.mined = true;
  assert.deepEqual(await upgradeAnchors(kept, signal), [made.id]);
  const { anchors, problems } = listAnchors(kept, {});
  assert.deepEqual([anchors[0]!.state, anchors[0]!.time, anchors[0]!.blocks[0]!.height], ['unchecked', null, 300_000]);
  assert.deepEqual(problems, []);
  assert.deepEqual(await upgradeAnchors(kept, signal), [], 'done');
  assert.equal(state.asked.length, 3);
  assert.match(state.asked[1]!, /^timestamp\/[0-9a-f]{64}$/);
  assert.throws(() => listAnchors(kept, { headers: ['00'] }), hasCode('invalid-argument'));
});

test('a calendar that answers nonsense is named, and nothing is kept', async () => {
  const kept = anchored();
  for (const answer of [{ body: 'nonsense' }, { status: 500 }, { status: 404 }])
    await assert.rejects(
      anchorAtCalendar(kept, kept.checkpoint, { url: await serving(() => answer) }, signal),
      hasCode('bad-answer'),
    );
  assert.deepEqual(states(kept), []);
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test('a real authority: openssl ts signs, we verify, and openssl verifies what we keep', {
  skip: hasOpenssl ? false : 'openssl is not on this machine',
}, async () => {
  const dir = temporaryFolder();
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(
    join(dir, 'ts.cnf'),
    [
      '[tsa]\ndefault_tsa = t\n[t]\nserial = serial\ncrypto_device = builtin\nsigner_cert = tsa.pem\ncerts = ca.pem',
      'signer_key = tsa.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\naccuracy = secs:1',
      'ordering = yes\ntsa_name = yes\ness_cert_id_chain = no\ness_cert_id_alg = sha256',
      '[ca]\nbasicConstraints = critical,CA:TRUE\nkeyUsage = critical,keyCertSign',
      '[stamp]\nbasicConstraints = CA:FALSE\nkeyUsage = critical,digitalSignature\nextendedKeyUsage = critical,timeStamping',
      '[req]\ndistinguished_name = dn\n[dn]\n',
    ].join('\n'),
  );
  writeFileSync(join(dir, 'serial'), '01\n');
  const key = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-config', 'ts.cnf'];
  openssl('req', '-x509', '-subj', '/CN=Test Root', '-days', '10', '-extensions', 'ca', ...key('ca'), '-out', 'ca.pem');
  openssl('req', '-new', '-subj', '/CN=Test Clock', ...key('tsa'), '-out', 'tsa.csr');
  openssl(
    ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '2', '-days', '5'],
    ...['-extfile', 'ts.cnf', '-extensions', 'stamp', '-out', 'tsa.pem'],
  );
  const url = await serving(({ body }) => {
    writeFileSync(join(dir, 'q'), body);
    openssl('ts', '-reply', '-queryfile', 'q', '-out', 'r', '-config', 'ts.cnf', '-section', 't');
    return { body: readFileSync(join(dir, 'r')), type: 'application/timestamp-reply' };
  });
  const kept = anchored();
  const authorities = readFileSync(join(dir, 'ca.pem'), 'utf8');
  const made = await anchorAtAuthority(kept, kept.checkpoint, { url, authorities }, signal);
  assert.deepEqual([made.state, made.authority!.signer], ['confirmed', 'CN=Test Clock']);
  assert.ok(Math.abs(Date.parse(made.time!) - Date.now()) < 60_000);
  const folder = join(kept.dir, 'attested', 'anchors', made.id);
  const said = execFileSync(
    'openssl',
    ['ts', '-verify', '-data', 'checkpoint', '-in', 'response.tsr', '-CAfile', 'authorities.pem'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  assert.match(said.toString(), /Verification: OK/);
});
