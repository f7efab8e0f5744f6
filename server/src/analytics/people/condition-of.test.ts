import type { Behind } from '@hetang/contract/http/asks';
import { expect, it } from 'vitest';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import { conditionOf } from './condition-of.ts';
import { behindInWords } from './rules/behind-words.ts';

const between = { from: '2026-01-01', to: '2026-01-31' };
const trend = {
  of: 'trend',
  event: 'order.paid',
  measure: 'events',
  period: 'day',
  compare: false,
  ...between,
} as const;
const funnel = {
  of: 'funnel',
  steps: [{ event: 'contact.added' }, { event: 'order.paid' }],
  window: 60,
} as const;
const retention = {
  of: 'retention',
  start: { event: 'contact.added' },
  back: { event: 'order.paid' },
  period: 'month',
  from: '2026-01-10',
  to: '2026-03-01',
} as const;
const said = (behind: Behind) => conditionOf(behind);
const happened = { event: 'order.paid', between };

it.each<[string, Behind, unknown]>([
  ['an event in some days', trend, happened],
  ['with words that it carries', { ...trend, where: { sku: 'a' } }, { ...happened, where: { sku: 'a' } }],
  ['of a segment', { ...trend, among: 'vip' }, { all: [happened, { segment: 'vip' }] }],
  ['of a stage', { ...trend, breakdown: 'stage', key: 'trial' }, { all: [happened, { stage: 'trial' }] }],
  [
    'of a tier',
    { ...trend, breakdown: 'tier:value', key: 'gold' },
    { all: [happened, { tier: 'value/gold' }] },
  ],
  [
    'of those without a tag',
    { ...trend, breakdown: 'tag:need', key: '' },
    { all: [happened, { not: { 'tag-group': 'need' } }] },
  ],
  [
    'the first step of a funnel',
    { ...funnel, ...between, steps: [...funnel.steps], step: 1, dropped: false },
    { event: 'contact.added', between },
  ],
  [
    'a cohort of everybody who did it',
    { ...retention, cohorting: 'recurring', cohort: '2026-02-01', position: -1 },
    { event: 'contact.added', between: { from: '2026-02-01', to: '2026-02-28' } },
  ],
  [
    'everybody who bought',
    { of: 'rfm', asOf: '2026-01-31', bins: 5 },
    { event: 'order.paid', between: { to: '2026-01-31' } },
  ],
  [
    'who was ever on a stage',
    { of: 'stage', stage: 'trial' },
    { event: 'stage.entered', where: { stage: 'trial' } },
  ],
])('the language of plans says %s', (_, behind, condition) => {
  expect(said(behind)).toEqual(condition);
});

it.each<[string, Behind]>([
  ['numbers, which may be money', { ...trend, where: { amount: 100 } }],
  ['a group by a property', { ...trend, breakdown: 'sku', key: 'a' }],
  ['exactly one tag', { ...trend, breakdown: 'tag:need', key: 'course' }],
  ['a later step', { ...funnel, ...between, steps: [...funnel.steps], step: 2, dropped: false }],
  ['who got no further', { ...funnel, ...between, steps: [...funnel.steps], step: 1, dropped: true }],
  ['the first time ever', { ...retention, cohorting: 'first-time', cohort: '2026-02-01', position: -1 }],
  ['a band', { of: 'rfm', asOf: '2026-01-31', bins: 5, recency: 5 }],
  ['the first friendship', { of: 'home', figure: 'added', ...between }],
])('it does not say %s', (_, behind) => {
  expect(said(behind)).toBeNull();
});

it('says in words what a number counts', () => {
  const names = namesOf(null);
  const zh = (behind: Behind) => behindInWords(behind, { names, lang: 'zh' });
  expect(zh({ ...trend, breakdown: 'stage', key: '', among: 'vip' })).toBe(
    '趋势「支付订单」 2026-01-01 至 2026-01-31，做过的客户，客户现在所处的阶段 = （空），分群「vip」之内',
  );
  expect(zh({ of: 'rfm', asOf: '2026-01-31', bins: 5, recency: 5, frequency: 4 })).toBe(
    'RFM 截至 2026-01-31 R5F4',
  );
  expect(behindInWords({ of: 'stage', stage: 'trial' }, { names, lang: 'en' })).toBe(
    'contacts who have entered “trial”',
  );
});
