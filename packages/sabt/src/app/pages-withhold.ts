/** Withholding and erasing as the pages ask for it. */
import type { Json } from '../model/records.ts';
import type * as port from '../pages/index.ts';
import type { App } from './app.ts';
import { recordsOf } from './erasing/erase.ts';
import { Concerned, planErasure } from './erasing/plan.ts';
import { nameOf } from './find.ts';
import { known, proofFor } from './records.ts';
import { erasuresOf, redactedPaths } from './withheld.ts';

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

  choices(id: string): port.WithholdingChoice[] {
    const { entry } = known(id, this.#app.catalogue);
    const redacted = redactedPaths(id, this.#app);
    return this.#app.archive
      .openValues(entry)
      .filter(({ path }) => !NOT_OFFERED.has(path))
      .slice(0, MOST_CHOICES)
      .map(({ path, value }) => ({ path, value, isRedacted: redacted.has(path) || redacted.has(path.split('/')[0]!) }));
  }

  plan(id: string, what: port.Withholding, paths: readonly string[]): port.WithholdingPlan {
    const { plan, elsewhere } = planErasure(id, paths, 'safety', this.#app.person, this.#app);
    const destroyed = what === 'erase' ? plan.destroyed : new Concerned(id, paths, this.#app).losses.destroyed();
    const [own, ...also] = recordsOf(destroyed).filter(({ kind }) => what === 'erase' || kind !== 'batch');
    const named = <T extends { id: string }>(one: T) => ({ ...one, name: this.#nameOf(one.id) });
    return { paths: own!.paths, also: also.map(named), elsewhere: elsewhere.map(named) };
  }

  #nameOf(id: string): string {
    return nameOf(this.#app.catalogue.byId(id), id);
  }

  async redact(id: string, paths: readonly string[], reason: port.WithholdingReason): Promise<void> {
    await this.#app.redact({ id, paths: [...paths], reason }, { by: this.#app.person });
  }

  async erase(
    id: string,
    paths: readonly string[],
    reason: port.WithholdingReason,
  ): Promise<{ state: 'erased' | 'pending' }> {
    const { person } = this.#app;
    const done = await this.#app.erase({ id, paths: [...paths], reason, dryRun: false }, { by: person });
    return { state: done.state === 'erased' ? 'erased' : 'pending' };
  }

  outside(id: string): port.OutsiderView {
    const proof = proofFor(id, undefined, this.#app);
    const shown = proof.openings.flatMap(({ opening, items }) => {
      const [, , path, value] = JSON.parse(opening) as [string, string, string, Json];
      if (items === undefined || items.length === 0) return isTree(value) ? [] : [{ path, value }];
      const held = items.map((item) => JSON.parse(item.opening) as [string, string, string, Json]);
      if (path === 'custom') return held.map(([, , name, inner]) => ({ path: name, value: inner }));
      return [{ path, value: held.map(([, , , text]) => text).join('') }];
    });
    const erased = erasuresOf(id, this.#app).map(({ path, reason }) => ({ path, reason }));
    return { shown: shown.filter(({ path }) => path !== 'id'), withheld: proof.withheld, erased };
  }
}

/** What stands in the opening of a text or of custom fields of which no item is shown. */
function isTree(value: Json): boolean {
  return value !== null && typeof value === 'object' && 'tree' in value && 'size' in value;
}
