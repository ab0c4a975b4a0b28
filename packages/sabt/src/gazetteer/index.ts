/** The gazetteer: places of the world by name, and places in texts. Data and licences: NOTICE; how it was built: builder/. */
export { type PlaceChoice, placeById, placeName, placeParents, searchPlaces } from './chooser.ts';
export { countryNamed } from './country-named.ts';
export { type Candidate, type FindPlacesOptions, type FoundPlace, findPlaces } from './find/find.ts';
export { demonymsIn, type Focus, focusCountry, type NamedCountry } from './find/focus.ts';
export { type ImportedPlaces, importGeoNames, loadPlaces } from './import.ts';
export type { Place, Precision } from './place.ts';
