/**
 * Asks sigstore-js (`@sigstore/verify`, which npm itself uses) about our checkpoints and inclusion proofs. The folder
 * with its `node_modules` is the argument; questions come on standard input as for the programs in Go.
 */
import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const theirs = createRequire(join(process.argv[2], 'node_modules', '@sigstore', 'verify', 'package.json'));
const { verifyCheckpoint, LogCheckpoint } = theirs('./dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = theirs('./dist/tlog/merkle.js');

/** What sigstore calls a transparency log: it looks a signature up by the first four bytes of `logID` and the name. */
function trusted(vkey) {
  const [name] = vkey.split("+", 1);
  const rest = vkey.slice(name.length + 10);
  const bytes = Buffer.from(rest, 'base64');
  const prefix = Buffer.from('302a300506032b6570032100', 'hex');
  return {
    logID: createHash('sha256').update(`${name}\n`).update(bytes).digest(),
    publicKey: createPublicKey({ key: Buffer.concat([prefix, bytes.subarray(1)]), format: 'der', type: 'spki' }),
    baseURL: name,
    validFor: { start: new Date(0), end: new Date(8.64e15) },
  };
}

function ask(question) {
  const { name, kind } = question;
  try {
    if (kind === 'checkpoint') {
      verifyCheckpoint(
        { inclusionProof: { checkpoint: { envelope: question.note } } },
        question.keys.slice(0, 1).map(trusted),
      );
      return { name, ok: true };
    }
    if (kind === 'entry') {
      const body = question.note.slice(0, question.note.indexOf('\n\n') + 1);
      verifyMerkleInclusion(
        {
          canonicalizedBody: Buffer.from(question.entry, 'hex'),
          inclusionProof: {
            logIndex: String(question.index),
            hashes: question.proof.map((hash) => Buffer.from(hash, 'hex')),
          },
        },
        LogCheckpoint.fromString(body),
      );
      return { name, ok: true };
    }
    return { name, ok: false, unasked: true };
  } catch (error) {
    return { name, ok: false, why: error.message };
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(ask)));
