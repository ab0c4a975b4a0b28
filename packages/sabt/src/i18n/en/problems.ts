/** What verification names as damaged (docs/ERRORS.md), as a sentence for a person. A test holds that every code has one. */
export const problems = {
  'reason.manifest-damaged': 'The file that describes the archive is not as it was written.',
  'reason.log-key-damaged':
    'The signing key of the log is missing or unusable. Reading and proving go on; nothing can be added.',
  'reason.keys-file-damaged':
    'The file by which outsiders follow the log’s keys (log/keys.json) is missing or is not what the log says. If nothing else is named, close the program and start it again: it makes the file anew.',
  'reason.key-statements-damaged':
    'The statements of the log’s keys in the archive itself do not follow from one another. Keep this folder and restore a backup into another.',
  'reason.checkpoint-missing': 'The signed checkpoint is missing.',
  'reason.checkpoint-damaged': 'The checkpoint is not rightly signed with the archive’s key.',
  'reason.key-differs': 'The log is signed with another key than the one that was kept.',
  'reason.database-damaged': 'A database file is damaged. If nothing else is named, no content is concerned.',
  'reason.journal-unreadable': 'The file that holds the entries cannot be opened.',
  'reason.keys-unreadable': 'The file with the keys of the records cannot be opened, so no record can be read.',
  'reason.journal-damaged': 'Entries were cut off or overwritten on the disk.',
  'reason.entries-missing': 'The last entries that were published are missing.',
  'reason.entry-changed': 'An entry is not the one that was published.',
  'reason.entry-unreadable': 'What lies in the place of an entry is no entry.',
  'reason.root-mismatch': 'The entries do not give the root that was signed.',
  'reason.tile-missing': 'A file of the published log is missing.',
  'reason.tile-damaged': 'A file of the published log is not as it was written.',
  'reason.record-missing': 'The record of an entry is missing.',
  'reason.record-key-missing': 'The key of a record is missing, so it cannot be read.',
  'reason.record-damaged': 'A record does not open with its key: one of the two was changed.',
  'reason.record-differs': 'A record is not the one that was entered in the log.',
  'reason.register-damaged': 'The register by which records and files are found does not agree with them.',
  'reason.predecessor-wrong': 'A version names another predecessor than the version before it.',
  'reason.blob-missing': 'The file of a record is missing.',
  'reason.blob-key-missing': 'The key of a stored file is missing, so it cannot be opened.',
  'reason.blob-damaged': 'A stored file was changed, cut short or extended.',
  'reason.blob-differs': 'A stored file is not the one that its record names.',
  'reason.behind-high-water-mark':
    'The log is shorter than it was: entries were removed, or an older copy was put in its place.',
  'reason.forked-from-high-water-mark':
    'The log is not a continuation of what it was: entries were changed or replaced.',
  'reason.kept-checkpoint-unfit': 'The checkpoint to compare with is of another log, or not rightly signed.',
  'reason.behind-kept-checkpoint': 'The log is shorter than the checkpoint that was kept.',
  'reason.forked-from-kept-checkpoint':
    'The log does not contain that of the checkpoint that was kept: it was rewritten.',
  'reason.index-damaged':
    'A file of the search index is not as it was written. It can be made anew; the record is not concerned.',
  'reason.erasure-unlogged': 'A value was destroyed, and the log does not say so.',
  'reason.erasure-not-done': 'The log says that a value was erased, but it can still be read.',
  'reason.ledger-damaged': 'The ledger of a batch is not as it was closed. The records are not concerned.',
  'reason.policy-unreadable': 'The policy of witnesses cannot be used.',
  'reason.cosignature-wrong': 'A cosignature of a witness does not hold.',
  'reason.witnesses-too-few': 'Too few witnesses have signed.',
  'reason.behind-witnessed-checkpoint': 'The log is shorter than what witnesses signed.',
  'reason.forked-from-witnessed-checkpoint': 'The log does not contain what witnesses signed: it was rewritten.',
  'reason.anchor-damaged': 'A timestamp kept with the archive is not as it was received.',
  'reason.anchor-invalid':
    'A timestamp does not hold: it is of something else, or of an authority that does not count.',
  'reason.behind-anchored-checkpoint': 'The log is shorter than what was timestamped.',
  'reason.forked-from-anchored-checkpoint': 'The log does not contain what was timestamped: it was rewritten.',
  'reason.day-contradicted':
    'An entry claims a day on which, as others have seen, it did not stand in the log yet. Its day is not to be relied on.',
  'reason.log-unreachable': 'Nobody answers where the log should be.',
  'reason.log-unreadable': 'What is served in the place of the log is not what the log signed.',
  'reason.log-signature-wrong': 'The checkpoint is not rightly signed by the log.',
  'reason.log-keys-wrong': 'The keys of the log do not follow from the one that was kept.',
  'reason.log-rolled-back':
    'The log shows less than it showed before: entries were removed, or an older copy was put in its place.',
  'reason.log-forked': 'The log has two histories: it was rewritten, or shows one to some and another to others.',
  'reason.log-silent': 'The log has shown nothing new for longer than allowed.',
} as const;
