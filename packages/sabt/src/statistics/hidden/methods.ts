import type { AnyMethod } from '../method.ts';

export const hiddenMethods: readonly AnyMethod[] = [];
