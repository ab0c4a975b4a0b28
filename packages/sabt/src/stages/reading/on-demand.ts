/**
 * Dates and names bring lexicons that take longer to load than a search to answer, and a search needs neither. They are
 * loaded when first called, and synchronously, as their callers work through millions of texts.
 */
import { createRequire } from 'node:module';

type Dates = typeof import('./dates/index.ts');
type Names = typeof import('./names/index.ts');

const load = createRequire(import.meta.url);
let dates: Dates | null = null;
let names: Names | null = null;

const loadedDates = (): Dates => (dates ??= load('./dates/index.ts') as Dates);
const loadedNames = (): Names => (names ??= load('./names/index.ts') as Names);

export const findDates: Dates['findDates'] = (text, options) => loadedDates().findDates(text, options);
export const compareNames: Names['compareNames'] = (a, b) => loadedNames().compareNames(a, b);
export const compareProfiles: Names['compareProfiles'] = (a, b) => loadedNames().compareProfiles(a, b);
export const nameProfile: Names['nameProfile'] = (name) => loadedNames().nameProfile(name);
export const namePartKeys: Names['namePartKeys'] = (name) => loadedNames().namePartKeys(name);
export const nameSkeletons: Names['nameSkeletons'] = (name) => loadedNames().nameSkeletons(name);
