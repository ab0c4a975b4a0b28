/** From a row of a series to the fields of its points, one for each value. */
import type { Json } from '../../../model/records.ts';
import type { RowValues } from './read-row.ts';
import type { ValuesAs } from './targets.ts';

export function pointFields({ fields, points }: RowValues, valuesAs: ValuesAs): Record<string, Json>[] {
  const each: Record<string, Json>[] = points?.map(({ name, value, isPercent }) => ({
    ...fields,
    ...(isPercent && fields['unit'] === undefined ? { unit: 'percent' } : {}),
    ...named(fields, valuesAs, name),
    value,
  })) ?? [fields];
  return each.map((own) => ({ ...own, title: own['title'] ?? titleOf(own) }));
}

/** Names are a part of what the series is called, where that has a name already. */
function named(fields: RowValues['fields'], as: ValuesAs, name: string): Record<string, Json> {
  const former = fields[as];
  return { [as]: as === 'series' && typeof former === 'string' ? `${former}: ${name}` : name };
}

function titleOf({ series, question, country, house }: Record<string, Json>): string {
  return [series ?? question, country, house].filter((part) => typeof part === 'string').join(', ');
}
