import type { ImportSummary } from '@hetang/contract/http/imports';
import type { ImportMapping } from '@hetang/contract/imports/mapping';
import { formatDecimal } from './rules/read-decimal.ts';
import { isSkip } from './rules/reasons.ts';

/** Counts of an import while it runs. */
export class Tally {
  rows = 0;
  imported = 0;
  repeated = 0;
  readonly orders = { paid: 0, cancelled: 0, repeated: 0 };
  /** Minor units, and before rounding in millionths of major units. */
  readonly money = { paid: 0, paidExact: 0n, cancelled: 0 };
  readonly #skipped = new Map<string, number>();
  readonly #failed = new Map<string, number>();

  /** Rows that were not used. */
  unused(reason: string, rows: number): void {
    const counts = isSkip(reason) ? this.#skipped : this.#failed;
    counts.set(reason, (counts.get(reason) ?? 0) + rows);
  }

  summary(
    mapping: ImportMapping,
    rest: Pick<ImportSummary, 'contacts' | 'bytes' | 'seconds'>,
  ): ImportSummary {
    const isOrders = mapping.kind === 'orders';
    const { paid, cancelled, paidExact } = this.money;
    return {
      rows: this.rows,
      imported: this.imported,
      repeated: this.repeated,
      skipped: Object.fromEntries(this.#skipped),
      failed: Object.fromEntries(this.#failed),
      orders: isOrders ? { ...this.orders } : null,
      contacts: rest.contacts,
      money: isOrders
        ? { currency: mapping.money.currency, paid, paidExact: formatDecimal(paidExact), cancelled }
        : null,
      bytes: rest.bytes,
      seconds: Math.round(rest.seconds * 10) / 10,
    };
  }
}
