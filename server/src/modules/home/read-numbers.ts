import type { HomeNumbers } from '@hetang/contract/http/home';
import { messageOf } from '../../kernel/errors.ts';
import { currentPlan } from '../../plan/current.ts';
import type { HomeDeps } from './deps.ts';
import { type Days, type Span, spansOf } from './rules/span.ts';
import { countSpans } from './sql/count-span.ts';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** The numbers of some days beside those of as many days before. Orders are null while analytics is away. */
export async function readNumbers(deps: HomeDeps, days: Days): Promise<HomeNumbers> {
  const now = deps.clock.now();
  const zone = (await currentPlan(deps.db))?.plan.meta.timezone ?? DEFAULT_ZONE;
  const { current, previous } = spansOf(days, now, zone);
  const spans = [current, previous];
  const [counts, orders] = await Promise.all([countSpans(deps.db, spans), ordersOf(deps, spans)]);
  const told = (span: Span, nr: number) => ({
    ...span.days,
    start: span.start.toISOString(),
    end: span.end.toISOString(),
    ...(counts[nr] ?? { added: 0, lost: 0, sent: 0 }),
    buyers: orders?.[nr]?.buyers ?? null,
    revenue: orders?.[nr]?.revenue ?? null,
  });
  return { asOf: now.toISOString(), zone, current: told(current, 0), previous: told(previous, 1) };
}

async function ordersOf({ askOrders, log }: HomeDeps, spans: readonly Span[]) {
  try {
    return (await askOrders?.(spans)) ?? null;
  } catch (error) {
    log.warn({ problem: messageOf(error) }, 'orders not known');
    return null;
  }
}
