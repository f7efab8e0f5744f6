import { expect, it } from 'vitest';
import { words as en } from '../console/src/i18n/en/words.ts';
import { words as zh } from '../console/src/i18n/zh/words.ts';
import { listTroubles } from '../server/src/modules/home/rules/troubles.ts';
import { alertWords } from '../server/src/modules/robots/rules/words.ts';

// The server cannot read the console's words: what a robot says in a group is compared with what the home page says.
it('a robot calls every trouble as the console does', () => {
  const troubles = listTroubles(false, {
    codesFailed: 1,
    codesNobody: 1,
    codesOverLimit: 1,
    tasksOverdue: 1,
    sendsUnconfirmed: 1,
    intentionsFailed: 1,
    intentionsUnknown: 1,
    eventFailures: 1,
    inboxFailed: 1,
    timersFailed: 1,
    journeysStranded: 1,
  });
  const shown: Partial<Record<string, string>> = zh.attention;
  for (const { code, count } of troubles)
    expect(alertWords({ code, level: 'warning', count, words: null })).toBe(`【提醒】${shown[code]}：1`);
  const codes = troubles.map(({ code }) => code).sort();
  expect(Object.keys(zh.attention).sort()).toEqual(codes);
  expect(Object.keys(en.attention).sort()).toEqual(codes);
});
