/** Values put into a row one after another, in the order of the columns. */
import { type DuckDBAppender, LIST, listValue, VARCHAR } from '@duckdb/node-api';

export const LIST_OF_TEXT = LIST(VARCHAR);

export interface Appending {
  text(value: string | null): void;
  whole(value: number | null): void;
  big(value: number | null): void;
  real(value: number | null): void;
  list(values: readonly string[]): void;
}

export function appendingTo(appender: DuckDBAppender): Appending {
  return {
    text: (value) => (value === null ? appender.appendNull() : appender.appendVarchar(value)),
    whole: (value) => (value === null ? appender.appendNull() : appender.appendInteger(value)),
    big: (value) => (value === null ? appender.appendNull() : appender.appendBigInt(BigInt(value))),
    real: (value) => (value === null ? appender.appendNull() : appender.appendDouble(value)),
    list: (values) => appender.appendList(listValue([...values]), LIST_OF_TEXT),
  };
}
