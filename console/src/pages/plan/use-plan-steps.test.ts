import { expect, test } from 'vitest';
import { ApiError } from '../../api/client.ts';
import { refusalFindings } from '../../api/plan.ts';
import { applicableChanges, meetsOtherPlan } from './use-plan-steps.ts';

const finding = (severity: 'error' | 'warning', code = 'plan/x') => ({
  file: 'plan.yaml',
  line: 1,
  column: 1,
  code,
  severity,
  message: 'm',
});
const change = {
  kind: 'stages',
  key: 'a',
  change: 'added' as const,
  name: null,
  details: [],
  title: '阶段「a」',
  lines: [],
  touches: [],
  loud: false,
};

test('a preview may be applied when it changes something and has no error', () => {
  expect(applicableChanges({ changes: [change], findings: [finding('warning')] })).toEqual([change]);
  expect(applicableChanges({ changes: [change], findings: [finding('error')] })).toEqual([]);
  expect(applicableChanges({ changes: [], findings: [] })).toEqual([]);
  expect(applicableChanges(undefined)).toEqual([]);
});

test('a refusal carries its findings; other failures do not', () => {
  const findings = [finding('error', 'plan/other-plan')];
  const problem = { code: 'plan/has-errors', message: 'm' };
  const refused = refusalFindings(new ApiError(422, problem, { ...problem, findings }));
  expect(refused).toEqual(findings);
  expect(meetsOtherPlan(refused)).toBe(true);
  expect(refusalFindings(new ApiError(409, problem, { findings }))).toBeUndefined();
  expect(refusalFindings(new Error('x'))).toBeUndefined();
  expect(meetsOtherPlan(undefined)).toBe(false);
});
