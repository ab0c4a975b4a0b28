import type { Message } from '../message.ts';

/** The words of the project and what they mean: the glossary page, and the names of kinds. */
export const words = {
  'word.archive': 'Archive',
  'meaning.archive': 'Everything that one organisation keeps: one folder of data, with its own log.',
  'word.record': 'Record',
  'meaning.record': 'One item in the archive: a document, a source, an event, a claim.',
  'word.keeper': 'Keeper',
  'meaning.keeper': 'Whoever runs the archive and answers for it.',
  'word.document': 'Document',
  'meaning.document': 'An item of evidence: a file, an article, a statement, a row of a data set.',
  'word.source': 'Source',
  'meaning.source': 'Who says so: an outlet, an organisation, a channel, a person.',
  'word.event': 'Event',
  'meaning.event': 'Something that happened, at a place and a time. An event holds one or more acts.',
  'word.act': 'Act',
  'meaning.act': 'Who did what to whom, inside an event. Acts are what is counted, never events.',
  'word.actor': 'Actor',
  'meaning.actor': 'A person, a group or an institution that takes part in an act.',
  'word.coding': 'Coding',
  'meaning.coding':
    'What somebody, a machine or a person, says that a passage tells: which act, who, where, when, how many. It keeps the words that it rests on and who said it.',
  'word.suggestion': 'Suggestion',
  'meaning.suggestion':
    'A coding or a link that a machine made and nobody has decided on yet. It is shown as suggested and never counted as confirmed.',
  'word.decision': 'Decision',
  'meaning.decision':
    'That a person confirmed, corrected or rejected a suggestion. It is signed, kept in the log, and can be undone.',
  'word.agreement': 'Agreement',
  'meaning.agreement':
    'How far people who coded the same passages without seeing one another’s work say the same: Krippendorff’s α, 1 if always, 0 if no more than by chance.',
  'word.link': 'Link',
  'meaning.link':
    'That two records are the same event or person, or that one text is a copy of another. Both records stay; what is linked as one event is counted once.',
  'word.claim': 'Claim',
  'meaning.claim':
    'What somebody says that can be held against the record: that something grew, that there was none, that one thing follows another.',
  'word.verdict': 'Verdict',
  'meaning.verdict':
    'What the record says to a claim: it supports it, contradicts it, or it cannot be decided. It names the checkpoint that it was computed from, and is kept beside the former ones when it changes.',
  'word.codebook': 'Codebook',
  'meaning.codebook':
    'The list of act types, each with its definition, an example and what other data sets call it. It has versions, and an archive can add types of its own.',
  'word.precision': 'Precision',
  'meaning.precision':
    'How exactly a place or a date is known: a point, a town, a region or a country; a day, a month or a year. A region is never drawn as a point.',
  'word.version': 'Version',
  'meaning.version':
    'A record as it stood at one time. A correction is a new version; the earlier ones stay and can be read.',
  'word.evidentiaryCopy': 'Evidentiary copy',
  'meaning.evidentiaryCopy':
    'The file exactly as it was taken in, byte for byte. It is sealed, never opened for work, and is what a court would be given.',
  'word.workingCopy': 'Working copy',
  'meaning.workingCopy':
    'What is made from the evidentiary copy in order to read it: the text, a small picture. It can be made again.',
  'word.custody': 'Chain of custody',
  'meaning.custody': 'Who held an item, from whom they had it and when, until it came into the archive.',
  'word.confidentiality': 'Confidentiality',
  'meaning.confidentiality':
    'Who may see a record or a field. Public: anybody. Restricted: those who work in the archive; this holds unless something else is said. Identity: it could tell who somebody is, and is shown to fewest.',
  'word.reliability': 'Reliability',
  'meaning.reliability':
    'How far a source can be trusted in general, A (completely) to E; F means it cannot be judged.',
  'word.credibility': 'Credibility',
  'meaning.credibility':
    'How far one item of information can be believed, 1 (confirmed by other, independent sources) to 5; 6 means it cannot be judged. It is graded apart from the reliability of the source.',
  'word.batch': 'Batch',
  'meaning.batch': 'One taking in of files or one import of a table, with its ledger.',
  'word.ledger': 'Ledger',
  'meaning.ledger': 'What became of each row or file of a batch, and why.',
  'word.log': 'Log',
  'meaning.log':
    'The sequence of all entries. Entries are only ever added at its end; if one is changed or removed, every checkpoint after it stops fitting.',
  'word.entry': 'Entry',
  'meaning.entry':
    'What the log holds of one version of a record: a day and a hash, from which nobody can tell what the record says.',
  'word.commitGroup': 'Commit group',
  'meaning.commitGroup': 'Entries that are written to the disk together: all of them or none.',
  'word.hash': 'Hash',
  'meaning.hash':
    'A short number worked out from data. Data that differs in a single letter has another hash, so a hash kept safe shows whether the data is still the same.',
  'word.opening': 'Opening',
  'meaning.opening': 'What proves one field of a record and shows nothing of the others.',
  'word.checkpoint': 'Checkpoint',
  'meaning.checkpoint':
    'A signed statement of how many entries the log holds and what their common hash is. Whoever keeps one can later show whether anything before it was changed.',
  'word.asOf': 'As of',
  'meaning.asOf': 'A number as it was when the log had a given size. It can be worked out again at any later time.',
  'word.receipt': 'Receipt',
  'meaning.receipt':
    'The number of an entry together with a signed checkpoint that covers it. It is given once the entry is safely written.',
  'word.proof': 'Proof',
  'meaning.proof':
    'What an outsider needs to check, without asking us, that a record stands in the log as it is shown.',
  'word.witness': 'Witness',
  'meaning.witness':
    'Another organisation that signs our checkpoints, so that we cannot show different people different logs.',
  'word.verification': 'Verification',
  'meaning.verification':
    'Working everything out again from the data on the disk and comparing it with the log. Full: everything. Quick: what was added since the last full one, and a random part of the rest.',
  'word.erasure': 'Erasure',
  'meaning.erasure':
    'A value destroyed together with its key, for safety or by right. The log still shows that it was there and why it went; the proofs of everything else stay valid.',

  'kind.source': 'Source',
  'kind.document': 'Document',
  'kind.event': 'Event',
  'kind.act': 'Act',
  'kind.actor': 'Actor',
  'kind.place': 'Place',
  'kind.response': 'Response',
  'kind.series': 'Series',
  'kind.coding': 'Coding',
  'kind.link': 'Link',
  'kind.claim': 'Claim',
  'kind.figure': 'Figure',
  'kind.observation': 'Observation',
  'kind.batch': 'Batch',
  'kind.redaction': 'Redaction',
  'kind.erasure': 'Erasure',
  'kind.reference': 'Reference data',
  'kind.key': 'Key of the log',
  'kind.loss': 'Loss',
  'kinds.source': 'Sources',
  'kinds.document': 'Documents',
  'kinds.event': 'Events',
  'kinds.act': 'Acts',
  'kinds.actor': 'Actors',
  'kinds.place': 'Places',
  'kinds.response': 'Responses',
  'kinds.series': 'Series',
  'kinds.coding': 'Codings',
  'kinds.link': 'Links',
  'kinds.claim': 'Claims',
  'kinds.figure': 'Figures',
  'kinds.observation': 'Observations',
  'kinds.batch': 'Batches',
  'kinds.redaction': 'Redactions',
  'kinds.erasure': 'Erasures',
  'kinds.reference': 'Reference data',
  'kinds.key': 'Keys of the log',
  'kinds.loss': 'Losses',

  'glossary.title': 'Words used here',
  'glossary.lead': 'Each word means the same thing on every page, in the commands and in the documentation.',
} as const satisfies Record<string, Message>;
