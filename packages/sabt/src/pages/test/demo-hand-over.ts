/** A dossier of one invented record. */
import { SabtError } from '../../model/errors.ts';
import type { Download } from '../app-port.ts';
import type {
  HandOver,
  HandOverApp,
  HandOverPreview,
  HandOverSelection,
  HandOverStaying,
} from '../handing-over/hand-over-port.ts';
import { demoId } from './demo-data.ts';

export class DemoHandOver implements HandOverApp {
  select({ search, where }: HandOverSelection): string[] {
    if (where === 'killed>') throw new SabtError('invalid-argument', 'No number after killed>.', { at: 'where' });
    const n = where !== '' && search !== null ? 312 : 2;
    return Array.from({ length: n }, (_, i) => demoId(i));
  }

  preview({ ids }: HandOver): { records: HandOverPreview[]; staying: HandOverStaying[]; entries: number } {
    if (ids.includes('no-such')) throw new SabtError('not-found', 'No such record.');
    const records = ids.map(
      (id): HandOverPreview => ({
        id,
        kind: 'document',
        disclosed: { id, version: 1, title: 'گزارش بازار', languages: ['fa'], text: 'بازار باز بود.' },
        withheld: ['author', 'text/2'],
        because: { consent: ['author'], naming: ['sources'] },
        resting: false,
        erased: [{ path: 'description', reason: 'safety' }],
        file: null,
      }),
    );
    return { records, staying: [{ id: demoId(7), kind: 'act' }], entries: 7349 };
  }

  make(): Download {
    const bytes = async function* () {
      yield Buffer.from('PK');
    };
    return { name: 'dossier-2026-11-22.zip', mediaType: 'application/zip', size: 2, bytes: bytes() };
  }

  paper(): Download {
    const bytes = async function* () {
      yield Buffer.from('%PDF');
    };
    return { name: 'dossier-2026-11-22-en.pdf', mediaType: 'application/pdf', size: 4, bytes: bytes() };
  }
}
