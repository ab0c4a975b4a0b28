import type { AnyMethod } from '../method.ts';

export const lagMethods: readonly AnyMethod[] = [];
