import type { en } from '../en/index.ts';
import type { Translation } from '../message.ts';
import { claims } from './claims.ts';
import { claimsCautions } from './claims-cautions.ts';
import { claimsSaid } from './claims-said.ts';
import { dossier } from './dossier.ts';
import { explore } from './explore.ts';
import { fields } from './fields.ts';
import { intake } from './intake.ts';
import { log } from './log.ts';
import { measure } from './measure.ts';
import { measureSaid } from './measure-said.ts';
import { measureWhy } from './measure-why.ts';
import { methods } from './methods.ts';
import { pages } from './pages.ts';
import { problems } from './problems.ts';
import { publish } from './publish.ts';
import { reasons } from './reasons.ts';
import { records } from './records.ts';
import { review } from './review.ts';
import { withhold } from './withhold.ts';
import { words } from './words.ts';

/**
 * فارسی. Terms: بایگانی archive, برگه record (item), دفتر log, ردیف entry, سطر row of a table, نقطهٔ بازبینی checkpoint,
 * اثبات proof, رسید receipt, گشایش opening, دسته batch, کارنامه ledger, افزودن take in, نگارش version, گواه witness, چکیده hash.
 */
export const fa: Translation<typeof en> = {
  ...words,
  ...claims,
  ...claimsCautions,
  ...claimsSaid,
  ...dossier,
  ...explore,
  ...fields,
  ...measure,
  ...measureSaid,
  ...measureWhy,
  ...methods,
  ...pages,
  ...records,
  ...review,
  ...intake,
  ...log,
  ...problems,
  ...publish,
  ...reasons,
  ...withhold,
};
