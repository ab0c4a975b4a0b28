import { asSabtError } from '../../../model/errors.ts';
import type { IntakeContext } from '../context.ts';
import type { Ledger } from '../ledger.ts';
import type { Sources } from '../sources.ts';
import type { RowOutcome } from './row-reader.ts';

const GROUP_DRAFTS = 2_048;
const GROUP_ROWS = 5_000;

/**
 * Appends the drafts of rows in groups and writes the rows' lines once their group is durable. One group is
 * being written while the next fills; the third waits. A record that the keeper refuses fails its own row
 * and no other.
 */
export class GroupWriter {
  /** Null on a dry run. */
  readonly #context: IntakeContext | null;
  readonly #sources: Sources;
  readonly #ledger: Ledger;
  #group: RowOutcome[] = [];
  #drafts = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(context: IntakeContext | null, sources: Sources, ledger: Ledger) {
    this.#context = context;
    this.#sources = sources;
    this.#ledger = ledger;
  }

  async add(outcome: RowOutcome): Promise<void> {
    this.#group.push(outcome);
    this.#drafts += outcome.drafts.length;
    if (this.#drafts >= GROUP_DRAFTS || this.#group.length >= GROUP_ROWS) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#writing;
  }

  async #flush(): Promise<void> {
    const group = this.#group;
    const sources = this.#sources.take();
    this.#group = [];
    this.#drafts = 0;
    await this.#writing;
    this.#writing = this.#write(group, sources);
    // Thrown where it is awaited next; until then it is not unhandled.
    this.#writing.catch(() => undefined);
  }

  async #write(group: RowOutcome[], sources: ReturnType<Sources['take']>): Promise<void> {
    if (this.#context !== null) {
      if (sources.length > 0) await this.#context.append(sources, { shuffle: true });
      await this.#append(
        group.filter((outcome) => outcome.drafts.length > 0),
        this.#context,
      );
    }
    for (const { line } of group) this.#ledger.add(dryLine(line, this.#context === null));
    this.#ledger.flush();
  }

  async #append(rows: RowOutcome[], context: IntakeContext): Promise<void> {
    if (rows.length === 0) return;
    try {
      await context.append(
        rows.flatMap((row) => row.drafts),
        { shuffle: true },
      );
    } catch (error) {
      const refused = asSabtError(error);
      if (refused.exitStatus !== 1) throw error;
      if (rows.length === 1) {
        const { record, ...line } = rows[0]!.line;
        rows[0]!.line = { ...line, status: 'failed', code: refused.code, message: refused.message };
        return;
      }
      // Somewhere among them is a record that cannot be kept: halve until it stands alone.
      const middle = rows.length >> 1;
      await this.#append(rows.slice(0, middle), context);
      await this.#append(rows.slice(middle), context);
    }
  }
}

/** On a dry run a record that would be made has no id yet. */
function dryLine(line: RowOutcome['line'], dry: boolean): RowOutcome['line'] {
  if (!dry || line.status !== 'added') return line;
  const { record, ...rest } = line;
  return rest;
}
