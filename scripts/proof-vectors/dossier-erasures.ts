/** Vectors of dossiers with records of erasures, which a keeper may contradict in what he signs. */
import { type FormerErasure, sha256Of, toBase64url } from '../../packages/proof/src/index.ts';
import {
  type DossierChange,
  RECORDS,
  type SampleRecord,
  sampleDossier,
} from '../../packages/proof/test/dossier-sample.ts';
import { bytesNamed } from '../../packages/proof/test/sample.ts';
import type { Case } from './case.ts';
import { type Files, judged } from './judged.ts';

/** Custom fields: of none, and of one that nothing shows. */
const NO_ITEMS = { size: 0, tree: toBase64url(sha256Of(new Uint8Array())) };
const ONE_ITEM = { size: 1, tree: toBase64url(bytesNamed('an item')) };

export function erasures(): Case[] {
  const of = (name: string, files: Files, failing: string[], former: FormerErasure[] = []) =>
    judged(name, files, failing, {}, [], former);
  const proof = (change: DossierChange['proof']) => sampleDossier({ proof: change });
  const hidden = proof((f) => (f.id === 'e1' ? { ...f, erased: [], withheld: [...f.withheld, 'description'] } : f));
  const shown = sampleDossier({ records: RECORDS.map((r) => (r.id === 'e1' ? { ...r, erased: [] } : r)) });
  const silent = proof((f) => (f.id === 'e1' ? { ...f, erased: [], withheld: [] } : f));
  const unversioned = sampleDossier({
    records: RECORDS.map((r) => (r.id === 'e1' ? { ...r, withheld: ['country', 'version'] } : r)),
    proof: (f) => (f.id === 'e1' ? { ...f, erased: [] } : f),
  });
  const [document, event, erasure] = RECORDS as readonly [SampleRecord, SampleRecord, SampleRecord];
  /** Of a passage of the document, or of a custom field, that goes. */
  const ofDocument = (path: string, one: SampleRecord): Files => {
    const values = { ...erasure.values, record: 'd1', paths: [path], versions: [1] };
    return sampleDossier({ records: [one, event, erasure, { ...erasure, id: 'x2', values: { ...values, id: 'x2' } }] });
  };
  /** The event and the erasure otherwise. */
  const changed = (ofEvent: Partial<SampleRecord>, ofErasure: Partial<SampleRecord>): Files =>
    sampleDossier({ records: [document, { ...event, ...ofEvent }, { ...erasure, ...ofErasure }] });
  const unerased = { erased: [], withheld: ['country', 'description'] };
  const ofFirst = { values: { ...erasure.values, versions: [1] } };
  const former = { record: 'e1', versions: [1], paths: ['description'], reason: 'safety' };
  return [
    of('an erased field called withheld', hidden, ['erasure']),
    of('an erased field shown', shown, ['erasure']),
    of('an erased field that is named nowhere', silent, ['erasure']),
    of('an erased field that is named nowhere, of a version that is not shown', unversioned, ['erasure']),
    of(
      'an erased passage of a text that is withheld',
      ofDocument('text/1', { ...document, withheld: ['by', 'text'] }),
      [],
    ),
    of('an erased passage, all that there are shown', ofDocument('text/9', document), ['erasure']),
    of('an erased custom field, nothing said of any', ofDocument('custom/\u2026', document), ['erasure']),
    of(
      'an erased custom field, and all are shown',
      ofDocument('custom/\u2026', { ...document, values: { ...document.values, custom: NO_ITEMS } }),
      ['erasure'],
    ),
    of(
      'an erased custom field, one not shown',
      ofDocument('custom/\u2026', { ...document, values: { ...document.values, custom: ONE_ITEM } }),
      [],
    ),
    ...['record', 'paths', 'versions', 'reason'].map((path) =>
      of(`an erasure that does not show of what it is: ${path}`, changed(unerased, { withheld: [path] }), ['erasure']),
    ),
    of('an erasure of another version', changed({ erased: [] }, ofFirst), [], [former]),
    of('a field called erased, and the erasure is of another version', changed({}, ofFirst), ['erasure'], [former]),
    of(
      'a withheld field called erased, and another field was',
      changed({ withheld: [], erased: [...event.erased!, { path: 'country', reason: 'safety' }] }, {}),
      ['erasure'],
    ),
    judged(
      'a field called erased, and no record of an erasure',
      sampleDossier({ records: [document, event] }),
      [],
      {},
      ['erasure'],
    ),
  ];
}
