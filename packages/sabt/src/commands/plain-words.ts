/**
 * What a failed check of a dossier or a site means, for somebody who has never heard of a hash: a lawyer, a clerk. One
 * sentence for each thing that can be said, and each code of the verifier has one; what it does not mean is said once.
 */
import type { ProofErrorCode } from '@sabt/proof';

const SAYINGS = {
  fileChanged: 'A file is not the one that was handed over: it was changed after the keeper signed the list of files.',
  fileMissing: 'A file that the keeper listed is not there: it was taken out, or the copy is incomplete.',
  fileAdded: 'A file was added that the keeper did not list. Take nothing from it.',
  chain:
    'The link from what is shown to the log is broken: the value, its place or the proof was changed, cut, prolonged or taken from elsewhere. It is not shown that this stood in the log.',
  signature:
    'A signature is wrong: what it covers was changed after it was signed, or somebody without the key made it.',
  stranger: 'No key that you trust has signed this: it is of somebody else, or of another log.',
  key: 'The log’s key was changed in a way that the log had not announced, or a key signed that was no longer allowed to.',
  contradiction:
    'Two things that belong together contradict each other: a value was moved to another field or record, or is said twice in two ways.',
  form: 'Something is not written as it must be: it is damaged, or was put together by hand so that two readers may take it differently. What it says does not count.',
  consequence: 'Something could not be checked because what it rests on failed above.',
  witnesses: 'Fewer of the witnesses that you named have signed this state of the log than you asked for.',
  erasure: 'Something that was erased is shown, is called withheld, or has another reason than the log says.',
  anchor:
    'A time stamp does not hold: it is of something else, was changed, or is of an authority that you do not trust.',
  here: 'The program was called in a way that it cannot answer; this says nothing about the file.',
} as const;

const SAID_OF: Readonly<Record<ProofErrorCode, keyof typeof SAYINGS>> = {
  'file-differs': 'fileChanged',
  'file-missing': 'fileMissing',
  'file-unlisted': 'fileAdded',
  'root-mismatch': 'chain',
  'proof-too-short': 'chain',
  'proof-too-long': 'chain',
  'index-outside': 'chain',
  'sizes-reversed': 'chain',
  'wrong-size': 'chain',
  'wrong-hash-length': 'chain',
  'missing-node': 'chain',
  'bad-signature': 'signature',
  'no-known-signature': 'stranger',
  'origin-mismatch': 'stranger',
  'bad-key-chain': 'key',
  'key-not-committed': 'key',
  'retired-key': 'key',
  'opening-mismatch': 'contradiction',
  'value-mismatch': 'contradiction',
  'bad-checkpoint': 'contradiction',
  'bad-opening': 'form',
  'bad-record-tree': 'form',
  'bad-entry': 'form',
  'bad-proof-file': 'form',
  'bad-zip': 'form',
  'bad-dossier': 'form',
  'bad-site': 'form',
  'bad-base64': 'form',
  'bad-utf8': 'form',
  'bad-tile-path': 'form',
  'bad-tile': 'form',
  'bad-bundle': 'form',
  'bad-note': 'form',
  'bad-json': 'form',
  'duplicate-key': 'form',
  'lone-surrogate': 'form',
  'number-lost': 'form',
  'too-deep': 'form',
  'not-canonical': 'form',
  'unknown-kind': 'form',
  'unknown-path': 'form',
  'not-disclosed': 'consequence',
  'too-few-witnesses': 'witnesses',
  'erasure-mismatch': 'erasure',
  'bad-anchor': 'anchor',
  'bad-certificate': 'anchor',
  'bad-der': 'anchor',
  'no-trusted-anchor': 'anchor',
  'bad-verifier-key': 'here',
  'unsupported-algorithm': 'here',
  'bad-policy': 'here',
  'not-representable': 'here',
  'wrong-type': 'here',
  'wrong-hash-function': 'here',
};

/** Lines to print below a list of problems; none for none. */
export function plainWords(problems: readonly { code: string }[]): string[] {
  const said = new Set(problems.flatMap(({ code }) => (code in SAID_OF ? [SAID_OF[code as ProofErrorCode]] : [])));
  if (said.size === 0) return [];
  return [
    'In plain words:',
    ...[...said].map((one) => `  ${SAYINGS[one]}`),
    '  Who did it, and whether by intent, is not shown. What is not named above passed its checks.',
  ];
}
