import type { Hit, Rule, Text } from '../rule.ts';

/** Materials for welcoming new members of groups, in a corp. */
const MATERIALS = 100;
const BYTES = 3000;

/** What the platform takes as the welcome of a group. */
export const groupWelcome: Rule = {
  id: 'group-welcome',
  theme: 'platform',
  severity: 'error',
  title: { zh: '入群欢迎语的限制', en: 'Limits of a group welcome' },
  why: {
    zh: '入群欢迎语要先建成素材，再由群主在群设置里选用：一个企业至多 100 条素材，每条文字至多 3000 字节。',
    en: 'A welcome of groups is a material that the owner chooses in the settings of the group: 100 of them in a corp, each with a text of at most 3000 bytes.',
  },
  problem: { zh: '入群欢迎语建不出来：{why}', en: 'The group welcome cannot be made: {why}' },
  hint: {
    zh: '写短一些；几类社群可以共用一条欢迎语',
    en: 'Shorten it; several communities may share one welcome',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散 } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: ${'欢迎进群'.repeat(260)} } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散 } }`,
  check: ({ plan }) => {
    const used = new Set<string>();
    return Object.entries(plan.communities).flatMap(([key, { welcome }]): Hit[] => {
      if (welcome === undefined || used.has(welcome)) return [];
      used.add(welcome);
      const text = Object.hasOwn(plan.messages, welcome) ? (plan.messages[welcome]?.text ?? '') : '';
      const bytes = new TextEncoder().encode(text).length;
      const why = used.size > MATERIALS ? tooMany : bytes > BYTES ? tooLong(bytes) : undefined;
      return why ? [{ path: ['communities', key, 'welcome'], args: { why } }] : [];
    });
  },
};

const tooMany: Text = {
  zh: `这是第 ${MATERIALS + 1} 条，一个企业至多 ${MATERIALS} 条`,
  en: `it is the ${MATERIALS + 1}th, a corp has ${MATERIALS} at most`,
};

function tooLong(bytes: number): Text {
  return {
    zh: `文字有 ${bytes} 字节，至多 ${BYTES} 字节`,
    en: `its text has ${bytes} bytes, at most ${BYTES}`,
  };
}
