// @ts-check
/**
 * What the verifier page says of dossiers, and of itself, in English.
 *
 * @typedef {import('./words.js').CheckWords} CheckWords
 */

export const en = {
  title: 'Check a dossier or a site',
  lead: 'Give this page the ZIP file of a dossier, the proof file of one record, or the folder of a published site. Everything is computed here, in your browser; nothing is sent anywhere.',
  warning:
    'If the keeper of the records gave you this page, it proves little about the keeper: a page can say anything. Get the same page from a release of Sabt, or use another verifier (below).',
  choose: 'ZIP file of the dossier, or a proof file (JSON)',
  drop: 'or drop it here',
  key: 'Key of the log',
  keyHelp: 'One line, asked of the keeper by another way than the one by which the dossier came.',
  witnessKeys: 'Witnesses that you trust',
  witnessHelp:
    'Their keys, one a line, or a whole policy file (C2SP tlog-policy: log, witness, group, quorum). May stay empty.',
  atLeast: 'How many of them must have signed: all, if this stays empty',
  fromFile: 'or from a file',
  stamps: 'Time stamps',
  others: 'Witnesses and time stamps, if you know any',
  authorities: 'Authorities for time stamps that you trust',
  authoritiesHelp:
    'Their certificates (PEM), got from them and not with the dossier. At least one must have put a time on it.',
  headers: 'Headers of Bitcoin blocks',
  headersHelp: '80 bytes in hexadecimal each, from a node of your own. For stamps of OpenTimestamps.',
  upTo: 'for the first {n} entries of the log',
  anchors_: {
    confirmed: 'Time confirmed:',
    unvouched: 'Stated, not checked: signed by somebody for whom nobody here vouches, so no time is taken from it:',
    unchecked: 'Names the Bitcoin block {blocks}; nobody has held it against the block, so it is no time yet.',
    pending: 'A calendar has promised to bring it into a Bitcoin block: no time yet.',
  },
  check: 'Check',
  working: 'Checking …',
  ok: 'Every check passed.',
  okOwnKey:
    'The dossier agrees with itself. Whose it is, is not shown: no key of the log was given, and its own was taken.',
  okUnseen:
    'Some records were entered after the state of the log that the witnesses saw: of these no witness says anything.',
  okKeyUnshown:
    'The checks that could be made passed. Whether this key has been changed since is not shown: the statements of the log’s keys are not there.',
  failed: 'Do not rely on this dossier: some checks failed.',
  unreadable: 'This file cannot be checked.',
  unreadableMeans:
    'It is no ZIP file of a dossier, it arrived cut short, or it was unpacked and packed again. Take the file as the keeper sent it. If your browser has unpacked it, choose the folder instead.',
  failedMeaning:
    'A failed check can mean forgery, and can mean damage on the way. What failed comes first below, each with what it concerns. Ask the keeper for the file again, keep this one, and compare.',
  otherKey:
    'The key that you gave has not signed this. Either it was not copied whole, or the dossier is not of the log whose key you have. Without a signature of that key nothing else in here can be relied on.',
  enterKey: 'Enter the key of the log',
  again: 'Check again, with other keys, or check something else',
  passage: '{field}, passage {n}',
  gap: 'withheld',
  gapErased: 'erased',
  badKey: 'A key, policy, certificate or block header that you gave cannot be read. Was it copied whole?',
  codeOf: 'code:',
  inEnglish: 'In English:',
  policyFile: 'your policy file',
  askedOf: '{n} of the {total} that you named',
  authoritiesNamed: 'the authorities that you named',
  inLog: 'the statements of the keys, in the log',
  tables: 'the tables',
  seconds: 'Computed in {n} seconds.',
  log: 'Log',
  size: 'Entries at that time',
  root: 'Root',
  keyFrom: 'Key used',
  keyReader: 'the one that you gave',
  keyDossier: 'the one that the dossier states',
  made: 'Made on, as it says',
  witnesses: 'Witnessed',
  nobody: 'nobody whom you named',
  signedOf: '{n} of the {total} whom you named have signed one state of the log; {asked} must have.',
  unchecked: 'Signatures in here, not checked',
  uncheckedSays: 'states {time}',
  askThem:
    'These names and times are what the lines say of themselves. Ask the witness itself for its key, and enter it below.',
  stampStates: 'it states {time}',
  proofNeedsKey:
    'This is the proof file of one record. It states no key of its own: enter the key of the log, which the keeper gives by another way, and press “Check”.',
  proofMeaning:
    'The keeper has signed a state of the log in which this record stands, with exactly these words. Not shown is that they are true, that this is the latest version, or that it stood so before today.',
  failedProof: 'Do not rely on this proof file: some checks failed.',
  notWeighed:
    'Whether the witnesses that you named have signed: of the proof file of one record that is not weighed. Give the dossier.',
  record: 'What the record says, proved',
  beside:
    'Beside the folder of the dossier lie {n} other files. They are none of it, and nothing in here says anything of them: {names}',
  shown: 'Disclosed',
  withheld: 'Withheld',
  erased: 'Erased',
  stated: 'as the archive states',
  statedByFile: 'as the file says: nobody has signed this list',
  formerVersions: 'Former versions',
  erasedBefore: 'of former versions ({versions}) was erased: {paths} ({reason})',
  openings: 'Openings, a field or passage each',
  ofChecks: '{n} of {total} checks passed',
  proofCheck: {
    name: 'The record',
    passed: 'The record stood in the log with exactly the values that are shown.',
    failed: 'The record, or a value in it, is not what stood in the log.',
  },
  checks: 'Checks',
  of: '{n} of {total} passed',
  passedOnes: 'those that passed',
  notMade: 'Not checked here',
  records: 'What the records say, proved',
  entry: 'entry {n}, claimed day {day}',
  file: 'file',
  none: 'Nothing',
  page: 'This page itself',
  pageDigest:
    'SHA-256 of the program within this page, as it computed it itself; it is not the SHA-256 of the file verify.html, which is another number (the README of a dossier states both). A program that lies would lie here too, so compute the SHA-256 of the whole file verify.html with another program (on most computers: sha256sum, shasum -a 256, or certutil -hashfile) and compare it with the one that is published with a release of Sabt.',
  other:
    'The same checks are made by the command “sabt verify FILE.zip” and by verify.py, which lies in each dossier and needs nothing but Python 3; FORMAT.md beside it describes every byte for whoever wants to write another.',
  shows: 'What this shows',
  showsItems: [
    'The keeper has signed a state of the log in which these records stand, with exactly these words.',
    'From now on they cannot be changed or removed without your being able to show it.',
    'Time stamps and witnesses, where there are any below, show since when they stood so.',
  ],
  showsNot: 'What it does not show',
  showsNotItems: [
    'That what the records say is true.',
    'That these are the latest versions, or that the keeper has no other records.',
    'That they stood so before today, where no witness and no time stamp confirms it.',
  ],
  reasons: {
    safety: 'for somebody’s safety',
    'consent-withdrawn': 'consent was withdrawn',
    legal: 'for legal reasons',
    'not-relevant-personal-data': 'personal data that do not matter here',
  },
  check_: /** @type {Record<import('@sabt/proof').DossierCheck['check'], CheckWords>} */ ({
    contents: {
      name: 'List of contents',
      passed: 'The dossier says what is in it.',
      failed: 'The list of what is in the dossier is missing or damaged.',
    },
    keys: {
      name: 'Keys of the log',
      passed: 'Each key of the log is the one to which the log had committed before it was used.',
      failed: 'The keys of this log do not follow from the one that you have.',
    },
    checkpoint: {
      name: 'Signed state of the log',
      passed: 'The key of the log has signed this state of the log.',
      failed: 'The state of the log is not signed with the key of this log, or was changed afterwards.',
    },
    attested: {
      name: 'Earlier states of the log',
      passed: 'The log as it is now contains every earlier state that others have seen, unchanged.',
      failed: 'An earlier state that others have seen is not contained in the log: entries were changed or removed.',
    },
    witnesses: {
      name: 'Witnesses',
      passed: 'Enough of the witnesses whom you named have signed that they saw this state of the log.',
      failed: 'Too few of the witnesses whom you named have signed this state of the log, or a signature is forged.',
    },
    statement: {
      name: 'Signature of the dossier',
      passed: 'The keeper has signed the list of contents; nobody changed it since.',
      failed: 'The list of contents was changed after the keeper signed it, or somebody else made it.',
    },
    file: {
      name: 'Files',
      passed: 'Every file is the one that the list names.',
      failed: 'A file was changed, removed or added after the dossier was made.',
    },
    record: {
      name: 'Records',
      passed: 'Each record stood in the log with exactly the values that are shown.',
      failed: 'A record, or a value in it, is not what stood in the log.',
    },
    original: {
      name: 'Files of records',
      passed:
        'Each is byte for byte the one that its record in the log names: a file as it was taken in, or a blacked-out copy of one.',
      failed: 'A file is not the one that its record in the log names.',
    },
    data: {
      name: 'Tables',
      passed: 'The tables say exactly what the records prove.',
      failed: 'A table says something else than the records prove.',
    },
    erasure: {
      name: 'Erasures',
      passed: 'What was erased is said to be erased, for the reason that is on record.',
      failed:
        'Something that was erased is shown, is called withheld or left out, or has another reason than is on record; or something is called erased that no record of an erasure names, or such a record says not of what.',
    },
    anchor: {
      name: 'Time stamps',
      passed: 'Each time stamp is whole, and is over a state of this log.',
      failed: 'A time stamp is not over this log, was not rightly signed, or is of nobody whom you named.',
    },
  }),
  notMade_: /** @type {Record<import('@sabt/proof').DossierCheckNotMade['check'], string>} */ ({
    'log-key': 'Whose log this is: no key was given.',
    'key-changes': 'Whether this key has been changed since: the statements of the log’s keys are not there.',
    'later-keys':
      'Whether a still later key has taken over: somebody who stole an earlier key can leave out what came after it. Ask the keeper, or a witness, which key is the present one.',
    pages:
      'What pages, paper and programs in the file say: that is the keeper’s word. Go by what is proved below, by the tables in data/ and the files in files/.',
    unwitnessed:
      'Whether witnesses saw these records: they were entered after the state of the log that the witnesses saw.',
    witnesses: 'Whether others saw the same log: no witness was named.',
    cosignature:
      'Signatures in here of witnesses for whom you gave no key: their names and the times that they state are above.',
    anchor: 'A time stamp: no authority or block that you named confirms it.',
    'claimed-day':
      'Whether it was made on the day that it says: it holds something that came later, or the clock was wrong when that was entered.',
    stated:
      'What was withheld and what erased: this is as the file says. Nobody has signed these lists, nor that nothing was taken out of what was disclosed.',
    erasure: 'Something that is called erased: the record of the erasure is not in the dossier.',
    'text-digest': 'Whether a text agrees with its digest: not all of it is shown.',
    'blob-digest': 'Where the archive keeps the file: it is not shown, and nobody else needs it.',
  }),
};
