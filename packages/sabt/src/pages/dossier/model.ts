import type { ErasedBefore, Json, Kind } from '../../model/records.ts';

/** One record as an outsider gets it. */
export interface DossierRecordView {
  id: string;
  kind: Kind;
  entry: number;
  /** Claimed day of the entry. */
  at: string;
  /** What is disclosed, by path; texts of which passages are withheld as `{"passages","size"}`. */
  values: ReadonlyMap<string, Json>;
  withheld: readonly string[];
  /** Fields that are withheld and say only how the archive works. */
  housekeeping: number;
  erased: readonly { path: string; reason: string }[];
  erasedBefore: readonly ErasedBefore[];
  /** Its file in the dossier. */
  file: { path: string; size: number; sha256: string /** A blacked-out copy. */; isCopy: boolean } | null;
}

/** A time stamp as it states: of an authority that names itself so, or (null) of OpenTimestamps, whose time is a block's. */
export interface StatedStamp {
  signer: string | null;
  /** Seconds since 1970. */
  timestamp: number | null;
  /** Entries of the log that it covers. */
  size: number;
}

/** A dossier as its pages and its README tell of it. */
export interface DossierModel {
  archive: string;
  origin: string;
  vkey: string;
  /** Day on which it was made, UTC. */
  day: string;
  size: number;
  root: string;
  /** The signed checkpoint. */
  note: string;
  records: readonly DossierRecordView[];
  /** Signatures of witnesses and time stamps that it brings, with what they state; nobody has checked them. */
  witnesses: readonly { name: string; timestamp: number; size: number }[];
  stamps: readonly StatedStamp[];
  /** Paths of the data files. */
  data: readonly string[];
  /** SHA-256 of the verifier page, in hexadecimal. */
  verifierDigest: string;
  /** Of the program within it, which is what the page itself shows. */
  verifierProgramDigest: string;
}
