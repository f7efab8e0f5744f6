import { reportMetrics } from '@hetang/contract/plan/kinds/reports';
import type { Hit, Rule } from '../rule.ts';
import { nearest } from '../shared/nearest.ts';

/** A report names metrics that exist. */
export const reportMetric: Rule = {
  id: 'report-metric',
  theme: 'goals',
  severity: 'error',
  title: { zh: '不存在的指标', en: 'Metrics that do not exist' },
  why: {
    zh: '报告只能用荷塘知道的指标，或写 goal/目标键 看某个目标的进度。',
    en: 'A report uses the metrics that Hetang knows, or `goal/<key>` for the progress of a goal.',
  },
  problem: { zh: '没有指标“{metric}”', en: 'There is no metric `{metric}`' },
  hint: {
    zh: `可以写：${Object.keys(reportMetrics).join('、')}，或 goal/目标键`,
    en: `Write one of: ${Object.keys(reportMetrics).join(', ')}, or goal/<key>`,
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
reports:
  weekly: { name: 周报, answers: 这周加了多少人, for: [lin], when: { every: week, on: mon, at: "09:00" }, metrics: [contacts-added] }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
reports:
  weekly: { name: 周报, answers: 这周加了多少人, for: [lin], when: { every: week, on: mon, at: "09:00" }, metrics: [contact-added] }`,
  check: ({ plan }) =>
    Object.entries(plan.reports).flatMap(([key, { metrics }]) =>
      metrics.flatMap((metric, i): Hit[] => {
        if (metric.startsWith('goal/') || Object.hasOwn(reportMetrics, metric)) return [];
        const meant = nearest(metric, Object.keys(reportMetrics));
        const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
        const path = ['reports', key, 'metrics', i];
        return [{ path, args: { metric }, ...(meant !== undefined && { hint }) }];
      }),
    ),
};
