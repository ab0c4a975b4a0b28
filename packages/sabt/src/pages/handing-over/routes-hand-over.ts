/** Routes of making a dossier: a form with what would be seen, and the file. */
import type { Hono } from 'hono';
import { asSabtError } from '../../model/errors.ts';
import { type Answers, hand } from '../answer.ts';
import { awaitedPage, progressOf } from '../measuring/computing.ts';
import { searchOf } from '../records/routes-records.ts';
import { type HandOverModel, handOverPage } from './hand-over.ts';
import { awaitedLook, handOverValues, lookWords } from './hand-over-computing.ts';
import type { HandOver, HandOverAsked, HandOverSelection } from './hand-over-port.ts';

/** Of a selection so many are listed one by one, since their ids then stand in the address. */
const MOST_LISTED = 200;
/** What somebody may have typed wrong. */
const TYPED_WRONG = new Set(['not-found', 'too-large', 'invalid-argument', 'unreadable-date']);

export function handOverRoutes(site: Hono, answers: Answers): void {
  site.get(
    '/hand-over',
    answers.get(async ({ c, app, page }) => {
      const asked = askedOf((name) => c.req.query(name) ?? '');
      const { what: given, selection } = asked;
      const empty: HandOverModel = { ...asked, selected: 0, seen: null };
      if (given.ids.length === 0 && !isSelection(selection)) return answers.show(c, handOverPage(page, empty));
      try {
        const looked = await app.handingOver.look(asked);
        if (looked.state !== 'there') return answers.show(c, awaitedPage(page, awaitedLook(page, asked), looked));
        const { selected, ...seen } = looked.value;
        const what = { ...given, ids: [...new Set([...given.ids, ...selected])] };
        const model: HandOverModel =
          selected.length > MOST_LISTED
            ? { ...empty, selected: selected.length, seen }
            : { what, selection: NO_SELECTION, selected: 0, seen };
        return answers.show(c, handOverPage(page, model));
      } catch (thrown) {
        const { code } = asSabtError(thrown);
        if (!TYPED_WRONG.has(code)) throw thrown;
        return answers.show(c, handOverPage(page, { ...empty, error: code }), 422);
      }
    }),
  );
  site.get(
    '/hand-over/progress',
    answers.get(({ c, app, page }) => {
      const step = app.handingOver.step(askedOf((name) => c.req.query(name) ?? ''));
      return c.json(progressOf(page, step, lookWords));
    }),
  );
  for (const [path, change] of [
    ['cancel', 'cancel'],
    ['again', 'allow'],
  ] as const)
    site.post(
      `/hand-over/${path}`,
      answers.post(async ({ c, app, to, value }) => {
        const asked = askedOf(value);
        app.handingOver[change](asked);
        return c.redirect(to.handOverAsked(handOverValues(asked)), 303);
      }),
    );
  site.post(
    '/hand-over',
    answers.post(async ({ c, app, page, value }) => {
      const asked = askedOf(value);
      const { handingOver } = app;
      const { signal } = c.req.raw;
      return hand(
        value('as') === 'pdf'
          ? await handingOver.paper(asked, page.language, signal)
          : await handingOver.make(asked, signal),
      );
    }),
  );
}

const askedOf = (value: (name: string) => string): HandOverAsked => ({
  what: handOverOf(value),
  selection: selectionOf(value),
});

const NO_SELECTION: HandOverSelection = { search: null, where: '' };

function selectionOf(value: (name: string) => string): HandOverSelection {
  return { search: value('found') === '1' ? searchOf(value) : null, where: value('where').trim() };
}

const isSelection = ({ search, where }: HandOverSelection): boolean => search !== null || where !== '';

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
