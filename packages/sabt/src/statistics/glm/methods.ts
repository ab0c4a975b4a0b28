import type { AnyMethod } from '../method.ts';

export const glmMethods: readonly AnyMethod[] = [];
