import type { AnyMethod } from '../method.ts';

export const agreementMethods: readonly AnyMethod[] = [];
