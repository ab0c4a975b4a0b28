/** Every address that a page links to. A test holds that each is answered by a route. */
import type { Language } from '../i18n/index.ts';
import type { LedgerStatus, SearchQuery } from './app-port.ts';

type QueryValues = Record<string, string | number | undefined>;

function withQuery(path: string, values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '') query.append(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

const segment = encodeURIComponent;

/** Of a web page: its article, or all of it with menus and the like. */
export type ShownText = 'main' | 'whole';

export function urls(language: Language) {
  const at = `/${language}`;
  const record = (id: string) => `${at}/records/${segment(id)}`;
  const upload = (id: string) => `${at}/take-in/${segment(id)}`;
  const batch = (id: string) => `${at}/batches/${segment(id)}`;
  return {
    home: at,
    search: (search: Partial<SearchQuery> = {}, page?: number) =>
      withQuery(`${at}/search`, { ...search, page: page === 1 ? undefined : page }),
    savedSearches: `${at}/saved`,
    forgetSearch: (id: string) => `${at}/saved/${segment(id)}/forget`,
    bulk: `${at}/bulk`,
    record: (
      id: string,
      more: { version?: number; at?: number; highlight?: string; part?: number; text?: ShownText } = {},
    ) => withQuery(record(id), more),
    edit: (id: string) => `${record(id)}/edit`,
    annotate: (id: string) => `${record(id)}/annotate`,
    original: (id: string, version?: number) => withQuery(`${record(id)}/original`, { version }),
    proof: (id: string) => `${record(id)}/proof`,
    proofFile: (id: string) => `${record(id)}/proof/file`,
    sources: `${at}/sources`,
    unread: (page?: number) => withQuery(`${at}/unread`, { page: page === 1 ? undefined : page }),
    takeIn: `${at}/take-in`,
    takeInFiles: `${at}/take-in/files`,
    takeInTable: `${at}/take-in/table`,
    upload,
    dryRun: (id: string) => `${upload(id)}/dry-run`,
    dryRunProgress: (id: string) => `${upload(id)}/dry-run/progress`,
    runImport: (id: string) => `${upload(id)}/run`,
    discardUpload: (id: string) => `${upload(id)}/discard`,
    batches: (page?: number) => withQuery(`${at}/batches`, { page: page === 1 ? undefined : page }),
    batch: (id: string, more: { status?: LedgerStatus; code?: string; page?: number } = {}) =>
      withQuery(batch(id), more),
    batchProgress: (id: string) => `${batch(id)}/progress`,
    retry: (id: string) => `${batch(id)}/retry`,
    ledger: (id: string) => `${batch(id)}/ledger`,
    log: `${at}/log`,
    verify: `${at}/log/verify`,
    verifyProgress: `${at}/log/progress`,
    glossary: (word?: string) => `${at}/glossary${word === undefined ? '' : `#${word}`}`,
    searchHelp: `${at}/help/search`,
    settings: `${at}/settings`,
    signIn: `${at}/sign-in`,
    sample: `${at}/sample`,
  };
}

export type Urls = ReturnType<typeof urls>;
