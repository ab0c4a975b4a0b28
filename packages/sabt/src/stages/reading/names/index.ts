/** Names of persons: compared, cut into parts, and keyed, across scripts and spellings. Suggests, never merges. */
export {
  compareNames,
  compareProfiles,
  MATCH_FROM,
  type NameComparison,
  type NameVerdict,
  POSSIBLE_FROM,
} from './compare.ts';
export { namePartKeys, nameSkeletons } from './keys.ts';
export { type NameProfile, nameProfile } from './profile.ts';
