import type { Rule } from '../rule.ts';
import { reportMetric } from './report-metric.ts';
import { reportNobody } from './report-nobody.ts';

/** About reports. */
export const reportRules: readonly Rule[] = [reportMetric, reportNobody];
