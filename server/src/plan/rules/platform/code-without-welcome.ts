import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';
import { stepsOf } from '../shared/steps.ts';

/** Who adds staff through a code and hears nothing for hours is half lost; a welcome is the one automatic message. */
export const codeWithoutWelcome: Rule = {
  id: 'code-without-welcome',
  theme: 'channels',
  severity: 'warning',
  title: { zh: '没有欢迎语的活码', en: 'Codes without a welcome' },
  why: {
    zh: '欢迎语是加好友后唯一能自动发出的消息，只有 20 秒的机会；扫码进来什么也收不到的客户，流失得最快。',
    en: 'A welcome is the only message that goes out by itself after an add, within 20 seconds; who scans a code and hears nothing is the first to leave.',
  },
  problem: {
    zh: '从活码“{name}”加进来的客户没有欢迎语',
    en: 'Contacts who come by the code "{name}" get no welcome',
  },
  hint: {
    zh: '在由 contact.added 开始的旅程里，等待之前写 welcome；在企业微信后台配了欢迎语的，写明理由忽略这一条',
    en: 'Write `welcome` before any wait of a journey that contact.added starts; ignore this with a reason when the welcome is set in the WeCom console',
  },
  good: `
messages: { hi: { name: 欢迎, text: 你好 } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin] } }
journeys: { j: { name: 旅程, start: { event: contact.added }, steps: [{ welcome: hi }] } }`,
  bad: `
messages: { hi: { name: 欢迎, text: 你好 } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin] }, ads: { name: 广告, staff: [lin] } }
journeys: { j: { name: 旅程, start: { event: contact.added, where: { code: site } }, steps: [{ welcome: hi }] } }`,
  check: ({ plan }) => {
    // A plan without any journey does not talk to anybody yet.
    if (Object.keys(plan.journeys).length === 0) return [];
    const welcoming = welcomingCodes(plan);
    return Object.entries(plan.codes).flatMap(([key, code]): Hit[] => {
      const greeted = code.kind === 'group-code' || code.welcome !== undefined;
      if (greeted || welcoming.has(key) || welcoming.has(undefined)) return [];
      return [{ path: ['codes', key], at: 'key', args: { name: code.name } }];
    });
  },
};

/** The codes that some journey welcomes; undefined stands for all. */
function welcomingCodes(plan: Plan): Set<unknown> {
  return new Set(
    Object.entries(plan.journeys).flatMap(([key, journey]) => {
      const { event, where } = occasionOf(journey.start);
      const welcomes = stepsOf(key, journey).some(({ step }) => 'welcome' in step);
      return event === 'contact.added' && welcomes ? [where?.code] : [];
    }),
  );
}
