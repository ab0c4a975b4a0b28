/** The face of the pages: what `app` implements, what `http` mounts. */
export type * from './app-port.ts';
export { type Assets, loadAssets } from './assets.ts';
export type * from './claims/claims-port.ts';
export type { AssetUrls } from './context.ts';
export type { DossierModel, DossierRecordView, StatedStamp } from './dossier/model.ts';
export { dossierPages } from './dossier/pages.ts';
export { dossierPaper } from './dossier/paper.ts';
export { dossierReadme } from './dossier/readme.ts';
export type * from './explore/explore-port.ts';
export type * from './handing-over/hand-over-port.ts';
export type * from './handing-over/withhold-port.ts';
export type { PagesHooks, ReceivedForm, SignedIn } from './hooks.ts';
export type * from './log-port.ts';
export type * from './measuring/measure-port.ts';
export { aboutPage, type DataFile, dataPage } from './public/about.ts';
export { type FeedEntry, feed } from './public/feed.ts';
export { choicePage, hasFigures } from './public/frame.ts';
export { type PublicHit, publicHits } from './public/hits.ts';
export {
  explorePage,
  exploreYearPage,
  letterPage,
  listPage,
  listPartPage,
  publicHome,
  searchPage,
} from './public/lists.ts';
export { METHOD_PAGES, methodFile, methodsFile, publicMethod, publicMethods } from './public/methods.ts';
export { LISTED, type ListPart, type PublicPage, type PublicView, type SiteFacts } from './public/model.ts';
export type { MapPoint, YearCount } from './public/pictures.ts';
export { publicRecordPage } from './public/record.ts';
export { pages } from './routes.ts';
export { downloadHeaders, securityHeaders } from './security.ts';
