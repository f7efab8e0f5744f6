import { z } from 'zod';
import { newId, nextNumber } from '../kernel/ids.ts';
import { PlatformError, required } from '../platform/errors.ts';
import type { Follower } from '../state/official-account.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower, writeToFollower } from './followers.ts';
import { pushToAccount } from './push.ts';

// The public library that templates are taken from.
const LIBRARY = [
  { tid: '271', title: '开课提醒', words: ['课程名称', '开课时间', '温馨提示'] },
  { tid: '505', title: '订单支付成功通知', words: ['订单号', '支付金额', '支付时间'] },
  { tid: '2001', title: '活动开始提醒', words: ['活动名称', '开始时间', '备注'] },
];
const CATEGORY = [{ id: 616, name: '在线教育' }];

/** POST wxaapi/newtmpl/addtemplate: 40037 for a title or a keyword that is not in the library. */
export const addSubscribeTemplate = accountEndpoint({
  root: 'wxaapi',
  path: 'newtmpl/addtemplate',
  method: 'post',
  input: z.object({
    tid: z.union([z.string(), z.number()]).optional(),
    kidList: z.array(z.number().int()).min(1).max(5).optional(),
    sceneDesc: z.string().max(15).optional(),
  }),
  handle({ world }, input) {
    const entry = LIBRARY.find((one) => one.tid === String(input.tid));
    const numbers = required(input.kidList, 40037);
    if (entry === undefined || numbers.some((kid) => entry.words[kid - 1] === undefined))
      throw new PlatformError(40037);
    const templateId = newId(world.state, 'oa-subscribe', '', 43);
    const content = numbers.map((kid) => `${entry.words[kid - 1]}:{{thing${kid}.DATA}}`).join('\n');
    world.state.account.subscribeTemplates.push({ templateId, title: entry.title, content, tid: entry.tid });
    return { priTmplId: templateId };
  },
});

/** GET wxaapi/newtmpl/gettemplate. */
export const listSubscribeTemplates = accountEndpoint({
  root: 'wxaapi',
  path: 'newtmpl/gettemplate',
  method: 'get',
  input: z.object({}),
  handle: ({ world }) => ({
    data: world.state.account.subscribeTemplates.map(({ templateId, title, content }) => ({
      priTmplId: templateId,
      title,
      content,
      example: '',
      type: 2,
    })),
  }),
});

/** POST wxaapi/newtmpl/deltemplate: 40037 when unknown. */
export const delSubscribeTemplate = accountEndpoint({
  root: 'wxaapi',
  path: 'newtmpl/deltemplate',
  method: 'post',
  input: z.object({ priTmplId: z.string().optional() }),
  handle({ world }, input) {
    const { account } = world.state;
    const left = account.subscribeTemplates.filter((one) => one.templateId !== input.priTmplId);
    if (left.length === account.subscribeTemplates.length) throw new PlatformError(40037);
    account.subscribeTemplates = left;
    return {};
  },
});

/** GET wxaapi/newtmpl/getcategory. */
export const getSubscribeCategory = accountEndpoint({
  root: 'wxaapi',
  path: 'newtmpl/getcategory',
  method: 'get',
  input: z.object({}),
  handle: () => ({ data: CATEGORY }),
});

/** GET wxaapi/newtmpl/getpubtemplatetitles. */
export const getSubscribeTitles = accountEndpoint({
  root: 'wxaapi',
  path: 'newtmpl/getpubtemplatetitles',
  method: 'get',
  input: z.object({
    ids: z.string().optional(),
    start: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(30).optional(),
  }),
  handle: (_call, { start = 0, limit = 30 }) => ({
    count: LIBRARY.length,
    data: LIBRARY.slice(start, start + limit).map(({ tid, title }) => ({
      tid: Number(tid),
      title,
      type: 2,
      categoryId: String(CATEGORY[0]?.id),
    })),
  }),
});

