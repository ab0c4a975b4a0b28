/** What an indicator was asked, in words: the acts that are counted, and those they are compared with. */
import type { PageContext } from '../context.ts';
import type { ExploreQuery } from '../explore/explore-port.ts';
import { countryWord, typeLabel } from '../explore/explore-words.ts';
import { type Content, code, type Html, html, say } from '../html.ts';
import type { Measured, MeasureQuery } from './measure-port.ts';

export interface Question {
  /** "reported acts of the type … in …" */
  acts: Html;
  /** Of an institution or of states. */
  votes: Html;
  /** The same as `acts`, without saying that they were reported. */
  allActs: Html;
  second: Html | null;
  series: string | null;
}

export function questionOf(page: PageContext, query: MeasureQuery, measured: Measured): Question {
  const { filter, driver, series } = query;
  return {
    acts: subject(page, 'said.acts', filter, measured.sourceName),
    allActs: subject(page, 'said.allActs', filter, measured.sourceName),
    votes: subject(page, 'said.votes', filter, measured.sourceName),
    second: driver === undefined ? null : subject(page, 'said.acts', driver, measured.driverSourceName),
    series: series ?? null,
  };
}

/** Of a published figure, which keeps the filter as an expression. */
export function askedOf(page: PageContext, of: { where: string; driver?: string; series?: string }): Question {
  const as = (head: Head, where: string): Html => subject(page, head, filterOf(where), null);
  return {
    acts: as('said.acts', of.where),
    allActs: as('said.allActs', of.where),
    votes: as('said.votes', of.where),
    second: of.driver === undefined ? null : as('said.acts', of.driver),
    series: of.series ?? null,
  };
}

const TEST = /\s*(type|country|place|actor|status|date):(?:"([^"]*)"|(\S+))/y;

/** A filter of plain conditions as the form has them; any other stays an expression. */
export function filterOf(where: string): ExploreQuery {
  const found: Record<string, string> = {};
  TEST.lastIndex = 0;
  for (let at = 0; at < where.trimEnd().length; at = TEST.lastIndex) {
    const [whole, name = '', quoted, plain = ''] = TEST.exec(where) ?? [];
    if (whole === undefined || name in found) return { where };
    if (name === 'date') {
      const [from, to] = (quoted ?? plain).split('..');
      if (from === undefined || to === undefined) return { where };
      if (from !== '') found['from'] = from;
      if (to !== '') found['to'] = to;
    } else found[name] = quoted ?? plain;
  }
  return found;
}

type Head = 'said.acts' | 'said.allActs' | 'said.votes';

export function subject(page: PageContext, head: Head, query: ExploreQuery, sourceName: string | null): Html {
  const { s } = page;
  const parts: Content[] = [
    s.t(head),
    query.type !== undefined && say(page, 'said.type', { value: typeLabel(page, query.type) }),
    query.country !== undefined &&
      say(page, head === 'said.votes' ? 'said.votesBy' : 'said.country', { value: countryWord(page, query.country) }),
    query.place !== undefined && say(page, 'said.place', { value: query.place }),
    query.actor !== undefined && say(page, 'said.actor', { value: query.actor }),
    query.source !== undefined && say(page, 'said.source', { value: sourceName ?? query.source }),
    query.words !== undefined && say(page, 'said.words', { value: query.words }),
    query.where !== undefined && say(page, 'said.where', { value: code(query.where) }),
    query.box !== undefined && s.t('said.box'),
    (query.status === 'suggested' || query.status === 'any') && s.t(`said.status.${query.status}`),
  ].filter((part) => part !== false);
  return html`${parts.map((part, i) => (i === 0 ? part : html` ${part}`))}`;
}
