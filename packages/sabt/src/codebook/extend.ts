/**
 * An archive's own act types. They stand below types of the base, so whatever reads only the base (another
 * archive, an export to ACLED columns, a chart by family) still knows where to count them: `isA` and the
 * crosswalk lead upwards. Nothing of the base can be changed: an id outside `x-` is refused, and so is one that
 * an earlier extension took.
 */
import { SabtError } from '../model/errors.ts';
import { issuesText } from '../model/issues.ts';
import { codebookOf, touchesWomen } from './codebook.ts';
import { EXTENSION, type Extension } from './schema.ts';
import { TEXT_LANGUAGES } from './standards.ts';
import type { ActType, Codebook, InLanguages } from './types.ts';

type OwnType = Extension['actTypes'][number];
type InSome<Text> = Partial<InLanguages<Text>>;

/** Each language its own text, else the English one, else any that is there. */
function filled<Text>(given: InSome<Text> | undefined, otherwise: Text): InLanguages<Text> {
  const any = given?.en ?? TEXT_LANGUAGES.map((language) => given?.[language]).find((text) => text !== undefined);
  const of = (text: Text | undefined) => text ?? any ?? otherwise;
  return { ar: of(given?.ar), fa: of(given?.fa), en: of(given?.en) };
}

function actBelow(parent: ActType, own: OwnType): ActType {
  const rights = own.rights ?? parent.rights;
  return {
    id: own.id,
    family: parent.family,
    parent: parent.id,
    labels: filled(own.labels, own.id),
    definitions: filled(own.definitions, ''),
    examples: filled<readonly string[]>(own.examples, []),
    plover: own.plover ?? parent.plover,
    acled: own.acled === undefined ? parent.acled : own.acled,
    cameo: own.cameo === undefined ? parent.cameo : own.cameo,
    ucdp: own.ucdp === undefined ? parent.ucdp : own.ucdp,
    counts: own.counts ?? parent.counts,
    violation: own.violation ?? parent.violation,
    rights,
    womensRights: touchesWomen(rights),
  };
}

function parsed(json: unknown): Extension {
  let value = json;
  if (typeof json === 'string')
    try {
      value = JSON.parse(json);
    } catch (cause) {
      throw new SabtError('invalid-json', 'The extension of the codebook is not JSON.', { cause });
    }
  const result = EXTENSION.safeParse(value);
  if (!result.success)
    throw new SabtError('invalid-value', `The extension of the codebook: ${issuesText(result.error)}`, {
      at: result.error.issues[0]?.path.join('.'),
    });
  return result.data;
}

/**
 * The base with an archive's own types behind its own. `json` is the extension as text or as a parsed value:
 * `{"name","version","actTypes":[{"id":"x-…","parent","labels":{"fa":"…"},…}]}`; a type may stand below another of
 * the same extension, in any order. Throws SabtError `invalid-json` or `invalid-value`; the base stays as it was.
 */
export function extendCodebook(base: Codebook, json: unknown): Codebook {
  const extension = parsed(json);
  const places = new Map<string, number>();
  extension.actTypes.forEach((own, i) => {
    const at = `actTypes.${i}.id`;
    if (base.act(own.id) !== undefined)
      throw new SabtError('invalid-value', `${own.id} is in the codebook already.`, { at });
    if (places.has(own.id)) throw new SabtError('invalid-value', `${own.id} stands twice in the extension.`, { at });
    places.set(own.id, i);
  });

  const added = new Map<string, ActType>();
  for (let waiting = extension.actTypes; waiting.length > 0; ) {
    const next: OwnType[] = [];
    for (const own of waiting) {
      const parent = base.act(own.parent) ?? added.get(own.parent);
      if (parent === undefined) next.push(own);
      else added.set(own.id, actBelow(parent, own));
    }
    if (next.length === waiting.length) {
      const own = next.find(({ parent }) => !places.has(parent)) ?? next[0]!;
      const why = places.has(own.parent) ? 'is among its own parents' : `has the unknown parent ${own.parent}`;
      throw new SabtError('invalid-value', `${own.id} ${why}.`, { at: `actTypes.${places.get(own.id)}.parent` });
    }
    waiting = next;
  }
  const own = extension.actTypes.map(({ id }) => added.get(id)!);
  return codebookOf(`${base.version}+${extension.name}.${extension.version}`, [...base.acts, ...own]);
}
