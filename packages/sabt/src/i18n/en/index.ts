import { intake } from './intake.ts';
import { log } from './log.ts';
import { pages } from './pages.ts';
import { problems } from './problems.ts';
import { reasons } from './reasons.ts';
import { records } from './records.ts';
import { words } from './words.ts';

/** English; the type of the other two catalogues. */
export const en = { ...words, ...pages, ...records, ...intake, ...log, ...problems, ...reasons } as const;
