/** Routes of blacking out. One form: it goes from page to page, shows where words stand, shows what would be, does it. */
import type { Context, Hono } from 'hono';
import { asSabtError } from '../../model/errors.ts';
import { type Answers, type Posted, pageNumber } from '../answer.ts';
import { blackOutPage, confirmBlackOutPage } from './black-out.ts';
import { reasonOf } from './routes-withhold.ts';
import type { PageBox } from './withhold-port.ts';

/** Refusals that a person mends on the form itself. */
const MENDED = new Set(['invalid-argument', 'not-found', 'missing-argument']);

export function blackOutRoutes(site: Hono, answers: Answers): void {
  site.get(
    '/records/:id/black-out',
    answers.get(async ({ c, app, page }) => {
      const at = pageNumber(c);
      const state = await app.withholding.blackOut(id(c));
      const [record, look] = await Promise.all([app.record(id(c), {}), app.withholding.look(id(c), at)]);
      const start = { boxes: [], words: c.req.query('words') ?? '', reason: 'safety' as const };
      return answers.show(c, blackOutPage(page, { record, state, look, at, ...start }));
    }),
  );
  site.get(
    '/records/:id/black-out/picture',
    answers.get(async ({ c, app }) => {
      const bytes = await app.withholding.picture(id(c), pageNumber(c));
      return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'image/jpeg' });
    }),
  );
  site.post(
    '/records/:id/black-out',
    answers.post(async (posted) => {
      const { c, app, page, to, value } = posted;
      const parts = { words: value('words'), boxes: value('boxes') };
      if (value('do') === 'confirmed') {
        const reason = reasonOf(posted);
        await app.withholding.redact(id(c), [], reason, parts);
        return c.redirect(`${to.withhold(id(c))}?done=blackedOut`, 303);
      }
      if (value('do') !== 'preview' && value('do') !== 'propose') return again(answers, posted, {});
      const reason = reasonOf(posted);
      try {
        const plan = await app.withholding.plan(id(c), 'redact', [], {
          ...parts,
          ...(isProposal(posted) && { boxes: '' }),
        });
        const found = plan.boxes ?? [];
        if (isProposal(posted)) return again(answers, posted, { found, at: found[0]?.page });
        if (found.length === 0) return again(answers, posted, { error: 'missing-argument' });
        const at = (found.find((box) => box.page === number(value('page'))) ?? found[0]!).page;
        const [record, state, look, resting] = await Promise.all([
          app.record(id(c), {}),
          app.withholding.blackOut(id(c)),
          app.withholding.look(id(c), at),
          app.withholding.resting(id(c), { withFigures: true }),
        ]);
        const model = { record, state, plan, resting, look, at, ...parts, reason };
        return answers.show(c, confirmBlackOutPage(page, model));
      } catch (thrown) {
        const { code } = asSabtError(thrown);
        if (!MENDED.has(code)) throw thrown;
        return again(answers, posted, { error: code });
      }
    }),
  );
}

const id = (c: Context): string => c.req.param('id') ?? '';
const number = (text: string): number => (/^\d{1,6}$/.test(text) ? Math.max(1, Number(text)) : 1);
const isProposal = ({ value }: Posted): boolean => value('do') === 'propose';

/** The form with what was typed, on the page that was asked for; what was found for words is shown beside it. */
async function again(
  answers: Answers,
  posted: Posted,
  { error, found = [], at }: { error?: string; found?: readonly PageBox[]; at?: number | undefined },
): Promise<Response> {
  const { c, app, page, value } = posted;
  const typed = value('boxes');
  const boxes = await readable(posted, typed);
  const shown = at ?? number(value('go') || value('page'));
  const [record, state, look] = await Promise.all([
    app.record(id(c), {}),
    app.withholding.blackOut(id(c)),
    app.withholding.look(id(c), shown),
  ]);
  const model = { record, state, look, at: shown, words: value('words'), reason: reasonOf(posted), typed };
  const all = { ...model, boxes: [...(boxes ?? []), ...found], ...(error === undefined ? {} : { error }) };
  return answers.show(c, blackOutPage(page, all), error === undefined ? 200 : 422);
}

async function readable({ app }: Posted, typed: string): Promise<readonly PageBox[] | null> {
  try {
    return await app.withholding.readBoxes(typed);
  } catch (thrown) {
    if (asSabtError(thrown).code !== 'invalid-argument') throw thrown;
    return null;
  }
}
