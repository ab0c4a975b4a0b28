/** A dossier of one invented record. */
import { SabtError } from '../../model/errors.ts';
import type { Download } from '../app-port.ts';
import type { HandOver, HandOverApp, HandOverPreview } from '../hand-over-port.ts';

export class DemoHandOver implements HandOverApp {
  preview({ ids }: HandOver): { records: HandOverPreview[]; entries: number } {
    if (ids.includes('no-such')) throw new SabtError('not-found', 'No such record.');
    const records = ids.map((id) => ({
      id,
      kind: 'document',
      disclosed: { id, version: 1, title: 'گزارش بازار', languages: ['fa'], text: 'بازار باز بود.' },
      withheld: ['author', 'text/2'],
      because: { consent: ['author'], naming: ['sources'] },
      erased: [{ path: 'description', reason: 'safety' }],
      file: null,
    }));
    return { records, entries: 7349 };
  }

  make(): Download {
    const bytes = async function* () {
      yield Buffer.from('PK');
    };
    return { name: 'dossier-2026-11-22.zip', mediaType: 'application/zip', size: 2, bytes: bytes() };
  }
}
