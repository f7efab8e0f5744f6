import { expect, test } from 'vitest';
import { isRecorded, recordedSettings, recordedSettingsOf } from './recorded.ts';
import { kindSchemas, recordedKinds } from './registry.ts';

test('a setting is named when a definition uses it', () => {
  const code = kindSchemas.codes.parse({ name: '官网', kind: 'code', staff: ['lin'], partner: '甲' });
  expect(recordedSettingsOf('codes', code)).toEqual(['partner']);
  const link = kindSchemas.codes.parse({ name: '官网', kind: 'acquisition-link', staff: ['lin'] });
  expect(recordedSettingsOf('codes', link)).toEqual([]);
  const staff = kindSchemas.staff.parse({
    name: '林',
    wecom: 'Lin',
    capacity: { contacts: 9, 'adds-per-day': 3 },
    kpis: [],
  });
  expect(recordedSettingsOf('staff', staff)).toEqual(['capacity.contacts']);
  const club = kindSchemas.communities.parse({ name: '会员群', series: '会员 {{ n }} 群', exit: '自愿退群' });
  expect(recordedSettingsOf('communities', club)).toEqual(['exit']);
});

test('nothing is named of a definition that uses no more than what runs', () => {
  expect(recordedSettingsOf('codes', kindSchemas.codes.parse({ name: '官网', staff: ['lin'] }))).toEqual([]);
  expect(recordedSettingsOf('messages', kindSchemas.messages.parse({ name: '甲', text: '你好' }))).toEqual(
    [],
  );
});

test('a kind is recorded as a whole or in parts, not both', () => {
  expect(recordedKinds.filter((kind) => recordedSettings[kind])).toEqual([]);
});

test('a coupon that one simply gets runs, other activities do not', () => {
  const coupon = (claim: string) =>
    kindSchemas.activities.parse({
      type: 'coupon',
      name: '券',
      claim,
      off: { yuan: 5 },
      budget: 100,
      stock: 9,
    });
  expect(isRecorded('activities', coupon('claim'))).toBe(false);
  expect(recordedSettingsOf('activities', coupon('claim'))).toEqual(['budget']);
  expect(isRecorded('activities', coupon('split'))).toBe(true);
  expect(isRecorded('activities', undefined)).toBe(true);
});
