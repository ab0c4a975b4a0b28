/** Routes of withholding and erasing. A form is answered twice: by what it would do, and, confirmed, by doing it. */
import type { Context, Hono } from 'hono';
import { asSabtError, SabtError } from '../../model/errors.ts';
import type { Answers, Posted } from '../answer.ts';
import { confirmWithholdPage, outsidePage, withholdPage } from './withhold.ts';
import { WITHHOLDING_REASONS, WITHHOLDINGS, type Withholding, type WithholdingReason } from './withhold-port.ts';

export function withholdRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/records/:id/withhold',
    get(async ({ c, app, page }) => {
      const words = c.req.query('words') ?? '';
      return answers.show(c, withholdPage(page, { ...(await formOf(c, app)), words }));
    }),
  );
  site.post(
    '/records/:id/withhold',
    post(async (posted) => {
      const { c, app, page, to, value, values } = posted;
      const paths = values('path');
      const [what, reason] = [whatOf(posted), reasonOf(posted)];
      const words = what === 'redact' ? value('words') : '';
      const record = await app.record(id(c), {});
      if (paths.length === 0 && words === '') return again(answers, posted, 'missing-argument');
      if (value('confirmed') !== '1') {
        const plan = await planOrCode(posted, what, paths, words);
        if (typeof plan === 'string') return again(answers, posted, plan);
        const resting = await app.withholding.resting(record.id, { withFigures: true });
        return answers.show(c, confirmWithholdPage(page, { record, what, paths, reason, plan, resting, words }));
      }
      if (what === 'redact') {
        await app.withholding.redact(record.id, paths, reason, ...(words === '' ? [] : [{ words, boxes: '' }]));
        return c.redirect(`${to.record(record.id)}?done=redacted`, 303);
      }
      const { state } = await app.withholding.erase(record.id, paths, reason);
      return c.redirect(`${to.record(record.id)}?done=${state === 'erased' ? 'erased' : 'erasing'}`, 303);
    }),
  );
  site.get(
    '/records/:id/outside',
    get(async ({ c, app, page }) => {
      const [record, view] = await Promise.all([app.record(id(c), {}), app.withholding.outside(id(c))]);
      return answers.show(c, outsidePage(page, { record, view }));
    }),
  );
}

const id = (c: Context): string => c.req.param('id') ?? '';

/** The code of what is wrong where what was chosen is gone meanwhile, or words stand nowhere. */
async function planOrCode({ c, app }: Posted, what: Withholding, paths: readonly string[], words: string) {
  try {
    return await app.withholding.plan(id(c), what, paths, { words, boxes: '' });
  } catch (thrown) {
    const { code } = asSabtError(thrown);
    if (code !== 'not-found' && !(code === 'invalid-argument' && words !== '')) throw thrown;
    return code;
  }
}

async function formOf(c: Context, app: Posted['app']) {
  const [record, choices, blackOut, resting] = await Promise.all([
    app.record(id(c), {}),
    app.withholding.choices(id(c)),
    app.withholding.blackOut(id(c)),
    app.withholding.resting(id(c), { withFigures: false }),
  ]);
  return { record, choices, blackOut, resting };
}

async function again(answers: Answers, { c, app, page, value }: Posted, error: string): Promise<Response> {
  return answers.show(c, withholdPage(page, { ...(await formOf(c, app)), words: value('words'), error }), 422);
}

function whatOf({ value }: Posted): Withholding {
  const what = WITHHOLDINGS.find((one) => one === value('what'));
  if (what === undefined) throw new SabtError('invalid-argument', 'Neither withholding nor erasing was chosen.');
  return what;
}

export function reasonOf({ value }: Posted): WithholdingReason {
  const reason = WITHHOLDING_REASONS.find((one) => one === value('reason'));
  if (reason === undefined) throw new SabtError('invalid-argument', 'This is no reason that is logged.');
  return reason;
}
