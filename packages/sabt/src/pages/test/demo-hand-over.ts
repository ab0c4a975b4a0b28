/** A dossier of one invented record. */
import { SabtError } from '../../model/errors.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type { Download } from '../app-port.ts';
import type {
  HandOverApp,
  HandOverAsked,
  HandOverForm,
  HandOverMade,
  HandOverPreview,
  HandOverSeen,
} from '../handing-over/hand-over-port.ts';
import type { Soon } from '../measuring/measure-port.ts';
import { demoId } from './demo-data.ts';

const LONG = 'type:protest';
/** Of five passages, of which one is withheld and two were erased. */
const TEXT = { passages: { 0: 'بازار باز بود. ', 4: 'بازار بسته شد.' }, size: 5 };
export const SEEN = 'd2hhdCB3YXMgc2Vlbg';

export class DemoHandOver implements HandOverApp {
  /** A selection that takes long: computing until it is cancelled. */
  #isCancelled = false;
  #isMakingCancelled = false;

  look({ what, selection }: HandOverAsked): Soon<HandOverSeen> {
    const { search, where } = selection;
    if (where === LONG) return this.#isCancelled ? { state: 'cancelled' } : { state: 'computing', step: this.step() };
    if (where === 'killed>') throw new SabtError('invalid-argument', 'No number after killed>.', { at: 'where' });
    const n = where !== '' && search !== null ? 312 : search !== null || where !== '' ? 2 : 0;
    const selected = Array.from({ length: n }, (_, i) => demoId(i));
    const ids = [...new Set([...what.ids, ...selected])];
    return { state: 'there', value: { selected, ...this.#seen(ids) } };
  }

  step(): Step {
    return { what: 'record', done: 4000, total: 10_000 };
  }

  cancel({ selection }: HandOverAsked): void {
    if (selection.where === LONG) this.#isCancelled = true;
  }

  allow({ selection }: HandOverAsked): void {
    if (selection.where === LONG) this.#isCancelled = false;
  }

  #seen(ids: readonly string[]): Omit<HandOverSeen, 'selected'> {
    if (ids.includes('no-such')) throw new SabtError('not-found', 'No such record.');
    const records = ids.map(
      (id): HandOverPreview => ({
        id,
        kind: 'document',
        disclosed: { id, version: 1, title: 'گزارش بازار', languages: ['fa'], text: TEXT },
        withheld: ['author', 'text/1'],
        because: { consent: ['author'], naming: ['sources'] },
        resting: false,
        erased: [
          { path: 'description', reason: 'safety' },
          { path: 'text/2', reason: 'legal' },
          { path: 'text/3', reason: 'safety' },
        ],
        erasedBefore: [{ entries: [5], versions: [1], paths: ['mainText/8'], reason: 'legal', day: '2026-11-20' }],
        file: null,
      }),
    );
    return { records, staying: [{ id: demoId(7), kind: 'act' }], digest: SEEN };
  }

  make({ selection, seen = SEEN }: HandOverAsked, form: HandOverForm): Soon<HandOverMade> {
    if (seen !== SEEN) throw new SabtError('conflict', 'Something else would leave now.');
    this.#isMakingCancelled = false;
    return selection.where === LONG
      ? { state: 'computing', step: this.step() }
      : { state: 'there', value: { name: nameOf(form), size: 2 } };
  }

  made(asked: HandOverAsked, form: HandOverForm): Soon<HandOverMade> | null {
    if (this.#isMakingCancelled) return { state: 'cancelled' };
    return asked.selection.where === 'killed>0' ? null : this.make(asked, form);
  }

  makingStep(): Step {
    return this.step();
  }

  cancelMaking(): void {
    this.#isMakingCancelled = true;
  }

  file({ selection }: HandOverAsked, form: HandOverForm): Download | null {
    if (selection.where !== '') return null;
    const bytes = async function* () {
      yield Buffer.from('PK');
    };
    return { name: nameOf(form), mediaType: 'application/zip', size: 2, bytes: bytes() };
  }
}

const nameOf = (form: HandOverForm): string => `dossier-2026-11-22${form === 'zip' ? '.zip' : `-${form}.pdf`}`;
