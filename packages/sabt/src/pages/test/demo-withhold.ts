/** Withholding in the demo: a record of two fields and a text of two passages, of which one is withheld already. */
import { SabtError } from '../../model/errors.ts';
import { parseBoxes } from '../../stages/publishing/index.ts';
import type {
  BlackOutState,
  OutsiderView,
  PageBox,
  PageLook,
  Resting,
  WithheldParts,
  WithholdApp,
  WithholdingChoice,
  WithholdingPlan,
} from '../handing-over/withhold-port.ts';
import { demoId, SOURCES } from './demo-data.ts';
import { DEMO_FIGURE, DemoMeasuring } from './demo-measure.ts';

const CHOICES: readonly WithholdingChoice[] = [
  { path: 'title', value: 'Gathering in Lalehkenar', isRedacted: false },
  { path: 'sources', value: [SOURCES[0]!.id], isRedacted: false },
  { path: 'text/0', value: 'Two hundred people came.\n\n', isRedacted: false },
  { path: 'text/1', value: 'A teacher told us. ', isRedacted: true },
  { path: 'custom/case <number>', value: 'x', isRedacted: false },
];

export class DemoWithholding implements WithholdApp {
  readonly calls: unknown[][] = [];

  size(): number {
    return 40;
  }

  choices(): WithholdingChoice[] {
    return [...CHOICES];
  }

  plan(_id: string, _what: string, paths: readonly string[], parts?: WithheldParts): WithholdingPlan {
    const unknown = paths.find((path) => !CHOICES.some((choice) => choice.path === path));
    if (unknown !== undefined) throw new SabtError('not-found', `There is no ${unknown}.`);
    if (parts?.words === 'nowhere') throw new SabtError('not-found', 'The record says these words nowhere.');
    const spans = parts === undefined || parts.words === '' ? [] : ['text@12-19'];
    const boxes = this.readBoxes(parts?.boxes ?? '');
    return {
      paths: [...paths, ...spans, 'blob'],
      said: { 'text@12-19': 'people <', 'text/0': 'Two hundred people came.\n\n', 'text/1': 'A teacher told us. ' },
      former: ['text/1'],
      unsought: { words: ['people <b>'], more: 3 },
      ...(boxes.length === 0 ? {} : { boxes }),
      also: [{ id: demoId(1), name: 'A coding', kind: 'coding', paths: ['value'] }],
      elsewhere: [
        { id: demoId(2), name: 'Another report', path: 'title' },
        { id: demoId(0), name: 'This report', path: 'tags', isPart: true },
      ],
    };
  }

  redact(...given: unknown[]): void {
    this.calls.push(['redact', ...given]);
  }

  erase(...given: unknown[]): { state: 'erased' } {
    this.calls.push(['erase', ...given]);
    return { state: 'erased' };
  }

  resting(_id: string, { withFigures }: { withFigures: boolean }): Resting {
    const act = { id: demoId(4), name: null, type: 'arrest', date: '2016-03-01', isAlone: true };
    const event = { id: demoId(5), name: 'Gathering <b>', type: null, date: null, isAlone: false };
    return {
      kinds: [
        { kind: 'event', n: 1, alone: 0, items: [event] },
        { kind: 'act', n: 31, alone: 1, items: [act] },
      ],
      figures: withFigures ? [new DemoMeasuring({}).figure(DEMO_FIGURE)] : [],
      erased: withFigures ? [demoId(6)] : [],
      unread: withFigures ? 7 : 0,
    };
  }

  blackOut(): BlackOutState {
    return { kind: 'pages', copy: demoId(3) };
  }

  look(_id: string, page: number): PageLook {
    if (page > 3) throw new SabtError('not-found', 'There is no such page.');
    return { pages: 3, width: 595, height: 842 };
  }

  picture(): Uint8Array {
    return Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
  }

  readBoxes(typed: string): PageBox[] {
    return parseBoxes(typed);
  }

  outside(): OutsiderView {
    return {
      shown: [
        { path: 'title', value: 'Gathering in Lalehkenar' },
        { path: 'text', value: { passages: { 0: 'Two hundred people came. ', 2: ' told us.\n' }, size: 4 } },
      ],
      withheld: ['by', 'text/1'],
      erased: [
        { path: 'custody', reason: 'safety' },
        { path: 'text/3', reason: 'safety' },
      ],
      erasedBefore: [{ entries: [5], versions: [1], paths: ['text/8'], reason: 'legal', day: '2026-11-20' }],
    };
  }
}
