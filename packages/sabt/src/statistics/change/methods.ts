import type { AnyMethod } from '../method.ts';

export const changeMethods: readonly AnyMethod[] = [];
