import type { ImportMapping } from '@hetang/contract/imports/mapping';
import type { Identity } from '../../contacts/api.ts';
import type { CellOf } from './columns.ts';
import type { Unused } from './reasons.ts';

/** Who a row is about: what its identity columns say, in the order of the mapping. Empty when all are blank. */
export function readIdentities(
  mapping: ImportMapping,
  cellOf: CellOf,
  cells: readonly string[],
): Identity[] | Unused {
  const identities: Identity[] = [];
  for (const [kind, spec] of Object.entries(mapping.identities)) {
    const { column, as } = typeof spec === 'string' ? { column: spec, as: 'text' } : spec;
    const text = cellOf(cells, column);
    if (text === '') continue;
    const value = as === 'integer' || kind === 'contact_id' ? wholeNumber(text) : text;
    if (value === null || value.length > 128) return { reason: 'bad-identity', detail: text };
    identities.push({ kind, value });
  }
  return identities;
}

/** `17850.0` → `17850`; null for anything that is no whole number of at most 18 digits. */
function wholeNumber(text: string): string | null {
  return /^(\d{1,18})(?:\.0*)?$/.exec(text)?.[1] ?? null;
}
