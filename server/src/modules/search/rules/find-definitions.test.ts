import { emptyPlan, kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { expect, test } from 'vitest';
import { findDefinitions } from './find-definitions.ts';

const plan: Plan = {
  ...emptyPlan({ plan: 'pond', name: '荷塘', timezone: 'Asia/Shanghai' }),
  stages: { trial: { name: '体验用户' }, registered: { name: '注册用户' } },
  segments: { 'sleeping-trial': { name: '沉睡的体验用户', when: { stage: 'trial' } } },
  codes: { poster: kindSchemas.codes.parse({ name: 'Trial 海报', staff: ['lin'] }) },
};
const found = (text: string, limit = 10) =>
  findDefinitions(plan, text, limit).map(({ kind, key }) => `${kind}/${key}`);

test('whole before beginning before middle, by name or key, capitals or not', () => {
  expect(found('TRIAL')).toEqual(['stages/trial', 'codes/poster', 'segments/sleeping-trial']);
  expect(found(' 体验用户 ')).toEqual(['stages/trial', 'segments/sleeping-trial']);
  expect(found('用户', 2)).toEqual(['stages/trial', 'stages/registered']);
  expect(found('nothing')).toEqual([]);
});
