import type { AnyMethod } from '../method.ts';

export const trendMethods: readonly AnyMethod[] = [];
