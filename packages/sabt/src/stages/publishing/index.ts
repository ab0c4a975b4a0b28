/** Publishing: what leaves the archive, and in which form. Nothing leaves that is not public or was not chosen. */
export {
  type Blackened,
  blackener,
  blackOut,
  boxesAround,
  canBlackOut,
  type Look,
  lookAt,
} from './blacking/black-out.ts';
export { type Box, MOST_BOXES, parseBoxes, withoutNested } from './blacking/boxes.ts';
export {
  type Choice,
  type Disclosure,
  disclosureOf,
  idsIn,
  isHousekeeping,
  isKeepersHour,
  type MayName,
  namesHidden,
  PUBLIC_ONLY,
} from './dossier/disclosure.ts';
export { dossierFileName } from './dossier/file-names.ts';
export { writeZip } from './dossier/zip-writer.ts';
export { type Paper, type PaperBlock, type PrintedPaper, printPaper } from './paper/paper.ts';
export { siteCopyPath } from './site/copies.ts';
export { SITE_FOLDERS, sha256Hex } from './site/format.ts';
export {
  erasureOf,
  isPublicKind,
  type PublicRecord,
  publicRecordOf,
  SITE_KINDS,
  type SiteKind,
} from './site/public-record.ts';
export { formatAbout, lettersFor, type SearchedRecord, SearchPieces } from './site/search-pieces.ts';
