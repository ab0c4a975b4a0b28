/** Names of persons: compared, cut into parts, and keyed, across scripts and spellings. */
export { compareNames, compareProfiles, MATCH_FROM, type NameComparison, type NameVerdict, POSSIBLE_FROM } from './compare.ts';
export { nameProfile, type NameProfile } from './profile.ts';
