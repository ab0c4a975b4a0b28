/** Linking: which records are one and the same thing. Suggests with a probability and its reasons; never merges. */
export { type Cluster, type ClusterOptions, clusters, type WeighedPair } from './clusters.ts';
export type { ColumnPlan, LinkConfig } from './columns.ts';
export { parseLinkConfig } from './config.ts';
export { type Copied, copiedPairs } from './copies.ts';
export { type TableWithIds, tableWithIds } from './ids.ts';
export { type LinkedPair, type LinkInput, type LinkResult, linkRecords } from './link.ts';
export type { ColumnModel, LinkModel } from './model.ts';
export { type ColumnKind, KINDS, type Table } from './table.ts';
export type { ColumnWeight } from './weights.ts';