/** GET wxaapi/newtmpl/getpubtemplatekeywords. */
export const getSubscribeKeywords = accountEndpoint({
  root: 'wxaapi',
  path: 'newtmpl/getpubtemplatekeywords',
  method: 'get',
  input: z.object({ tid: z.string().optional() }),
  handle(_call, input) {
    const words = LIBRARY.find((one) => one.tid === input.tid)?.words ?? [];
    const data = words.map((name, index) => ({ kid: index + 1, name, example: '', rule: 'thing' }));
    return { count: data.length, data };
  },
});

/** The follower says yes or no to messages of some templates; one yes is one message. */
export function answerSubscribe(
  world: World,
  follower: Follower,
  answer: { templateIds: string[]; isAccepted: boolean },
  at: number,
): void {
  follower.accepted ??= {};
  for (const id of answer.templateIds) {
    if (answer.isAccepted) follower.accepted[id] = (follower.accepted[id] ?? 0) + 1;
  }
  const status = answer.isAccepted ? 'accept' : 'reject';
  const list = answer.templateIds.map((id) => ({
    TemplateId: id,
    SubscribeStatusString: status,
    PopupScene: 2,
  }));
  const fields = {
    MsgType: 'event',
    Event: 'subscribe_msg_popup_event',
    SubscribeMsgPopupEvent: { List: list },
  };
  pushToAccount(world, follower.openid, fields, at);
}

const data = z.record(z.string(), z.looseObject({ value: z.union([z.string(), z.number()]) })).optional();

/** POST message/subscribe/bizsend: one message for one yes. Errors: 40037 template, 43101 no yes left, 47003 data. */
export const sendSubscribe = accountEndpoint({
  path: 'message/subscribe/bizsend',
  method: 'post',
  input: z.object({
    touser: z.string().optional(),
    template_id: z.string().optional(),
    page: z.string().max(1024).optional(),
    data,
  }),
  handle({ world, now }, input) {
    const template = world.state.account.subscribeTemplates.find(
      (one) => one.templateId === input.template_id,
    );
    if (template === undefined) throw new PlatformError(40037);
    const follower = knownFollower(world, input.touser);
    const wanted = [...template.content.matchAll(/\{\{(\w+)\.DATA\}\}/g)].map((match) => match[1] ?? '');
    if (wanted.some((name) => input.data?.[name] === undefined)) throw new PlatformError(47003);
    const left = follower.accepted?.[template.templateId] ?? 0;
    if (left <= 0) throw new PlatformError(43101);
    follower.accepted = { ...follower.accepted, [template.templateId]: left - 1 };
    const content = {
      msgtype: 'subscribe',
      title: template.title,
      data: input.data ?? {},
      url: input.page ?? '',
    };
    writeToFollower(follower, { at: now, from: 'account', content });
    const MsgID = String(
      1_700_000_000_000_000_000n + BigInt(nextNumber(world.state, 'oa-subscribe-message')),
    );
    const item = { TemplateId: template.templateId, MsgID, ErrorCode: 0, ErrorStatus: 'success' };
    const event = { MsgType: 'event', Event: 'subscribe_msg_sent_event' };
    pushToAccount(world, follower.openid, { ...event, SubscribeMsgSentEvent: { List: [item] } }, now);
    return {};
  },
});

/** POST message/template/subscribe: the one-off message of a follower's yes on a page, by scene. 43101 otherwise. */
export const sendOneOff = accountEndpoint({
  path: 'message/template/subscribe',
  method: 'post',
  input: z.object({
    touser: z.string().optional(),
    template_id: z.string().optional(),
    url: z.string().optional(),
    scene: z.union([z.string(), z.number()]).optional(),
    title: z.string().max(15).optional(),
    data,
  }),
  handle({ world, now }, input) {
    const follower = knownFollower(world, input.touser);
    const scene = `scene:${required(input.scene, 40035)}`;
    const left = follower.accepted?.[scene] ?? 0;
    if (left <= 0) throw new PlatformError(43101);
    follower.accepted = { ...follower.accepted, [scene]: left - 1 };
    const content = {
      msgtype: 'subscribe',
      title: input.title ?? '',
      data: input.data ?? {},
      url: input.url ?? '',
    };
    writeToFollower(follower, { at: now, from: 'account', content });
    return {};
  },
});
