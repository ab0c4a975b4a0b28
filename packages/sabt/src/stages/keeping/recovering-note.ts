import { join } from 'node:path';

/** Where a recovery says that it has begun; until it has ended, nothing else is written. */
export const recoveringNote = (dir: string): string => join(dir, 'recovering.json');
