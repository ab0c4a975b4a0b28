/** Routes of search and of single records. */
import type { Context, Hono } from 'hono';
import { parseDateInput } from '../../model/calendar.ts';
import { SabtError } from '../../model/errors.ts';
import { CONFIDENTIALITY, KINDS } from '../../model/records.ts';
import { type Answers, hand, type Posted, pageNumber, wholeNumber } from '../answer.ts';
import { type BulkAction, type RecordView, type SearchQuery, type Selection, SORTS } from '../app-port.ts';
import { ToldError } from '../errors.ts';
import { eventPage } from '../explore/event.ts';
import { CORRECTABLE, isPathOf } from '../parts/fields.ts';
import { editPage } from './edit.ts';
import { proofPage } from './proof.ts';
import { recordPage } from './record.ts';
import { HITS_PER_PAGE, searchPage } from './search.ts';

export function recordRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/search',
    get(async ({ c, app, page }) => {
      const { noDate, ...search } = withoutNoDates(searchOf((name) => c.req.query(name)));
      const at = pageNumber(c);
      const [result, saved] = await Promise.all([
        app.search(search, { limit: HITS_PER_PAGE, offset: (at - 1) * HITS_PER_PAGE }),
        app.savedSearches(),
      ]);
      const sourceName = result.hits.find((hit) => hit.source?.id === search.source)?.source?.name;
      return answers.show(
        c,
        searchPage(page, {
          search,
          noDate,
          page: at,
          result,
          saved,
          ...(sourceName === undefined ? {} : { sourceName }),
        }),
      );
    }),
  );
  site.post(
    '/saved',
    post(async ({ c, app, to, value }) => {
      const search = searchOf(value);
      const name = value('name') || search.query;
      if (name === '') throw new SabtError('missing-argument', 'A saved search needs a name.');
      await app.saveSearch(name.slice(0, 200), search);
      return c.redirect(withDone(to.search(search), 'saved'), 303);
    }),
  );
  site.post(
    '/saved/:id/forget',
    post(async ({ c, app, to }) => {
      await app.forgetSearch(id(c));
      return c.redirect(withDone(to.search(), 'forgotten'), 303);
    }),
  );
  site.post(
    '/bulk',
    post(async (posted) => {
      const { c, app, to } = posted;
      const search = searchOf((name) => posted.value(`search-${name}`));
      const { changed } = await app.bulk(selectionOf(posted, search), actionOf(posted));
      return c.redirect(withDone(to.search(search), 'changed', changed), 303);
    }),
  );

  site.get(
    '/records/:id',
    get(async ({ c, app, page }) => {
      const highlight = c.req.query('highlight')?.slice(0, 2000);
      const part = wholeNumber(c.req.query('part'));
      const text = (['main', 'whole'] as const).find((one) => one === c.req.query('text'));
      const coding = c.req.query('coding');
      const which = numbers({ version: c.req.query('version'), at: c.req.query('at') });
      const record = await app.record(id(c), {
        ...which,
        ...(highlight === undefined ? {} : { highlight }),
        ...(coding === undefined ? {} : { coding }),
      });
      const linked = await app.links.linksOf(record.id);
      if (happened(record)) return answers.show(c, eventPage(page, await app.explorer.event(record.id, which), linked));
      const codings = record.kind === 'document' ? await app.review.codingsOf(record.id) : [];
      return answers.show(
        c,
        recordPage(page, {
          record,
          codings,
          linked,
          ...(highlight === undefined ? {} : { highlight }),
          ...(part === undefined ? {} : { part }),
          ...(text === undefined ? {} : { text }),
        }),
      );
    }),
  );
  site.get(
    '/records/:id/original',
    get(async ({ c, app }) => hand(await app.openBlob(id(c), wholeNumber(c.req.query('version'))))),
  );
  site.get(
    '/records/:id/proof',
    get(async ({ c, app, page }) => {
      const [record, view, note] = await Promise.all([
        app.record(id(c), {}),
        app.withholding.outside(id(c)),
        app.checkpointNote(),
      ]);
      return answers.show(c, proofPage(page, { record, view, note }));
    }),
  );
  site.get(
    '/records/:id/proof/file',
    get(async ({ c, app }) => hand(await app.proofFile(id(c)))),
  );
  site.get(
    '/records/:id/edit',
    get(async ({ c, app, page }) => answers.show(c, editPage(page, { record: await app.record(id(c), {}) }))),
  );
  site.post(
    '/records/:id/edit',
    post((posted) => correct(answers, posted)),
  );
  site.post(
    '/records/:id/annotate',
    post(async (posted) => {
      const { c, app, to } = posted;
      const { changed } = await app.bulk({ ids: [id(c)] }, actionOf(posted));
      return c.redirect(withDone(to.record(id(c)), changed > 0 ? 'annotated' : 'unaltered'), 303);
    }),
  );
}

