/** Withholding and erasing as the pages ask for it. */
import type { Json } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import { type Box, canBlackOut, type Look, lookAt, parseBoxes } from '../../stages/publishing/index.ts';
import type { App } from '../app.ts';
import { proofFor } from '../dossier/proving.ts';
import { nameOf } from '../find.ts';
import { known } from '../records.ts';
import { requireCounted } from '../withholding/erasing/counted.ts';
import { planErasure } from '../withholding/erasing/plan.ts';
import { ownPaths, recordsOf } from '../withholding/erasing/told.ts';
import { fileOf, standingCopy } from '../withholding/redacting/copies.ts';
import { parseWords } from '../withholding/redacting/words.ts';
import { restingOn } from '../withholding/resting-on.ts';
import { erasedBefore, erasedFrom, redactedPaths } from '../withholding/withheld.ts';
import { MeasureDesk } from './measure.ts';

/** Written by the program at every version, or what must stay. */
const NOT_OFFERED: ReadonlySet<string> = new Set(
  'id version predecessor at by batch confidentiality row textDigest sha256 size thumbnail blob'.split(' '),
);
/** A form with more boxes than this is of no use; the command line takes spans. */
const MOST_CHOICES = 500;

export class WithholdDesk implements port.WithholdApp {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  size(): number {
    return this.#app.archive.size();
  }

  choices(id: string): port.WithholdingChoice[] {
    const { entry } = known(id, this.#app.catalogue);
    const redacted = redactedPaths(id, this.#app);
    return this.#app.archive
      .openValues(entry)
      .filter(({ path }) => !NOT_OFFERED.has(path))
      .slice(0, MOST_CHOICES)
      .map(({ path, value }) => ({ path, value, isRedacted: redacted.has(path) || redacted.has(path.split('/')[0]!) }));
  }

  async plan(
    id: string,
    what: port.Withholding,
    paths: readonly string[],
    parts?: port.WithheldParts,
    size?: number,
  ): Promise<port.WithholdingPlan> {
    const named = <T extends { id: string }>(one: T) => ({ ...one, name: this.#nameOf(one.id) });
    if (what === 'erase') {
      requireCounted(id, paths, size, this.#app);
      const { plan, elsewhere, ...told } = await planErasure(id, paths, 'safety', this.#app.person, this.#app);
      const [, ...also] = recordsOf(plan.destroyed);
      const { said, former, unsought } = told;
      const [own, others] = [ownPaths(plan), { also: also.map(named), elsewhere: elsewhere.map(named) }];
      return { paths: own, said, former, unsought, ...others };
    }
    const input = { id, paths: [...paths], reason: 'safety', at: size, dryRun: true, ...partsOf(parts) };
    const planned = await this.#app.redact(input, { by: this.#app.person });
    return {
      paths: planned.paths,
      ...(planned.said === undefined ? {} : { said: planned.said }),
      also: planned.also.map(named),
      elsewhere: planned.elsewhere.map(named),
      ...(planned.copy === undefined ? {} : { boxes: planned.copy.boxes }),
    };
  }

  async resting(id: string, { withFigures }: { withFigures: boolean }): Promise<port.Resting> {
    const { kinds, figures, unread } = await restingOn(id, this.#app, { withFigures });
    const measured = new MeasureDesk(this.#app);
    const told = figures.map((figure) => ({ id: figure, whole: measured.wholeFigure(figure) }));
    return {
      kinds,
      figures: told.flatMap(({ whole }) => whole ?? []),
      erased: told.flatMap(({ id: figure, whole }) => (whole === null ? [figure] : [])),
      unread,
    };
  }

  blackOut(id: string): port.BlackOutState {
    const { fields } = this.#app.archive.read(known(id, this.#app.catalogue).entry);
    const can = fields['blob'] !== undefined && canBlackOut(fields['mediaType']);
    const kind = fields['mediaType'] === 'application/pdf' ? 'pages' : 'picture';
    return { kind: can ? kind : null, copy: standingCopy(id, this.#app)?.id ?? null };
  }

  async look(id: string, page: number): Promise<port.PageLook> {
    const { pages, width, height } = await this.#look(id, page);
    return { pages, width, height };
  }

  async picture(id: string, page: number): Promise<Uint8Array> {
    return (await this.#look(id, page)).picture;
  }

  async #look(id: string, page: number): Promise<Look> {
    known(id, this.#app.catalogue);
    return lookAt(await fileOf(id, this.#app), page);
  }

  readBoxes(typed: string): port.PageBox[] {
    return parseBoxes(typed);
  }

  #nameOf(id: string): string {
    return nameOf(this.#app.catalogue.byId(id), id);
  }

  async redact(
    id: string,
    paths: readonly string[],
    reason: port.WithholdingReason,
    parts?: port.WithheldParts,
    size?: number,
  ): Promise<void> {
    const input = { id, paths: [...paths], reason, at: size, ...partsOf(parts) };
    await this.#app.redact(input, { by: this.#app.person });
  }

  async erase(
    id: string,
    paths: readonly string[],
    reason: port.WithholdingReason,
    size?: number,
  ): Promise<{ state: 'erased' | 'pending' }> {
    const { person } = this.#app;
    const done = await this.#app.erase({ id, paths: [...paths], reason, at: size, dryRun: false }, { by: person });
    return { state: done.state === 'erased' ? 'erased' : 'pending' };
  }

  outside(id: string): port.OutsiderView {
    const { proof } = proofFor(id, {}, this.#app);
    const shown = proof.openings.flatMap(({ opening, items }) => {
      const [, , path, value] = JSON.parse(opening) as [string, string, string, Json];
      if (items === undefined || items.length === 0) return isTree(value) ? [] : [{ path, value }];
      const held = items.map((item) => JSON.parse(item.opening) as [string, string, string, Json]);
      if (path === 'custom') return held.map(([, , name, inner]) => ({ path: name, value: inner }));
      const { size } = value as { size: number };
      if (held.length === size) return [{ path, value: held.map(([, , , text]) => text).join('') }];
      const passages = Object.fromEntries(items.map(({ index }, i) => [String(index), held[i]![3]]));
      return [{ path, value: { passages, size } }];
    });
    const version = this.#app.archive.read(known(id, this.#app.catalogue).entry);
    const erased = erasedFrom(version, this.#app).map(({ path, reason }) => ({ path, reason }));
    const before = erasedBefore(version, this.#app);
    const told = shown.filter(({ path }) => path !== 'id');
    return { shown: told, withheld: proof.withheld, erased, erasedBefore: before };
  }
}

function partsOf(parts: port.WithheldParts | undefined): { words: string[]; boxes: Box[] } {
  return { words: parseWords(parts?.words ?? ''), boxes: parseBoxes(parts?.boxes ?? '') };
}

/** What stands in the opening of a text or of custom fields of which no item is shown. */
function isTree(value: Json): boolean {
  return value !== null && typeof value === 'object' && 'tree' in value && 'size' in value;
}
