import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { instant } from './range.ts';
import { Bind } from './step.ts';

/** What was bought in a stretch of time. */
export interface Orders {
  /** People with a paid order. */
  buyers: number;
  /** Fen; paid minus cancelled, each at its own time. */
  revenue: number;
}

/** Orders of stretches of time (their ends not included), in their order; null when no order was ever told. */
export async function askOrders(
  analytics: Analytics,
  spans: readonly { start: Date; end: Date }[],
): Promise<Orders[] | null> {
  const bind = new Bind();
  const figures = spans.map(({ start, end }, i) => {
    const within = `at >= ${instant(start.getTime(), bind)} and at < ${instant(end.getTime(), bind)}`;
    return `uniqExactIf(contact_id, name = 'order.paid' and ${within}) as buyers${i},
      sumIf(if(name = 'order.paid', amount, -amount), ${within}) as revenue${i}`;
  });
  const [row] = await analytics.query<Record<string, number> & { orders: number }>(
    `select count() as orders, ${figures.join(', ')} from event where name in ('order.paid', 'order.cancelled')`,
    bind.params,
  );
  if (!row?.orders) return null;
  return spans.map((_, i) => ({ buyers: row[`buyers${i}`] ?? 0, revenue: row[`revenue${i}`] ?? 0 }));
}
