/** Routes of taking in: uploads, mappings, dry runs, batches. */
import type { Context, Hono } from 'hono';
import { SabtError } from '../../model/errors.ts';
import { KINDS } from '../../model/records.ts';
import { type Answers, hand, type Posted, pageNumber } from '../answer.ts';
import {
  type BatchView,
  type DryRun,
  LEDGER_STATUSES,
  type Mapping,
  type TableUpload,
  type Uploads,
} from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { ToldError } from '../errors.ts';
import { batchWords } from '../parts/progress-words.ts';
import { BATCHES_PER_PAGE, batchesPage, batchPage, LEDGER_PER_PAGE } from './batches.ts';
import { dryRunPage } from './dry-run.ts';
import { mappingPage, VALUE_OF_ITS_OWN } from './mapping.ts';
import { takeInPage } from './take-in.ts';

export function intakeRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/take-in',
    get(async ({ c, app, page }) => {
      const [sources, sampleAvailable] = await Promise.all([app.sources(), app.sampleAvailable()]);
      return answers.show(c, takeInPage(page, { sources, sampleAvailable, uploadLimit: app.uploadLimit() }));
    }),
  );
  site.post(
    '/take-in/files',
    post(async (posted) => {
      const { batch } = await posted.app.takeIn(uploadsOf(posted, 'files'));
      return posted.c.redirect(posted.to.batch(batch), 303);
    }),
  );
  site.post(
    '/take-in/table',
    post(async (posted) => {
      const { upload } = await posted.app.startUpload(uploadsOf(posted, 'table'));
      return posted.c.redirect(posted.to.upload(upload), 303);
    }),
  );
  site.get(
    '/take-in/:id',
    get(async ({ c, app, page }) => answers.show(c, mappingPage(page, await app.upload(id(c))))),
  );
  site.post(
    '/take-in/:id',
    post(async (posted) => {
      const { c, app, page, to, value } = posted;
      const upload = await app.setMapping(
        id(c),
        mappingOf(posted, await app.upload(id(c))),
        value('profile') === '' ? null : value('profile'),
      );
      if (upload.problems.length > 0) return answers.show(c, mappingPage(page, upload), 422);
      return c.redirect(value('then') === 'dry-run' ? to.dryRun(upload.id) : to.upload(upload.id), 303);
    }),
  );
  site.get(
    '/take-in/:id/dry-run',
    get(async ({ c, app, page }) => {
      const [upload, run] = await Promise.all([app.upload(id(c)), app.dryRun(id(c))]);
      return answers.show(c, dryRunPage(page, { upload, run }));
    }),
  );
  site.get(
    '/take-in/:id/dry-run/progress',
    get(async ({ c, app, page }) => progressOf(c, page, await app.dryRun(id(c)))),
  );
  site.post(
    '/take-in/:id/run',
    post(async ({ c, app, to }) => c.redirect(to.batch((await app.runImport(id(c))).batch), 303)),
  );
  site.post(
    '/take-in/:id/discard',
    post(async ({ c, app, to }) => {
      await app.discardUpload(id(c));
      return c.redirect(`${to.takeIn}?done=discarded`, 303);
    }),
  );

  site.get(
    '/batches',
    get(async ({ c, app, page }) => {
      const at = pageNumber(c);
      const [list, counts] = await Promise.all([
        app.batches({ limit: BATCHES_PER_PAGE, offset: (at - 1) * BATCHES_PER_PAGE }),
        app.counts(),
      ]);
      return answers.show(c, batchesPage(page, { list, page: at, unread: counts.unread }));
    }),
  );
  site.get(
    '/batches/:id',
    get(async ({ c, app, page }) => {
      const at = pageNumber(c);
      const status = LEDGER_STATUSES.find((one) => one === c.req.query('status'));
      const code = c.req.query('code')?.slice(0, 64);
      const filter = { ...(status === undefined ? {} : { status }), ...(code === undefined ? {} : { code }) };
      const batch = await app.batch(id(c), { ...filter, limit: LEDGER_PER_PAGE, offset: (at - 1) * LEDGER_PER_PAGE });
      return answers.show(c, batchPage(page, { batch, ...filter, page: at }));
    }),
  );
  site.get(
    '/batches/:id/progress',
    get(async ({ c, app, page }) => progressOf(c, page, await app.batch(id(c), { limit: 0, offset: 0 }))),
  );
  site.get(
    '/batches/:id/ledger',
    get(async ({ c, app }) => hand(await app.ledgerFile(id(c)))),
  );
  site.post(
    '/batches/:id/retry',
    post(async ({ c, app, to }) => c.redirect(to.batch((await app.retry(id(c))).batch), 303)),
  );
}

function id(c: Context): string {
  return c.req.param('id') ?? '';
}

/** What the script of a page that shows something going on asks for. */
function progressOf(c: Context, page: PageContext, { state, progress }: DryRun | BatchView): Response {
  const { done, total } = progress;
  return c.json({ running: state === 'running', done, total, words: batchWords(page, progress) });
}

function uploadsOf({ form, page, value }: Posted, field: string): Uploads {
  const files = form.files.filter((file) => file.field === field);
  if (files.length === 0) throw new ToldError('missing-argument', page.s.t('takeIn.nothing'));
  return {
    files: files.map(({ name, path }) => ({ name, path })),
    source: value('source').slice(0, 300),
    release: () => form.discard(),
  };
}

const LONGEST_CONSTANT = 300;

/** The mapping as the form says it: columns and fields come as two lists of equal length, in order. */
function mappingOf({ value, values }: Posted, upload: TableUpload): Mapping {
  const kind = KINDS.find((one) => one === value('kind')) ?? upload.mapping.kind;
  const columns = values('column');
  const chosen = values('field');
  const fields: Record<string, string> = {};
  const own: Record<string, string> = {};
  columns.forEach((column, i) => {
    const path = chosen[i];
    if (path === undefined || path === '') return;
    if (path === VALUE_OF_ITS_OWN) {
      own[column] = column;
      return;
    }
    if (fields[path] !== undefined)
      throw new SabtError('invalid-mapping', `${fields[path]} and ${column} cannot both become ${path}.`, {
        at: column,
      });
    fields[path] = column;
  });
  const sheet = value('sheet');
  const { header } = upload.mapping;
  const constants = upload.constantFields.flatMap((field): [string, string][] => {
    const text = value(`constant-${field}`).trim().slice(0, LONGEST_CONSTANT);
    return text === '' || fields[field] !== undefined ? [] : [[field, text]];
  });
  const valuesAs = upload.valuesAs.find((one) => one === value('valuesAs'));
  return {
    kind,
    fields,
    constants: upload.constantFields.length === 0 ? upload.mapping.constants : Object.fromEntries(constants),
    ...(Object.keys(own).length === 0 ? {} : { values: own, ...(valuesAs === undefined ? {} : { valuesAs }) }),
    ...(sheet === '' ? {} : { sheet }),
    ...(header === undefined ? {} : { header }),
  };
}
