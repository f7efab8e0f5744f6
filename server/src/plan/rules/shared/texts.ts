import type { Account } from '@hetang/contract/plan/kinds/accounts';
import type { PlanAttachment } from '@hetang/contract/plan/kinds/attachments';
import type { Message } from '@hetang/contract/plan/kinds/messages';
import type { Script } from '@hetang/contract/plan/kinds/scripts';
import type { Plan } from '@hetang/contract/plan/registry';
import type { OutgoingText, Path } from '../rule.ts';
import { byDefinition } from './by-definition.ts';
import { contentTexts } from './texts-content.ts';

/** What a text to one customer from one member of staff may be filled with. */
const personal = ['contact.name', 'staff.name'];
/** What a text that many read may be filled with. */
const shared = ['staff.name'];

/** Every text of the plan that customers read or see: what the rules about words look at. A new kind adds its own. */
export const textsOf: (plan: Plan) => readonly OutgoingText[] = byDefinition((plan) => [
  ...Object.entries(plan.messages).flatMap(([key, message]) => messageTexts(message, ['messages', key])),
  ...Object.entries(plan.scripts).flatMap(([key, script]) => scriptTexts(script, ['scripts', key])),
  ...Object.entries(plan.accounts).flatMap(([key, account]) => accountTexts(account, ['accounts', key])),
  ...remarks(plan),
  ...contentTexts(plan),
]);

function messageTexts({ attachments = [], ...message }: Message, path: Path): OutgoingText[] {
  return [
    ...ownTexts(message, path),
    ...attachments.flatMap((one, i) => attachmentTexts(one, [...path, 'attachments', i])),
  ];
}

/** The words of cards. */
function attachmentTexts(one: PlanAttachment, path: Path): OutgoingText[] {
  if ('link' in one) return linkTexts(one.link, [...path, 'link']);
  if (!('miniprogram' in one)) return [];
  const { title } = one.miniprogram;
  return [{ text: title, path: [...path, 'miniprogram', 'title'], part: parts.title, limit: bytes(64) }];
}

function ownTexts({ text, link, via }: Omit<Message, 'attachments'>, path: Path): OutgoingText[] {
  const limit = bytes(via === 'kf' ? 2048 : 4000);
  const body = {
    text,
    path: [...path, 'text'],
    part: parts.body,
    limit,
    known: personal,
    coupons: true as const,
  };
  return link ? [body, ...linkTexts(link, [...path, 'link'])] : [body];
}

function linkTexts(link: { title: string; desc?: string | undefined }, path: Path): OutgoingText[] {
  const title = { text: link.title, path: [...path, 'title'], part: parts.title, limit: bytes(128) };
  if (link.desc === undefined) return [title];
  return [title, { text: link.desc, path: [...path, 'desc'], part: parts.description, limit: bytes(512) }];
}

const bytes = (most: number) => ({ most, of: 'bytes' }) as const;

/** Staff send these by hand; what is said on the phone has no length. */
function scriptTexts({ channel, steps }: Script, path: Path): OutgoingText[] {
  const known = channel === 'private-chat' || channel === 'call' ? personal : shared;
  const limit = limits[channel];
  return steps.map(({ text }, i) => ({
    text,
    path: [...path, 'steps', i, 'text'],
    part: parts.body,
    known,
    ...(limit && { limit }),
  }));
}

const limits: { readonly [C in Script['channel']]?: OutgoingText['limit'] } = {
  'private-chat': { most: 4000, of: 'bytes' },
  group: { most: 4000, of: 'bytes' },
  moments: { most: 2000, of: 'characters' },
};

/** What everybody can see of an account. */
function accountTexts({ persona, card }: Account, path: Path): OutgoingText[] {
  const shown = [
    { text: persona?.signature, path: [...path, 'persona', 'signature'] },
    { text: persona?.nickname, path: [...path, 'persona', 'nickname'] },
    { text: card?.position, path: [...path, 'card', 'position'] },
    { text: card?.about, path: [...path, 'card', 'about'] },
  ];
  return shown.flatMap(({ text, path: at }) =>
    text === undefined ? [] : [{ text, path: at, part: parts.body }],
  );
}

/** Remarks are seen by staff alone; the platform cuts them. */
function remarks(plan: Plan): OutgoingText[] {
  return Object.entries(plan.codes).flatMap(([key, code]) => {
    const text = code['contact-remark'];
    const limit = { most: 20, of: 'characters' } as const;
    const path = ['codes', key, 'contact-remark'];
    return text === undefined
      ? []
      : [{ text, path, part: parts.remark, limit, known: personal, internal: true }];
  });
}

const parts = {
  body: { zh: '正文', en: 'The text' },
  title: { zh: '链接标题', en: 'The link title' },
  description: { zh: '链接描述', en: 'The link description' },
  remark: { zh: '好友备注', en: 'The remark' },
} as const;
