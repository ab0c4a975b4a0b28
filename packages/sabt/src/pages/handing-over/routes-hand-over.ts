/** Routes of making a dossier: a form with what would be seen, and the file. */
import type { Hono } from 'hono';
import { asSabtError } from '../../model/errors.ts';
import { type Answers, hand } from '../answer.ts';
import { searchOf } from '../records/routes-records.ts';
import { type HandOverModel, handOverPage } from './hand-over.ts';
import type { HandOver, HandOverSelection } from './hand-over-port.ts';

/** Of a selection so many are listed one by one, since their ids then stand in the address. */
const MOST_LISTED = 200;
/** What somebody may have typed wrong. */
const TYPED_WRONG = new Set(['not-found', 'too-large', 'invalid-argument', 'unreadable-date']);

export function handOverRoutes(site: Hono, answers: Answers): void {
  site.get(
    '/hand-over',
    answers.get(async ({ c, app, page }) => {
      const value = (name: string): string => c.req.query(name) ?? '';
      const given = handOverOf(value);
      const selection = selectionOf(value);
      const asked: HandOverModel = { what: given, selection, selected: 0, seen: null };
      try {
        const selected = isSelection(selection) ? await app.handingOver.select(selection) : [];
        const all = { ...given, ids: joined(given.ids, selected) };
        if (all.ids.length === 0) return answers.show(c, handOverPage(page, asked));
        const seen = await app.handingOver.preview(all);
        const model: HandOverModel =
          selected.length > MOST_LISTED
            ? { ...asked, selected: selected.length, seen }
            : { what: all, selection: NO_SELECTION, selected: 0, seen };
        return answers.show(c, handOverPage(page, model));
      } catch (thrown) {
        const { code } = asSabtError(thrown);
        if (!TYPED_WRONG.has(code)) throw thrown;
        return answers.show(c, handOverPage(page, { ...asked, error: code }), 422);
      }
    }),
  );
  site.post(
    '/hand-over',
    answers.post(async ({ app, page, value }) => {
      const given = handOverOf(value);
      const selection = selectionOf(value);
      const selected = isSelection(selection) ? await app.handingOver.select(selection) : [];
      const what = { ...given, ids: joined(given.ids, selected) };
      const { handingOver } = app;
      return hand(value('as') === 'pdf' ? await handingOver.paper(what, page.language) : await handingOver.make(what));
    }),
  );
}

const NO_SELECTION: HandOverSelection = { search: null, where: '' };

function selectionOf(value: (name: string) => string): HandOverSelection {
  return { search: value('found') === '1' ? searchOf(value) : null, where: value('where').trim() };
}

const isSelection = ({ search, where }: HandOverSelection): boolean => search !== null || where !== '';
const joined = (ids: readonly string[], more: readonly string[]): string[] => [...new Set([...ids, ...more])];

function handOverOf(value: (name: string) => string): HandOver {
  const parts = (text: string): string[] => [...new Set(text.split(/[\s,،]+/u).filter((part) => part !== ''))];
  const include = value('include')
    .split(/[,،]/u)
    .map((path) => path.trim());
  return {
    ids: parts(value('ids')),
    restricted: value('restricted') === '1',
    resting: value('resting') === '1',
    include: include.filter((path) => path !== ''),
  };
}
