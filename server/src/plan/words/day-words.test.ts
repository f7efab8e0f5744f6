import { expect, test } from 'vitest';
import { cycleDayWords, slotDayWords } from './day-words.ts';

test.each([
  ['mon', '周一', 'mon'],
  ['every-day', '每天', 'every day'],
  ['workday', '工作日', 'workdays'],
  ['holiday', '节假日', 'holidays'],
  ['holiday:春节', '春节', '春节'],
  ['solar-term:立春', '立春', '立春'],
  ['day:20', '每月 20 日', 'day 20 of the month'],
  ['day:last', '每月最后一天', 'last day of the month'],
  ['11-11', '每年 11-11', '11-11 every year'],
  ['2026-11-11', '2026-11-11', '2026-11-11'],
])('slot on %s', (token, zh, en) => {
  expect([slotDayWords(token, 'zh'), slotDayWords(token, 'en')]).toEqual([zh, en]);
});

test.each([
  ['start', '阶段首日', 'first day of the phase'],
  ['start+2d', '阶段首日后 2 天', '2 days after the first day of the phase'],
  ['end-1d', '阶段末日前 1 天', '1 day before the last day of the phase'],
  ['2026-06-01', '2026-06-01', '2026-06-01'],
])('due %s', (text, zh, en) => {
  expect([cycleDayWords(text, 'zh'), cycleDayWords(text, 'en')]).toEqual([zh, en]);
});
