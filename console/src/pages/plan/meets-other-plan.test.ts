import { expect, test } from 'vitest';
import { ApiError } from '../../api/client.ts';
import { refusalFindings } from '../../api/plan.ts';
import { meetsOtherPlan } from './meets-other-plan.ts';

const finding = (severity: 'error' | 'warning', code: string) => ({
  file: 'plan.yaml',
  line: 1,
  column: 1,
  code,
  severity,
  message: 'm',
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
