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
      const size = sizeOf(posted);
      const record = await app.record(id(c), {});
      if (paths.length === 0 && words === '') return again(answers, posted, 'missing-argument');
      if (value('confirmed') !== '1') {
        const plan = await orCode(words, () =>
          app.withholding.plan(record.id, what, paths, { words, boxes: '' }, size),
        );
        if (typeof plan === 'string') return again(answers, posted, plan);
        const resting = await app.withholding.resting(record.id, { withFigures: true });
        return answers.show(c, confirmWithholdPage(page, { record, what, paths, reason, plan, resting, words, size }));
      }
      const done = await orCode(words, async () => {
        if (what === 'erase') return app.withholding.erase(record.id, paths, reason, size);
        await app.withholding.redact(record.id, paths, reason, words === '' ? undefined : { words, boxes: '' }, size);
        return { state: 'redacted' as const };
      });
      if (typeof done === 'string') return again(answers, posted, done);
      return c.redirect(`${to.record(record.id)}?done=${done.state === 'pending' ? 'erasing' : done.state}`, 303);
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

/** The code of what is wrong where what was chosen is gone or another meanwhile, or words stand nowhere. */
async function orCode<T extends object>(words: string, run: () => T | Promise<T>): Promise<T | string> {
  try {
    return await run();
  } catch (thrown) {
    const { code } = asSabtError(thrown);
    if (code !== 'not-found' && code !== 'text-cut' && !(code === 'invalid-argument' && words !== '')) throw thrown;
    return code;
  }
}

async function formOf(c: Context, app: Posted['app']) {
  const size = app.withholding.size();
  const [record, choices, blackOut, resting] = await Promise.all([
    app.record(id(c), {}),
    app.withholding.choices(id(c)),
    app.withholding.blackOut(id(c)),
    app.withholding.resting(id(c), { withFigures: false }),
  ]);
  return { record, choices, blackOut, resting, size };
}

async function again(answers: Answers, { c, app, page, value }: Posted, error: string): Promise<Response> {
  return answers.show(c, withholdPage(page, { ...(await formOf(c, app)), words: value('words'), error }), 422);
}

/** Of the log, when the form was answered. Nobody types it. */
function sizeOf({ value }: Posted): number | undefined {
  return /^\d{1,15}$/.test(value('size')) ? Number(value('size')) : undefined;
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
