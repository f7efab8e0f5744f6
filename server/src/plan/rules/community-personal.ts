import type { Community } from '@hetang/contract/plan/kinds/communities';
import type { Hit, Path, Rule } from './rule.ts';

/** Everybody in a group reads the same text, so it cannot name one of them. */
export const communityPersonal: Rule = {
  id: 'community-personal',
  theme: 'communities',
  severity: 'error',
  title: { zh: '群消息里的个人变量', en: 'Personal variables in groups' },
  why: {
    zh: '群里所有人读到的是同一段文字，不能点出其中一个人；只有入群欢迎语可以用 contact.name，企业微信换成新成员的昵称。',
    en: 'Everybody in a group reads the same text, so it cannot name one of them. Only a welcome may say contact.name: WeCom puts in who joins.',
  },
  problem: {
    zh: '群里的消息“{message}”用了客户变量 {variables}',
    en: 'The message `{message}` goes to a group but uses {variables}',
  },
  hint: { zh: '群消息里去掉 contact 的变量', en: 'Leave variables of `contact` out of what a group reads' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: "欢迎{{ contact.name }}" }, all: { name: 群公告, text: 每周三答疑 } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: all, exit: 课程结束解散 } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: "欢迎{{ contact.name }}" } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散 } }`,
  check: ({ plan, templates }) =>
    [
      ...Object.entries(plan.communities).flatMap(([key, community]) =>
        messagesOf(community, ['communities', key]),
      ),
      ...Object.entries(plan.broadcasts).flatMap(([key, broadcast]) =>
        'groups' in broadcast ? [{ message: broadcast.message, path: ['broadcasts', key, 'message'] }] : [],
      ),
    ].flatMap(({ message, path }): Hit[] => {
      const facts = Object.hasOwn(templates, message) ? templates[message] : undefined;
      const personal = (facts?.variables ?? []).filter(
        (name) =>
          /^(?:contact|coupon)\b/.test(name) && !(path.at(-1) === 'welcome' && name === 'contact.name'),
      );
      return personal.length === 0 ? [] : [{ path, args: { message, variables: personal.join(', ') } }];
    }),
};

function messagesOf(community: Community, path: Path): { message: string; path: Path }[] {
  const { welcome, notice, sop, keywords } = community;
  return [
    ...(welcome ? [{ message: welcome, path: [...path, 'welcome'] }] : []),
    ...(notice ? [{ message: notice, path: [...path, 'notice'] }] : []),
    ...sop.map(({ post }, i) => ({ message: post, path: [...path, 'sop', i, 'post'] })),
    ...Object.entries(keywords).map(([word, message]) => ({ message, path: [...path, 'keywords', word] })),
  ];
}
