import { expect, it } from 'vitest';
import { eventWords as en } from '../console/src/i18n/en/event-words.ts';
import { refusals as enRefusals } from '../console/src/i18n/en/refusals.ts';
import { words as enWords } from '../console/src/i18n/en/words.ts';
import { eventWords as zh } from '../console/src/i18n/zh/event-words.ts';
import { refusals as zhRefusals } from '../console/src/i18n/zh/refusals.ts';
import { words as zhWords } from '../console/src/i18n/zh/words.ts';
import { errorCodes } from '../server/src/channels/wecom/error-codes.ts';
import { builtInEvents } from '../server/src/conditions/rules/event-words.ts';

it('every event of the engine has a word in the console, in both languages', () => {
  const wanted = builtInEvents.map((name) => name.replaceAll('.', '-'));
  expect(wanted.filter((key) => !Object.hasOwn(zh.event, key))).toEqual([]);
  expect(wanted.filter((key) => !Object.hasOwn(en.event, key))).toEqual([]);
  expect(Object.keys(en.prop).sort()).toEqual(Object.keys(zh.prop).sort());
});

it('every refusal of the platform has words in the console, those of the table of error codes', () => {
  const table = [...errorCodes.values()];
  const reasons = [...new Set(table.map(({ reason }) => reason))];
  const inWords = { ...zhWords.stepOutcome, ...zhWords.reason };
  expect(reasons.filter((reason) => !Object.hasOwn(inWords, reason))).toEqual([]);
  expect(Object.keys(enWords.reason).sort()).toEqual(Object.keys(zhWords.reason).sort());
  const strange = (words: Record<string, string>, lang: 'zh' | 'en') =>
    Object.entries(words).filter(
      ([reason, said]) => !table.some((one) => one.reason === reason && one[lang].what === said),
    );
  expect(strange(zhRefusals, 'zh')).toEqual([]);
  expect(strange(enRefusals, 'en')).toEqual([]);
});
