import type { Ask } from '@hetang/contract/http/asks';
import type { Funnel, Retention, Rfm, Trend } from '@hetang/contract/http/reports';
import type { Lang } from '../../kernel/errors.ts';
import { withSegment } from '../people/with-segment.ts';
import { askFunnel } from '../questions/funnel.ts';
import { askRetention } from '../questions/retention.ts';
import { askRfm } from '../questions/rfm.ts';
import { askTrend } from '../questions/trend.ts';
import { assertDayOrder } from './day-order.ts';
import { type AnalyticsDeps, zoneOf } from './deps.ts';
import { amongRule } from './rules/among-rule.ts';
import { funnelRule } from './rules/funnel-rule.ts';
import { retentionRule } from './rules/retention-rule.ts';
import { rfmRule } from './rules/rfm-rule.ts';
import { trendRule } from './rules/trend-rule.ts';

type Of<K extends Ask['of']> = Omit<Extract<Ask, { of: K }>, 'of'>;

/** How many went how far, with the rule in words. */
export async function answerFunnel(deps: AnalyticsDeps, ask: Of<'funnel'>, lang: Lang): Promise<Funnel> {
  assertDayOrder(ask.from, ask.to, 'to');
  const question = { ...ask, zone: await zoneOf(deps.db) };
  const answer = await withSegment(deps, ask.among, (people) =>
    askFunnel(deps.analytics, { ...question, people }),
  );
  return { ...answer, rule: funnelRule(question, lang) + amongRule(ask.among, lang) };
}

/** Who came back, with the rule in words. */
export async function answerRetention(
  deps: AnalyticsDeps,
  ask: Of<'retention'>,
  lang: Lang,
): Promise<Retention> {
  assertDayOrder(ask.from, ask.to, 'to');
  const question = { ...ask, zone: await zoneOf(deps.db) };
  const answer = await withSegment(deps, ask.among, (people) =>
    askRetention(deps.analytics, { ...question, people }, deps.clock.now()),
  );
  return { ...answer, rule: retentionRule(question, lang) + amongRule(ask.among, lang) };
}

/** Buyers by bands, with the rule in words. */
export async function answerRfm(deps: AnalyticsDeps, ask: Of<'rfm'>, lang: Lang): Promise<Rfm> {
  assertDayOrder(ask.from, ask.asOf, 'asOf');
  const question = { ...ask, to: ask.asOf, zone: await zoneOf(deps.db) };
  const answer = await withSegment(deps, ask.among, (people) =>
    askRfm(deps.analytics, { ...question, people }),
  );
  return { ...answer, rule: rfmRule(question, lang) + amongRule(ask.among, lang) };
}

/** An event over time, with the rule in words. */
export async function answerTrend(deps: AnalyticsDeps, ask: Of<'trend'>, lang: Lang): Promise<Trend> {
  assertDayOrder(ask.from, ask.to, 'to');
  const question = { ...ask, zone: await zoneOf(deps.db) };
  const answer = await withSegment(deps, ask.among, (people) =>
    askTrend(deps.analytics, { ...question, people }),
  );
  return { ...answer, rule: trendRule(question, lang) + amongRule(ask.among, lang) };
}
