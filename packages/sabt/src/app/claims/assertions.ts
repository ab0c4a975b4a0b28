/** What the documents of the archive assert. */
import { SabtError } from '../../model/errors.ts';
import { type Assertion, findAssertions } from '../../stages/claims/index.ts';
import type { App } from '../app.ts';
import { known } from '../records.ts';

export interface FoundAssertions {
  document: string;
  /** The field of the document that spans refer to. */
  field: 'text' | 'mainText';
  assertions: Assertion[];
}

/** Throws `not-found`, and `invalid-argument` for a record that is no document. */
export function assertionsOf(id: string, app: App): FoundAssertions {
  const item = known(id, app.catalogue);
  if (item.kind !== 'document')
    throw new SabtError('invalid-argument', `${id} is of kind ${item.kind}; assertions are found in documents.`, {
      at: id,
    });
  const { fields } = app.reader.current(item);
  const field = typeof fields['text'] === 'string' && fields['text'] !== '' ? 'text' : 'mainText';
  const text = fields[field];
  return { document: id, field, assertions: typeof text === 'string' ? findAssertions(text, languageOf(fields)) : [] };
}

/** That of the document where it has one; a document in several is read paragraph by paragraph. */
function languageOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  const languages = fields['languages'] as readonly string[] | undefined;
  return languages?.length === 1 ? languages[0] : undefined;
}
