import type { AnyMethod } from '../method.ts';

export const kindsMethods: readonly AnyMethod[] = [];
