import type { Message } from '../message.ts';

/** The pages and the README of a dossier, which are read far from here. */
export const dossier = {
  'dossier.title': 'Dossier',
  'dossier.lead': {
    one: 'One record of the archive {archive}, handed over on {day}. Nothing here needs the internet.',
    other: '{n} records of the archive {archive}, handed over on {day}. Nothing here needs the internet.',
  },
  'dossier.records': 'Records',
  'dossier.shown': 'Disclosed',
  'dossier.withheld': 'Withheld',
  'dossier.withheldNote': 'These fields exist, says the archive, and were not handed over.',
  'dossier.housekeeping': {
    one: 'One field that says only how the archive works was not handed over either.',
    other: '{n} fields that say only how the archive works were not handed over either.',
  },
  'dossier.erased': 'Erased',
  'dossier.erasedNote': 'The value was destroyed for good. What is proved of the rest still holds.',
  'dossier.before': 'Of a former version of this record (no. {versions}) was erased: {paths} – {reason}, {day}.',
  'dossier.before.left': 'The text below is what was left of it, unless it was entered anew since.',
  'dossier.reason.safety': 'for somebody’s safety',
  'dossier.reason.consent-withdrawn': 'consent was withdrawn',
  'dossier.reason.legal': 'for legal reasons',
  'dossier.reason.not-relevant-personal-data': 'personal data that do not matter here',
  'dossier.file': 'File, as it was taken in',
  'dossier.copy': 'The copy',
  'dossier.checkpoint': 'Checkpoint',
  'dossier.entryOf': 'Entry {entry} of a log of {size} entries',
  'dossier.claimedDay': 'Claimed day',
  'dossier.back': 'All records',
  'dossier.check': 'How to check this',
  'dossier.verifier': 'Open the verifier',
  'dossier.data': 'As data',
  'dossier.proof': 'Proof file',
  'dossier.check1':
    'Open verify.html in a browser and give it the ZIP file of this dossier, as you received it. It works without the internet and lists each check, passed or not, and why.',
  'dossier.check2':
    'Ask the keeper for the key of the log by another way than the one by which this dossier came: by telephone, in person, on their web site. Type it into the verifier. The dossier states this key: {key}',
  'dossier.check3':
    'A verifier that the keeper hands over proves little about the keeper. Sabt is free software. The same checks are made by verify.py in here (with Python 3 and nothing else: python3 verify.py FILE.zip --key KEY; on Windows py instead of python3), by the command “sabt verify FILE.zip --key KEY” of an installed Sabt, and by a verify.html from a release of Sabt; ask the keeper where its releases are, or anybody else who uses it. The SHA-256 of the verify.html in here should be that of a release: {digest}',
  'dossier.check3.program':
    'Once opened, this verify.html shows another number: the SHA-256 of the program within it, not of the file. It should be: {digest}',
  'dossier.check4':
    'Whoever wants to rely on nobody’s program finds every byte described in FORMAT.md in here and can write another verifier.',
  'dossier.means1':
    'If all checks pass, the keeper has signed a state of the log in which these records stand, with exactly these words. From the day on which you received this they cannot be changed without your being able to show it. That they stood so earlier is shown by witnesses and time stamps alone.',
  'dossier.means2':
    'It does not show that what the records say is true, that these are the latest versions, or that there are no others. What is called withheld or erased is what the archive says.',
  'dossier.means3':
    'The pages are made for reading. What is proved is in the files under proof, and the same as data under data; the verifier shows the proved values itself.',
  'dossier.means': 'What it shows and what not',
  'dossier.inside': 'What is in here',
  'dossier.inside.index': 'index.html – the records, for reading, in three languages',
  'dossier.inside.verify': 'verify.html – the verifier, one page that works without the internet',
  'dossier.inside.files': 'files – files as they were taken in',
  'dossier.inside.copies': 'files – blacked-out copies of files, not the files as they were taken in',
  'dossier.inside.both': 'files – files as they were taken in, and blacked-out copies of others',
  'dossier.inside.python': 'verify.py, FORMAT.md – a verifier for Python 3, and the description of every byte',
  'dossier.witnessed.nobody': 'Witnessed by: nobody. Nobody but the keeper has signed this state of the log.',
  'dossier.stated':
    'Signed by others, as the signatures themselves state; nobody has checked that for you. Ask each witness itself for its key, and each time-stamping authority for its certificate, and give them to a verifier:',
  'dossier.stated.line': '{name}, {time}: the first {n} entries of the log',
  'dossier.stated.stamp': 'time stamp of {name}, {time}: the first {n} entries of the log',
  'dossier.stated.block':
    'stamp of OpenTimestamps, the first {n} entries of the log: a time only once it is held against a Bitcoin block',
  'dossier.inside.data': 'data – the same as tables (CSV, for spreadsheets) and as JSON lines',
  'dossier.inside.proof': 'proof – the proof of each record, and the signed checkpoint',
  'dossier.paper': 'For printing, with the checkpoint on each page (PDF)',
  'dossier.paper.foot': 'The code holds these three: name of the log, number of entries, root.',
  'dossier.paper.page': 'Page {n} of {total}',
  'dossier.paper.alone':
    'Paper is for reading and filing. What can be checked is the ZIP file from which this was printed. Name of the log, number of entries and root stand at the foot of each page, and in its code: they are the same in the checkpoint of the ZIP file, so a sheet that was kept shows later whether another state of the log is passed off for this one.',
  'dossier.paper.many':
    'There are too many records to print each. They are in the pages, tables and proofs of the ZIP file.',
  'dossier.inside.paper': '{language}/dossier.pdf – the same for printing, with the checkpoint on each page',
  'handOver.title': 'Make a dossier',
  'handOver.lead':
    'A ZIP file for somebody outside: readable pages in three languages, a PDF for printing, tables, files and proofs. It opens without the internet and can be checked without you. Only what is public leaves, unless you choose otherwise.',
  'handOver.ids': 'Records, events, figures or claims, by their ids',
  'handOver.idsHint': 'One a line. What these refer to comes along as far as it is public.',
  'handOver.restricted': 'With the restricted fields; what identifies a person stays out',
  'handOver.include': 'With these fields, whatever their level',
  'handOver.includeHint': 'Apart by commas, as in: author, text/3. What was redacted stays out in any case.',
  'handOver.look': 'Show what would be seen',
  'handOver.noConsent': 'Withheld because those concerned do not consent',
  'handOver.naming': 'Withheld because it names a record that is not public; the field above lets it leave',
  'handOver.make': 'Make the dossier (ZIP)',
  'handOver.found': 'Make a dossier of these',
  'handOver.changed':
    'Records were added, changed, withheld or erased since you looked, so nothing was made. This is what an outsider would see now.',
  'handOver.selected': {
    one: 'One record is selected, and is taken with all the others that are named here.',
    other: '{n} records are selected, too many to list by their ids; all of them are taken.',
  },
  'handOver.leadComputing':
    'What an outsider would see of these records is being put together, with a proof for each. It is shown here as soon as it is there.',
  'handOver.begun': 'Looking up the records',
  'handOver.step': 'Going through the records: about {percent}',
  'handOver.leadMaking':
    'The dossier is being made: its records, pages in three languages, paper, proofs, and a check of the whole. When it is done it can be fetched here.',
  'handOver.makingStep': 'About {percent} of it is made',
  'handOver.makingCancelled': 'The making was cancelled. Nothing was kept of the file.',
  'handOver.makeAgain': 'Make it again',
  'handOver.made': 'The file is made and waits here.',
  'handOver.madeHint':
    'It waits for ten minutes, and goes before if something is corrected, withheld or erased meanwhile.',
  'handOver.fileGone':
    'The file is not there any more: it waited long, or something was corrected, withheld or erased meanwhile.',
  'handOver.where': 'Acts that this filter selects',
  'handOver.shown': 'Make a dossier of what is shown (ZIP, PDF)',
  'handOver.resting': 'With acts and events of which no document is handed over; never without consent',
  'handOver.staying': {
    one: 'Nothing leaves of one act or event: it rests on documents alone that are not handed over, and would say what they say. The box above lets it leave.',
    other:
      'Nothing leaves of {n} acts and events: they rest on documents alone that are not handed over, and would say what these say. The box above lets them leave.',
  },
  'handOver.moreSeen': { one: 'and one more record', other: 'and {n} more records' },
  'handOver.paper': 'The PDF alone',
  'handOver.paperHint':
    'The PDF is in the ZIP file too, in three languages. Alone it is for reading and filing: what can be checked is the ZIP file.',
  'handOver.seen': { one: 'An outsider would see one record', other: 'An outsider would see {n} records' },
  'dossier.nothing': 'Nothing of this record was chosen to be shown but that it exists.',
} as const satisfies Record<string, Message>;
