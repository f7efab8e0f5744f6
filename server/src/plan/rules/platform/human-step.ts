import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule, Text } from '../rule.ts';
import { isMass } from '../shared/is-mass.ts';
import { stepsOf } from '../shared/steps.ts';

/** What WeCom does not let a server do alone, and who has to act instead. */
export const humanStep: Rule = {
  id: 'human-step',
  theme: 'platform',
  severity: 'info',
  title: { zh: '要人来做的一步', en: 'Steps that need a person' },
  why: {
    zh: '企业微信不允许服务器自己发后续消息、拉人进群、设置群公告和群内自动回复；每一次都要员工、群主或管理员动手，排期时要算上他们的时间。',
    en: 'WeCom lets no server send later messages, bring people into groups, or set notices and automatic answers of groups by itself. Each time staff, an owner or an administrator must act, and plans have to count their time.',
  },
  problem: { zh: '这里要人来做：{steps}', en: 'People have to act here: {steps}' },
  hint: {
    zh: '确认这些人知道要做什么；不想等人的，用欢迎语、标签或任务',
    en: 'Make sure they know; what must not wait for people can be a welcome, a tag or a task',
  },
  good: `
messages: { hi: { name: 欢迎, text: 你好 } }
journeys: { j: { name: 旅程, start: { event: contact.added }, steps: [{ welcome: hi }] } }`,
  bad: `
messages: { a: { name: 甲, text: 一 } }
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ message: a }] } }`,
  check: ({ plan }) => [
    ...Object.entries(plan.journeys).flatMap(([key, journey]) =>
      hit(['journeys', key], journeySteps(plan, key, journey)),
    ),
    ...Object.keys(plan.broadcasts).flatMap((key) => hit(['broadcasts', key], [confirm(1)])),
    ...Object.entries(plan.communities).flatMap(([key, { welcome, notice, keywords, sop }]) =>
      hit(
        ['communities', key],
        [
          ...(welcome === undefined
            ? []
            : [said('群主在群设置里选用欢迎语', 'the owner chooses the welcome in each group')]),
          ...(notice === undefined ? [] : [said('群主发布群公告', 'the owner writes the notice')]),
          ...(Object.keys(keywords).length === 0
            ? []
            : [
                said(
                  '管理员在后台配置自动回复、群主逐群打开',
                  'an administrator sets the automatic answers, the owner turns them on in each group',
                ),
              ]),
          ...(sop.length === 0
            ? []
            : [
                said(
                  `群主确认或发布 ${sop.length} 条 SOP`,
                  `the owner confirms or posts ${sop.length} posts`,
                ),
              ]),
        ],
      ),
    ),
  ],
};

function journeySteps(plan: Plan, key: string, journey: Journey): Text[] {
  const steps = stepsOf(key, journey).map(({ step }) => step);
  const messages = steps.filter((step) => 'message' in step && isMass(plan, step.message)).length;
  const invitations = steps.filter((step) => 'invite' in step).length;
  return [
    ...(messages > 0 ? [confirm(messages)] : []),
    ...(invitations > 0
      ? [
          said(
            `员工发 ${invitations} 处入群邀请、客户扫码`,
            `staff send the invitation at ${invitations} steps and the customer scans it`,
          ),
        ]
      : []),
  ];
}

function confirm(count: number): Text {
  return said(`员工在企业微信里确认 ${count} 条群发`, `staff confirm ${count} mass messages in WeCom`);
}

function said(zh: string, en: string): Text {
  return { zh, en };
}

function hit(path: string[], steps: readonly Text[]): Hit[] {
  if (steps.length === 0) return [];
  const args = {
    steps: said(steps.map(({ zh }) => zh).join('；'), steps.map(({ en }) => en).join('; ')),
  };
  return [{ path, at: 'key', args }];
}
