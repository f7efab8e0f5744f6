import type { PlanAttachment } from '@hetang/contract/plan/kinds/attachments';
import type { Message } from '@hetang/contract/plan/kinds/messages';
import type { Hit, Rule, Text } from '../rule.ts';

const MOST_IMAGES = 9;
const TITLE = 64;

/** What a Moment cannot carry is found before the day it is due. */
export const momentsAttachments: Rule = {
  id: 'moments-attachments',
  theme: 'platform',
  severity: 'error',
  title: { zh: '朋友圈能带的附件', en: 'What a Moment can carry' },
  why: {
    zh: '一条企业朋友圈只能带至多九张图片，或一段视频，或一个有封面的链接，三种不能混用；文件和小程序带不了。链接的封面要随方案上传，网址形式的配图（picurl）用不了。',
    en: 'A Moment of the company carries up to nine pictures, or one video, or one link with a cover; no mixture, no file, no mini-program. The cover is a file of the plan: an address (`picurl`) will not do.',
  },
  problem: { zh: '消息“{message}”不能发朋友圈：{why}', en: 'The message `{message}` is no Moment: {why}' },
  hint: {
    zh: '另写一条消息发朋友圈，或改它的附件',
    en: 'Write a message for Moments, or change its attachments',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: sales, staff: lin } }
messages: { a: { name: 甲, text: 今天分享一个小经验 } }
calendar: { k: { name: 朋友圈, account: main, slots: [{ on: every-day, at: "10:00", message: a }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: sales, staff: lin } }
messages: { a: { name: 甲, text: 报名, link: { title: 公开课, url: "https://example.com/" } } }
calendar: { k: { name: 朋友圈, account: main, slots: [{ on: every-day, at: "10:00", message: a }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.calendar).flatMap(([key, calendar]) => {
      if (!('account' in calendar)) return [];
      return calendar.slots.flatMap(({ message = '' }, i): Hit[] => {
        const found = Object.hasOwn(plan.messages, message) ? plan.messages[message] : undefined;
        const why = found && unfit(found);
        return why ? [{ path: ['calendar', key, 'slots', i, 'message'], args: { message, why } }] : [];
      });
    }),
};

/** Why a message cannot be a Moment. */
function unfit({ link, attachments = [] }: Message): Text | undefined {
  if (link)
    return {
      zh: '它的 link 没有封面，改写成 attachments 里带 cover 的链接',
      en: 'its `link` has no cover; write it under `attachments`, with a `cover`',
    };
  const kinds = new Set(attachments.map(kindOf));
  const [kind] = kinds;
  if (kinds.has('file') || kinds.has('miniprogram'))
    return { zh: '带了文件或小程序', en: 'it carries a file or a mini-program' };
  if (kinds.size > 1) return { zh: '图片、视频和链接混用', en: 'it mixes pictures, videos and links' };
  if (kind === 'image' && attachments.length > MOST_IMAGES)
    return { zh: '图片多于九张', en: 'it has more than nine pictures' };
  if (kind !== 'image' && attachments.length > 1)
    return { zh: '视频或链接多于一个', en: 'it has more than one video or link' };
  return attachments.map(unfitLink).find((why) => why !== undefined);
}

function kindOf(attachment: PlanAttachment): string {
  return Object.keys(attachment)[0] ?? '';
}

function unfitLink(attachment: PlanAttachment): Text | undefined {
  if (!('link' in attachment)) return undefined;
  const { cover, title } = attachment.link;
  if (cover === undefined) return { zh: '链接没有封面', en: 'its link has no cover' };
  if ([...title].length > TITLE)
    return { zh: '链接标题超过 64 个字', en: 'the title of its link has more than 64 characters' };
  return undefined;
}
