/** Withholding in the demo: a record of two fields and a text of two passages, of which one is withheld already. */
import { SabtError } from '../../model/errors.ts';
import type { OutsiderView, WithholdApp, WithholdingChoice, WithholdingPlan } from '../withhold-port.ts';
import { demoId, SOURCES } from './demo-data.ts';

const CHOICES: readonly WithholdingChoice[] = [
  { path: 'title', value: 'Gathering in Lalehkenar', isRedacted: false },
  { path: 'sources', value: [SOURCES[0]!.id], isRedacted: false },
  { path: 'text/0', value: 'Two hundred people came.\n\n', isRedacted: false },
  { path: 'text/1', value: 'A teacher told us. ', isRedacted: true },
  { path: 'custom/case <number>', value: 'x', isRedacted: false },
];

export class DemoWithholding implements WithholdApp {
  readonly calls: unknown[][] = [];

  choices(): WithholdingChoice[] {
    return [...CHOICES];
  }

  plan(_id: string, _what: string, paths: readonly string[]): WithholdingPlan {
    const unknown = paths.find((path) => !CHOICES.some((choice) => choice.path === path));
    if (unknown !== undefined) throw new SabtError('not-found', `There is no ${unknown}.`);
    return {
      paths: [...paths, 'blob'],
      also: [{ id: demoId(1), name: 'A coding', kind: 'coding', paths: ['value'] }],
      elsewhere: [{ id: demoId(2), name: 'Another report', path: 'title' }],
    };
  }

  redact(...given: unknown[]): void {
    this.calls.push(['redact', ...given]);
  }

  erase(...given: unknown[]): { state: 'erased' } {
    this.calls.push(['erase', ...given]);
    return { state: 'erased' };
  }

  outside(): OutsiderView {
    return {
      shown: [
        { path: 'title', value: 'Gathering in Lalehkenar' },
        { path: 'text', value: 'Two hundred people came.\n' },
      ],
      withheld: ['by', 'text/1'],
      erased: [{ path: 'custody', reason: 'safety' }],
    };
  }
}
