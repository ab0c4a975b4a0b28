/** The face of the pages: what `app` implements, what `http` mounts. */
export type * from './app-port.ts';
export { type Assets, loadAssets } from './assets.ts';
export type * from './claims-port.ts';
export type { DossierModel, DossierRecordView } from './dossier/model.ts';
export { dossierPages } from './dossier/pages.ts';
export { dossierReadme } from './dossier/readme.ts';
export type * from './explore-port.ts';
export type { PagesHooks, ReceivedForm, SignedIn } from './hooks.ts';
export type * from './measure-port.ts';
export { pages } from './routes.ts';
export { downloadHeaders, securityHeaders } from './security.ts';
