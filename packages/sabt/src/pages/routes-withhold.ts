/** Routes of withholding and erasing. A form is answered twice: by what it would do, and, confirmed, by doing it. */
import type { Context, Hono } from 'hono';
import { asSabtError, SabtError } from '../model/errors.ts';
import type { Answers, Posted } from './answer.ts';
import { confirmWithholdPage, outsidePage, withholdPage } from './withhold.ts';
import { WITHHOLDING_REASONS, WITHHOLDINGS, type Withholding, type WithholdingReason } from './withhold-port.ts';

export function withholdRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/records/:id/withhold',
    get(async ({ c, app, page }) => {
      const [record, choices] = await Promise.all([app.record(id(c), {}), app.withholding.choices(id(c))]);
      return answers.show(c, withholdPage(page, { record, choices }));
    }),
  );
  site.post(
    '/records/:id/withhold',
    post(async (posted) => {
      const { c, app, page, to, value, values } = posted;
      const paths = values('path');
      const [what, reason] = [whatOf(posted), reasonOf(posted)];
      const record = await app.record(id(c), {});
      if (paths.length === 0) return again(answers, posted, 'missing-argument');
      if (value('confirmed') !== '1') {
        const plan = await planOrNull(posted, what, paths);
        if (plan === null) return again(answers, posted, 'not-found');
        return answers.show(c, confirmWithholdPage(page, { record, what, paths, reason, plan }));
      }
      if (what === 'redact') {
        await app.withholding.redact(record.id, paths, reason);
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

/** Null where what was chosen is gone meanwhile. */
async function planOrNull({ c, app }: Posted, what: Withholding, paths: readonly string[]) {
  try {
    return await app.withholding.plan(id(c), what, paths);
  } catch (thrown) {
    if (asSabtError(thrown).code !== 'not-found') throw thrown;
    return null;
  }
}

async function again(answers: Answers, { c, app, page }: Posted, error: string): Promise<Response> {
  const [record, choices] = await Promise.all([app.record(id(c), {}), app.withholding.choices(id(c))]);
  return answers.show(c, withholdPage(page, { record, choices, error }), 422);
}

function whatOf({ value }: Posted): Withholding {
  const what = WITHHOLDINGS.find((one) => one === value('what'));
  if (what === undefined) throw new SabtError('invalid-argument', 'Neither withholding nor erasing was chosen.');
  return what;
}

function reasonOf({ value }: Posted): WithholdingReason {
  const reason = WITHHOLDING_REASONS.find((one) => one === value('reason'));
  if (reason === undefined) throw new SabtError('invalid-argument', 'This is no reason that is logged.');
  return reason;
}
