import type { AnyMethod } from '../method.ts';

export const rateMethods: readonly AnyMethod[] = [];
