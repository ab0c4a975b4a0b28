/** Publishing: what leaves the archive, and in which form. Nothing leaves that is not public or was not chosen. */
export { type Choice, type Disclosure, disclosureOf, PUBLIC_ONLY } from './dossier/disclosure.ts';
export { dossierFileName } from './dossier/file-names.ts';
export { writeZip } from './dossier/zip-writer.ts';
