import type { Message } from '../message.ts';

/** The public site. */
export const publish = {
  'publish.choice': 'Documented events, the sources they rest on, and the proofs of both.',
  'publish.lead':
    'What this archive has made public. Every record leads to its proof, and anybody can check it without asking us.',
  'publish.footer': 'A copy of this site is as good as the original: it proves itself.',
  'publish.seal': 'Every record here stands in a signed log.',
  'publish.check': 'How to check this',
  'publish.about': 'About',
  'publish.data': 'Data',
  'publish.latest': 'Latest',
  'publish.list.event': 'Events',
  'publish.list.document': 'Documents',
  'publish.list.claim': 'Claims',
  'publish.list.figure': 'Figures',
  'publish.list.source': 'Sources',
  'publish.undated': 'Without a date',
  'publish.copy': 'The blacked-out copy of a file that is withheld',
  'publish.copyOf': 'A blacked-out copy of this file is shown here: {copy}',
  'publish.proof': 'What is proved of this record (checked together with the whole site)',
  'publish.withheldNote': 'These fields exist, says the archive, and are not public.',
  'publish.map': 'Where the acts happened',
  'publish.map.hint': 'What is known no better than a region is not drawn as a point.',
  'publish.explore.hint':
    'Only acts that are public are counted here. How many there are tells what was reported and published, not all that happened.',
  'publish.letters': 'By first letter',
  'publish.letters.hint': 'All records by the first letter of their title. This needs no script.',
  'publish.search.noScript':
    'Search works in the browser and needs JavaScript. Without it, use the list by first letter below.',
  'publish.search.none': 'Nothing found. Try fewer words.',
  'publish.search.found': 'Found: {n}',
  'publish.search.more': 'Show more',
  'publish.search.failed':
    'The index could not be loaded. Search needs a web server; opened as a file from the disk, use the list by first letter.',
  'publish.about.lead':
    'This site holds what an archive has made public. The archive writes every version of every record into a log that can only be added to; its key signs the log.',
  'publish.withheld': 'What is not here, and why',
  'publish.withheld.some':
    'Other records may be kept that are not public. How many is not said: the number before and after would tell how many were hidden between.',
  'publish.withheld.level':
    'A record is public only if somebody decided so. Fields that identify people can be withheld in a public record.',
  'publish.withheld.names':
    'A field that names a record that is not public, such as a secret source, is withheld whole.',
  'publish.withheld.redacted': 'Passages can be blacked out. They are not in these files in any form.',
  'publish.withheld.erased':
    'Some values were erased for good: for somebody’s safety, because consent was withdrawn, for legal reasons, or because personal data did not matter here.',
  'publish.withheld.keepers': 'Who works at the archive, and when, is not public.',
  'publish.check.lead': 'You do not have to believe this page, nor whoever serves it.',
  'publish.check.copy': 'Copy the whole site to your own machine.',
  'publish.check.sums': 'Compare all files with the signed list of their digests: {command}.',
  'publish.check.verify':
    'Have everything recomputed: {command}. It opens the log, checks the signature, and holds each public record against its entry.',
  'publish.check.log':
    'The folder log is in the format C2SP tlog-tiles; any program that reads that format reads this log.',
  'publish.check.key':
    'The key to check with. Get it from the archive in another way than this site as well: whoever changes a site can change the key on it.',
  'publish.check.limits':
    'A proof shows that the archive holds this version of a record, not that what it says is true, nor that there is no later version. Whether the pages say what the proofs say, you see by comparing; of the data, the tables in CSV and JSON lines are compared for you.',
  'publish.anchors': 'Time stamps',
  'publish.anchors.none': 'Nobody has put a time on this log yet.',
  'publish.anchors.confirmed': '{who}: checkpoint {size} of this log was there at {time}.',
  'publish.anchors.pending':
    '{who}: asked to put a time on checkpoint {size}; the answer is pending, and proves nothing yet.',
  'publish.anchors.unchecked':
    '{who}: names a block for checkpoint {size}, which nobody here has held against the block chain.',
  'publish.anchors.invalid': '{who}: a time stamp that does not hold.',
  'publish.anchors.elsewhere':
    'This is what the keeper says: the files of the stamps are not on this site, so nobody who checks the site checks these times. A dossier of this archive holds them, in {folder}; ask the keeper for one.',
  'publish.data.lead': 'Everything that is public here, for spreadsheets and programs.',
  'publish.data.formats':
    'CSV opens in spreadsheets; JSONL has a record a line; Parquet is for analysis. records.jsonl has every field that the proofs show. datapackage.json describes the tables.',
  'publish.data.rows': { one: 'one row', other: '{n} rows' },
} as const satisfies Record<string, Message>;
