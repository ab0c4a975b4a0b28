/** The suggested and decided links, kept in memory and brought up to date from the log before each answer. */
import type { Json } from '../../model/records.ts';
import type { LinkedKind, LinkState } from '../../pages/index.ts';
import type { ColumnWeight } from '../../stages/linking/index.ts';
import type { App } from '../app.ts';

export interface LinkRow {
  id: string;
  kind: LinkedKind;
  a: string;
  b: string;
  probability: number;
  method: string;
  state: LinkState;
  evidence: ColumnWeight[];
  by: string;
  at: string;
  entry: number;
}

const KIND_OF: Readonly<Record<string, LinkedKind>> = {
  'same-event': 'event',
  'same-actor': 'actor',
  copy: 'document',
};

export class LinkRows {
  readonly #app: App;
  readonly #rows = new Map<string, LinkRow>();
  #read = 0;

  constructor(app: App) {
    this.#app = app;
  }

  current(): ReadonlyMap<string, LinkRow> {
    const { archive, catalogue, reader } = this.#app;
    const size = archive.size();
    if (this.#read < size)
      for (const entry of catalogue.entriesOf(['link'], this.#read, size)) {
        const { id, fields } = reader.at(entry);
        const kind = KIND_OF[String(fields['relation'])];
        if (kind === undefined) continue;
        this.#rows.set(id, {
          id,
          kind,
          a: String(fields['a']),
          b: String(fields['b']),
          probability: Number(fields['score'] ?? 0),
          method: String(fields['method'] ?? ''),
          state: stateOf(fields['status']),
          evidence: (fields['evidence'] ?? []) as unknown as ColumnWeight[],
          by: String(fields['by'] ?? ''),
          at: String(fields['at'] ?? ''),
          entry,
        });
      }
    this.#read = size;
    return this.#rows;
  }
}

const stateOf = (status: Json | undefined): LinkState =>
  status === 'confirmed' || status === 'rejected' ? status : 'suggested';
