/**
 * Witnessing: others vouch for the log. Witnesses cosign its checkpoints, mirrors hold full copies, monitors remember what
 * they saw, authorities put a time on it. Nothing here asks anybody who was not named by the person at the keyboard.
 */
export {
  type Anchor,
  type AnchoredLog,
  type AnchorTrust,
  anchorAtAuthority,
  anchorAtCalendar,
  listAnchors,
  upgradeAnchors,
} from './anchors/anchors.ts';
export type { AskedWitness } from './asking.ts';
export {
  type Cosigned,
  type CosignedLog,
  type CosignedState,
  cosign,
  cosignedState,
  readCosigned,
  strayLines,
} from './cosigned.ts';
export { below, fetchBounded, webAddress } from './fetching.ts';
export { askMirrors, forgetMirror, type KnownMirror, knownMirrors, nameMirror } from './known-mirrors.ts';
export { fromTiles, type LogSource, logSource } from './log-source.ts';
export { type Mirrored, type MirrorInput, mirrorLog } from './mirror.ts';
export { type Monitored, type MonitorInput, monitorLog } from './monitor.ts';
export {
  addWitness,
  neededOf,
  type PolicyFile,
  readPolicy,
  readPolicyFile,
  removeWitness,
  setNeeded,
} from './policy-file.ts';
export { WITNESSING_PROBLEM_CODES, type WitnessingProblem, type WitnessingProblemCode } from './problems.ts';
export { type FollowedLog, followLog, MAX_REQUEST_BYTES, Witness, type WitnessAnswer } from './witness.ts';