/** Of an event, an act, or what is suggested to be one, the page tells what happened. */
function happened({ kind, fields }: RecordView): boolean {
  return kind === 'event' || kind === 'act' || (kind === 'coding' && fields['field'] === 'act');
}

async function correct(answers: Answers, posted: Posted): Promise<Response> {
  const { c, app, page, to, value } = posted;
  const record = await app.record(id(c), {});
  const basedOn = wholeNumber(value('basedOn'));
  if (basedOn === undefined)
    throw new SabtError('missing-argument', 'The form does not say which version it corrects.');
  const paths = (CORRECTABLE[record.kind] ?? ['title', 'description']).filter(
    (path) => path === 'start' || path === 'end' || isPathOf(record.kind, path),
  );
  const typed = Object.fromEntries(paths.map((path) => [path, lines(value(`field/${path}`))]));
  const changes = Object.fromEntries(
    Object.entries(typed).filter(([path, text]) => text !== lines(value(`former/${path}`))),
  );
  if (Object.keys(changes).length === 0) return c.redirect(withDone(to.record(record.id), 'unaltered'), 303);
  try {
    await app.correct(record.id, changes, basedOn, value('reason'));
    return c.redirect(withDone(to.record(record.id), 'corrected'), 303);
  } catch (thrown) {
    if (
      !(thrown instanceof SabtError) ||
      (thrown.code !== 'invalid-value' && thrown.code !== 'invalid-argument' && thrown.code !== 'unreadable-date')
    )
      throw thrown;
    const error = { field: thrown.at ?? null, code: thrown.code, message: thrown.message };
    return answers.show(c, editPage(page, { record, typed, reason: value('reason'), error }), 422);
  }
}

/** Browsers send line breaks of a text area as CR LF. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function id(c: Context): string {
  return c.req.param('id') ?? '';
}

function numbers(given: Record<'version' | 'at', string | undefined>): { version?: number; at?: number } {
  const entries = Object.entries(given).flatMap(([name, text]) => {
    const n = wholeNumber(text);
    return n === undefined ? [] : [[name, n] as const];
  });
  return Object.fromEntries(entries);
}

/** The search that an address or a form asks for; what is not one of the values is left out. */
export function searchOf(given: (name: string) => string | undefined): SearchQuery {
  const text = (name: string, most: number) => given(name)?.trim().slice(0, most) || undefined;
  const one = <T extends string>(name: string, of: readonly T[]) => of.find((value) => value === given(name));
  const search = {
    query: text('query', 2000) ?? '',
    kind: one('kind', KINDS),
    language: text('language', 8),
    source: text('source', 64),
    tag: text('tag', 100),
    from: text('from', 40),
    to: text('to', 40),
    sort: one('sort', SORTS),
  };
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined),
  ) as unknown as SearchQuery;
}

/** A bound that is no date is told beside the results, which are found without it. */
function withoutNoDates({ from, to, ...rest }: SearchQuery): SearchQuery & { noDate: { from?: string; to?: string } } {
  const isDate = (text: string | undefined) => text !== undefined && parseDateInput(text) !== null;
  return {
    ...rest,
    ...(isDate(from) ? { from: from! } : {}),
    ...(isDate(to) ? { to: to! } : {}),
    noDate: {
      ...(from === undefined || isDate(from) ? {} : { from }),
      ...(to === undefined || isDate(to) ? {} : { to }),
    },
  };
}

function selectionOf(posted: Posted, search: SearchQuery): Selection {
  if (posted.value('which') === 'all') return { search };
  const ids = posted.values('id');
  if (ids.length === 0) throw new ToldError('missing-argument', posted.page.s.t('bulk.nothing'));
  return { ids };
}

function actionOf({ value }: Posted): BulkAction {
  const given = (name: string, most: number) => {
    const text = value(name).slice(0, most);
    if (text === '') throw new SabtError('missing-argument', `${name}: nothing was given.`);
    return text;
  };
  switch (value('do')) {
    case 'tag':
      return { do: 'tag', tag: given('tag', 100) };
    case 'untag':
      return { do: 'untag', tag: given('tag', 100) };
    case 'note':
      return { do: 'note', text: lines(given(value('note') === '' ? 'text' : 'note', 10_000)) };
    case 'confidentiality': {
      const level = CONFIDENTIALITY.find((one) => one === value('level'));
      if (level === undefined) throw new SabtError('invalid-value', 'There is no such level of confidentiality.');
      return { do: 'confidentiality', level };
    }
    default:
      throw new SabtError('invalid-argument', 'There is no such change.');
  }
}

function withDone(address: string, what: string, n?: number): string {
  return `${address}${address.includes('?') ? '&' : '?'}done=${what}${n === undefined ? '' : `&n=${n}`}`;
}
