/** Routes of making a dossier: a form with what would be seen, and the file. */
import type { Context, Hono } from 'hono';
import { isLanguage } from '../../i18n/index.ts';
import { asSabtError } from '../../model/errors.ts';
import { type Answers, hand } from '../answer.ts';
import { awaitedPage, progressOf } from '../measuring/computing.ts';
import { searchOf } from '../records/routes-records.ts';
import { type HandOverModel, handOverPage } from './hand-over.ts';
import {
  awaitedLook,
  awaitedMaking,
  changedValues,
  handOverValues,
  lookWords,
  madePage,
  makingValues,
  makingWords,
} from './hand-over-computing.ts';
import type { HandOver, HandOverAsked, HandOverForm, HandOverSelection } from './hand-over-port.ts';

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
      const hasChanged = c.req.query('changed') === '1';
      const empty: HandOverModel = { ...asked, selected: 0, seen: null, hasChanged };
      if (given.ids.length === 0 && !isSelection(selection)) return answers.show(c, handOverPage(page, empty));
      try {
        const looked = await app.handingOver.look(asked);
        if (looked.state !== 'there')
          return answers.show(c, awaitedPage(page, awaitedLook(page, asked, hasChanged), looked));
        const { selected, ...seen } = looked.value;
        const what = { ...given, ids: [...new Set([...given.ids, ...selected])] };
        const model: HandOverModel =
          selected.length > MOST_LISTED
            ? { ...empty, selected: selected.length, seen }
            : { what, selection: NO_SELECTION, selected: 0, seen, hasChanged };
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
    answers.post(async ({ c, app, page, to, value }) => {
      const asked = askedOf(value);
      const form = value('as') === 'pdf' ? page.language : formOf(value('as'));
      const made = await unlessChanged(() => app.handingOver.make(asked, form));
      if (made === CHANGED) return c.redirect(to.handOverAsked(changedValues(asked)), 303);
      const file = made.state === 'there' ? await app.handingOver.file(asked, form) : null;
      return file === null ? c.redirect(to.handOverMaking(makingValues(asked, form)), 303) : hand(file);
    }),
  );
  site.get(
    '/hand-over/making',
    answers.get(async ({ c, app, page, to }) => {
      const [asked, form] = askedAndForm(c);
      const made = await unlessChanged(() => app.handingOver.made(asked, form));
      if (made === CHANGED) return c.redirect(to.handOverAsked(changedValues(asked)), 303);
      return answers.show(
        c,
        made === null || made.state === 'there'
          ? madePage(page, asked, form, made?.value ?? null)
          : awaitedPage(page, awaitedMaking(page, asked, form), made),
      );
    }),
  );
  site.get(
    '/hand-over/making/progress',
    answers.get(({ c, app, page }) => {
      const step = app.handingOver.makingStep(...askedAndForm(c));
      return c.json(progressOf(page, step, makingWords));
    }),
  );
  site.post(
    '/hand-over/making/cancel',
    answers.post(async ({ c, app, to, value }) => {
      const [asked, form] = [askedOf(value), formOf(value('as'))];
      app.handingOver.cancelMaking(asked, form);
      return c.redirect(to.handOverMaking(makingValues(asked, form)), 303);
    }),
  );
  site.get(
    '/hand-over/file',
    answers.get(async ({ c, app, to }) => {
      const [asked, form] = askedAndForm(c);
      const file = await app.handingOver.file(asked, form);
      return file === null ? c.redirect(to.handOverMaking(makingValues(asked, form)), 303) : hand(file);
    }),
  );
}

/** What would leave is not what was looked at any more: it is shown again, as it is now. */
const CHANGED = Symbol('changed');

async function unlessChanged<T>(make: () => T | Promise<T>): Promise<T | typeof CHANGED> {
  try {
    return await make();
  } catch (thrown) {
    if (asSabtError(thrown).code !== 'conflict') throw thrown;
    return CHANGED;
  }
}

const formOf = (text: string): HandOverForm => (isLanguage(text) ? text : 'zip');

const askedAndForm = (c: Context): [HandOverAsked, HandOverForm] => {
  const value = (name: string): string => c.req.query(name) ?? '';
  return [askedOf(value), formOf(value('as'))];
};

function askedOf(value: (name: string) => string): HandOverAsked {
  const seen = value('seen');
  return { what: handOverOf(value), selection: selectionOf(value), ...(seen === '' ? {} : { seen }) };
}

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
