/** The claims of the sample: bound to its invented articles, checked, and labelled like everything of it. */
import type { RecordDraft } from '../../model/records.ts';
import type { Sample } from '../../sample/index.ts';
import type { App } from '../app.ts';
import { assertionsOf } from './assertions.ts';
import { addClaims, type ClaimInput, checkClaims } from './claims.ts';

const MOST_LOOKED_AT = 200;

/** A claim stands at the sentence that was found to assert something, else at its own words. */
export async function keepSampleClaims(
  { claims, files }: Pick<Sample, 'claims' | 'files'>,
  app: App,
  by: string,
  mark: (draft: RecordDraft) => void,
): Promise<void> {
  const { items } = app.catalogue.list({ kind: 'document', limit: MOST_LOOKED_AT, offset: 0 });
  const inputs = claims.flatMap(({ file, words, form, inputs: bound }): ClaimInput[] => {
    const document = items.find(({ name }) => name === file)?.id;
    if (document === undefined) return [];
    const { field, assertions } = assertionsOf(document, app);
    const text = String(app.reader.current(app.catalogue.byId(document)!).fields[field] ?? '');
    const at = text.indexOf(words);
    if (at < 0) return [];
    const found = assertions.find(({ span }) => span[0] <= at + words.length - 1 && span[1] > at)?.span;
    const span: [number, number] = found === undefined ? [at, at + words.length] : [...found];
    const speaker = files.find(({ name }) => name === file)?.source;
    return [
      { text: text.slice(...span), document, span, form, inputs: bound, ...(speaker === undefined ? {} : { speaker }) },
    ];
  });
  if (inputs.length === 0) return;
  const added = await addClaims(inputs, app, by, { mark });
  await checkClaims(
    added.claims.map(({ id }) => id),
    app,
    by,
  );
}
