import type { Message } from '../message.ts';

/** The page of the log: verification, checkpoint, receipts, how to check without us, damage. */
export const log = {
  'log.title': 'The log',
  'log.lead':
    'Every version of every record has an entry here, in the order in which they were written. Entries are only added, never changed.',
  'log.verification': 'Verification',
  'log.checkpoint': 'Checkpoint',
  'log.checkpointText': {
    one: 'The log holds one entry. This statement is signed with the archive’s key.',
    other: 'The log holds {n} entries. This statement is signed with the archive’s key.',
  },
  'log.size': 'Entries',
  'log.origin': 'Origin',
  'log.key': 'Key to check with',
  'log.witnesses': 'Witnesses',
  'log.noWitnesses': 'None yet. Until another organisation signs along, keep a checkpoint yourself.',
  'log.note': 'Signed checkpoint',
  'log.keep':
    'Keep a copy of it outside this machine, on paper or with somebody you trust. With it you can show later that nothing before it was changed.',
  'log.receiptTitle': 'What a receipt is',
  'log.receipt1':
    'When something is taken in, you get the number of its entry and a signed checkpoint that covers it. That is the receipt.',
  'log.receipt2':
    'It is given only once the entry is safely written to the disk. Whoever holds a receipt can prove that the entry was in the log by then.',
  'log.withoutUs': 'How to verify without us',
  'without.lead':
    'Nobody has to believe these pages. The log is published in an open format, and whoever has the files can work everything out again.',
  'without.files': 'Copy the log: the checkpoint is at {checkpoint}, the tiles beside it under {tiles}.',
  'without.tools':
    'The files are in the format {format}, with RFC 6962 hashes and signed notes. Any program that reads that format reads this log.',
  'without.command': 'With our own program, on another machine: {command}',
  'without.keep':
    'Compare with a checkpoint that you kept, or one that a witness signed. If it does not fit, something before it was changed.',
  'vouched.title': 'Who else has seen it',
  'vouched.nobody':
    'Nobody has vouched for this log yet: only its keeper has signed it. Whoever holds the key could write another log and sign that one. Let others see this one.',
  'vouched.how.witness1': 'Another organisation runs a witness, {serve}, and tells you its key and address.',
  'vouched.how.witness2': 'Name it: {add}. Then tell it the key of this log, which it must follow.',
  'vouched.how.witness3': 'Have the log signed: {cosign}, or by itself after whatever is added: {serve}.',
  'vouched.how.anchor':
    'None yet. A time-stamping authority, which learns nothing but a digest, shows that the log was there at a time: {tsa}. An OpenTimestamps calendar brings it into the block chain: {ots}.',
  'vouched.how.mirror':
    'None that the keeper knows of. Somebody elsewhere copies the log once a day; the copy holds digests and no records: {mirror}. Keep in mind where it is served: {add}.',
  'vouched.how.monitor':
    'A monitor remembers what the log showed and alarms whoever runs it, not the keeper; so what monitors say does not stand here. Anybody can run one: {monitor}.',
  'vouched.signed': 'Witnesses have signed checkpoint {size}.',
  'vouched.unsigned': 'Witnesses are named, and none has signed yet.',
  'vouched.met': 'By the policy of this archive that is enough: {needed} of {of} are needed.',
  'vouched.notMet': 'By the policy of this archive that is not enough: {needed} of {of} are needed.',
  'vouched.metGroups': 'By the policy of this archive that is enough.',
  'vouched.notMetGroups': 'By the policy of this archive that is not enough.',
  'vouched.behind': {
    one: 'One entry has come since, which they have not seen.',
    other: '{n} entries have come since, which they have not seen.',
  },
  'vouched.askWitnesses': 'Ask them now: {cosign}',
  'vouched.upgrade': 'Ask again whether a block holds it: {upgrade}',
  'vouched.name': 'Name',
  'vouched.address': 'Address',
  'vouched.when': 'Saw it',
  'vouched.why.not-signed': 'has not signed this checkpoint',
  'vouched.why.the-log-itself': 'is the log’s own key and does not count',
  'vouched.why.in-the-future': 'is a time that has not come yet and does not count',
  'vouched.authority.public': 'Signed by {signer}, an authority of the public list.',
  'vouched.authority.keeper': 'Signed by {signer}. That this authority can be relied on, only the keeper says.',
  'vouched.mirrors': 'Mirrors',
  'vouched.mirror.reached': 'had checkpoint {size} {ago}.',
  'vouched.mirror.never': 'never reached.',
  'vouched.askMirrors': 'Ask them now: {ask}',
  'vouched.monitors': 'Monitors',
  'vouched.site.mirrors':
    'A copy of this log anywhere holds its keeper to it; it holds digests, no records. Make one, and again every day: {mirror}.',
  'verify.full': 'Verify everything now',
  'verify.quick': 'Quick check',
  'verify.hint':
    'Everything: each byte is read again. Quick: what was added since the last full verification, and a random part of the rest. The archive can be used meanwhile.',
  'verify.never': 'This archive has not been verified since it was made.',
  'verify.okFull': 'Everything was verified {ago}, up to checkpoint {size}: nothing was changed, nothing is missing.',
  'verify.okQuick':
    'The newest entries and a random part of the rest were verified {ago}, up to checkpoint {size}: nothing was changed.',
  'verify.notOk': {
    one: 'The last verification found damage in one place.',
    other: 'The last verification found damage in {n} places.',
  },
  'verify.checked': 'What was checked',
  'verify.seconds': { one: 'one second', other: '{n} seconds' },
  'verify.part': 'Part',
  'verify.number': 'Checked',
  'verify.means': 'What that means',
  'verify.starting': 'Starting',
  'verify.of.entries': 'Entries',
  'verify.of.tiles': 'Tiles',
  'verify.of.openings': 'Fields',
  'verify.of.blobs': 'Files',
  'verify.about.entries': 'Each entry hashed again, and the root of the log worked out from them',
  'verify.about.tiles': 'The published files of the log compared with the entries',
  'verify.about.openings': 'Each field of each version compared with its entry',
  'verify.about.blobs': 'Each evidentiary copy unsealed and hashed again',
  'verify.step.entries': { one: '{n} of {total} entries', other: '{n} of {total} entries' },
  'verify.step.tiles': { one: '{n} of {total} tiles', other: '{n} of {total} tiles' },
  'verify.step.openings': { one: 'Fields: {n} of {total} records', other: 'Fields: {n} of {total} records' },
  'verify.step.blobs': { one: '{n} of {total} files', other: '{n} of {total} files' },
  'damage.unnamed':
    'The last verification found damage. Where it lies is not known any more, as the program was started anew since: verify everything to see it.',
  'damage.safe':
    'Everything that is not named here was checked and is as it was. The program writes nothing over damaged places.',
  'damage.do1': 'Do not delete anything. Copy the archive’s folder as it is: it is evidence of what happened.',
  'damage.do2': 'Restore the latest backup into a new folder with {command} and verify that.',
  'damage.do3': 'Ask who had access to the disk. A failing disk and an intruder look alike here.',
} as const satisfies Record<string, Message>;
