/** The order of a list that is small enough to be sorted here. */
export interface Order<F extends string> {
  by: F;
  descending: boolean;
}

/** The order that a request asks for: `field` or `-field`; null for the list's own, undefined fields included. */
export function readSort<F extends string>(text: string | undefined, fields: readonly F[]): Order<F> | null {
  const by = fields.find((known) => known === text?.replace(/^-/, ''));
  return by === undefined ? null : { by, descending: text?.startsWith('-') === true };
}

/** Sorts in place by one column; rows that are equal in it stay as they were. */
export function sortBy<F extends string, Row extends Record<F, unknown>>(rows: Row[], order: Order<F>): void {
  const sign = order.descending ? -1 : 1;
  rows.sort((a, b) => sign * compare(rankOf(a[order.by]), rankOf(b[order.by])));
}

const rankOf = (value: unknown): unknown => (Array.isArray(value) ? value.length : value);

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''), 'zh-Hans-CN');
}
