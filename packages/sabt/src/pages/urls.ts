/** Every address that a page links to. A test holds that each is answered by a route. */
import type { Language } from '../i18n/index.ts';
import type { Measure } from '../stages/measuring/index.ts';
import type { LedgerStatus, LinkedKind, ReviewFilter, SearchQuery } from './app-port.ts';
import type { ExploreQuery } from './explore/explore-port.ts';
import { prefixed, valuesOf } from './measuring/measure-links.ts';
import type { MeasureQuery } from './measuring/measure-port.ts';

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
      more: {
        version?: number;
        at?: number;
        highlight?: string;
        coding?: string;
        part?: number;
        text?: ShownText;
      } = {},
    ) => withQuery(record(id), more),
    edit: (id: string) => `${record(id)}/edit`,
    handOver: (ids: readonly string[] = [], search: Partial<SearchQuery> = {}, where = '') =>
      withQuery(`${at}/hand-over`, {
        ids: ids.join(' '),
        where,
        found: Object.keys(search).length > 0 ? 1 : undefined,
        ...search,
      }),
    handOverAsked: (values: QueryValues) => withQuery(`${at}/hand-over`, values),
    handOverProgress: (values: QueryValues) => withQuery(`${at}/hand-over/progress`, values),
    cancelHandOver: `${at}/hand-over/cancel`,
    handOverAgain: `${at}/hand-over/again`,
    handOverMaking: (values: QueryValues) => withQuery(`${at}/hand-over/making`, values),
    handOverMakingProgress: (values: QueryValues) => withQuery(`${at}/hand-over/making/progress`, values),
    cancelHandOverMaking: `${at}/hand-over/making/cancel`,
    handOverFile: (values: QueryValues) => withQuery(`${at}/hand-over/file`, values),
    withhold: (id: string) => `${record(id)}/withhold`,
    blackOut: (id: string, page?: number) =>
      withQuery(`${record(id)}/black-out`, { page: page === 1 ? undefined : page }),
    blackOutPicture: (id: string, page: number) => withQuery(`${record(id)}/black-out/picture`, { page }),
    outside: (id: string) => `${record(id)}/outside`,
    annotate: (id: string) => `${record(id)}/annotate`,
    original: (id: string, version?: number) => withQuery(`${record(id)}/original`, { version }),
    proof: (id: string) => `${record(id)}/proof`,
    proofFile: (id: string) => `${record(id)}/proof/file`,
    explore: (query: ExploreQuery = {}, more: { view?: string; sort?: string; stack?: string; page?: number } = {}) =>
      withQuery(`${at}/explore`, { ...query, ...more, page: more.page === 1 ? undefined : more.page }),
    exploreExport: (query: ExploreQuery, format: string) => withQuery(`${at}/explore/export`, { ...query, format }),
    savedViews: `${at}/explore/saved`,
    forgetView: (id: string) => `${at}/explore/saved/${segment(id)}/forget`,
    indicators: (filter: ExploreQuery = {}) => withQuery(`${at}/indicators`, { ...filter }),
    indicator: (measure: string, query: MeasureQuery = { filter: {} }) =>
      withQuery(`${at}/indicators/${segment(measure)}`, valuesOf(query)),
    indicatorFile: (measure: string, query: MeasureQuery, format: string) =>
      withQuery(`${at}/indicators/${segment(measure)}/file`, { ...valuesOf(query), format }),
    indicatorProgress: (measure: string, query: MeasureQuery) =>
      withQuery(`${at}/indicators/${segment(measure)}/progress`, valuesOf(query)),
    cancelIndicator: (measure: string) => `${at}/indicators/${segment(measure)}/cancel`,
    computeAgain: (measure: string) => `${at}/indicators/${segment(measure)}/again`,
    publishFigure: (measure: string) => `${at}/indicators/${segment(measure)}/publish`,
    figures: (page?: number) => withQuery(`${at}/figures`, { page: page === 1 ? undefined : page }),
    figure: (id: string, more: { again?: 1 } = {}) => withQuery(`${at}/figures/${segment(id)}`, more),
    figureProgress: (id: string) => `${at}/figures/${segment(id)}/progress`,
    cancelFigure: (id: string) => `${at}/figures/${segment(id)}/cancel`,
    figureAgain: (id: string) => `${at}/figures/${segment(id)}/again`,
    compare: (first: ExploreQuery = {}, second: ExploreQuery = {}) =>
      withQuery(`${at}/compare`, { ...first, ...prefixed(second) }),
    claims: (of: { verdict?: string; isDismissed?: boolean; page?: number } = {}) =>
      withQuery(`${at}/claims`, {
        verdict: of.verdict,
        status: of.isDismissed === true ? 'dismissed' : undefined,
        page: of.page === 1 ? undefined : of.page,
      }),
    addingClaim: (key: string) => `${at}/claims/adding/${segment(key)}`,
    addingProgress: (key: string) => `${at}/claims/adding/${segment(key)}/progress`,
    cancelAdding: (key: string) => `${at}/claims/adding/${segment(key)}/cancel`,
    addAgain: (key: string) => `${at}/claims/adding/${segment(key)}/again`,
    claim: (id: string, more: { check?: 1 | undefined } = {}) => withQuery(`${at}/claims/${segment(id)}`, more),
    claimProgress: (id: string, what: string) => withQuery(`${at}/claims/${segment(id)}/progress`, { what }),
    cancelClaim: (id: string) => `${at}/claims/${segment(id)}/cancel`,
    claimAgain: (id: string) => `${at}/claims/${segment(id)}/again`,
    claimFile: (id: string, format: string) => withQuery(`${at}/claims/${segment(id)}/file`, { format }),
    checkClaim: (id: string) => `${at}/claims/${segment(id)}/check`,
    dismissClaim: (id: string) => `${at}/claims/${segment(id)}/dismiss`,
    takeUpClaim: (id: string) => `${at}/claims/${segment(id)}/take-up`,
    claimDesk: (document: string, part?: number) =>
      withQuery(`${record(document)}/claims`, { part: part === 1 ? undefined : part }),
    passOver: (document: string) => `${record(document)}/claims/pass-over`,
    codebook: (type?: string) => `${at}/codebook${type === undefined ? '' : `#${segment(type)}`}`,
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
    review: (where: ReviewFilter & { id?: string; after?: string; before?: string; form?: 'correct' } = {}) => {
      const { mine, double, ...rest } = where;
      return withQuery(`${at}/review`, { ...rest, mine: mine ? 1 : undefined, double: double ? 1 : undefined });
    },
    decide: `${at}/review/decide`,
    undo: `${at}/review/undo`,
    alike: (id: string) => `${at}/review/alike/${segment(id)}`,
    suggest: `${at}/review/suggest`,
    suggestProgress: `${at}/review/suggest/progress`,
    assign: `${at}/review/assign`,
    sampleCodings: `${at}/review/sample`,
    disputes: (page?: number) => withQuery(`${at}/review/disputes`, { page: page === 1 ? undefined : page }),
    agreement: `${at}/review/agreement`,
    links: (where: { kind?: LinkedKind; id?: string; after?: string; before?: string } = {}) =>
      withQuery(`${at}/links`, where),
    decideLink: `${at}/links/decide`,
    undoLink: `${at}/links/undo`,
    suggestLinks: `${at}/links/suggest`,
    suggestLinksProgress: `${at}/links/suggest/progress`,
    decidedLinks: (page?: number) => withQuery(`${at}/links/decided`, { page: page === 1 ? undefined : page }),
    linkClusters: (kind: LinkedKind) => `${at}/links/clusters/${kind}`,
    log: `${at}/log`,
    verify: `${at}/log/verify`,
    verifyProgress: `${at}/log/progress`,
    methods: `${at}/methods`,
    method: (about: Measure | 'claims') => `${at}/methods/${about}`,
    glossary: (word?: string) => `${at}/glossary${word === undefined ? '' : `#${word}`}`,
    searchHelp: `${at}/help/search`,
    settings: `${at}/settings`,
    signIn: `${at}/sign-in`,
    sample: `${at}/sample`,
  };
}

export type Urls = ReturnType<typeof urls>;
