import type { AnyMethod } from '../method.ts';

export const poolingMethods: readonly AnyMethod[] = [];
