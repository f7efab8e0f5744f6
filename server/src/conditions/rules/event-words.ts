import type { Lang } from '../../kernel/errors.ts';

/** What happened, as it reads after "has" and after "等待". Business events are named by whoever sends them. */
const WORDS: Record<string, readonly [zh: string, en: string]> = {
  'contact.added': ['添加员工', 'added a member of staff'],
  'contact.lost': ['删除员工', 'deleted a member of staff'],
  'contact.removed': ['被员工删除', 'been deleted by a member of staff'],
  'contact.updated': ['资料更新', 'changed the profile'],
  'contact.merged': ['与另一客户合并', 'been merged with another contact'],
  'contact.suppressed': ['列入免打扰名单', 'been put on the list of those who are left alone'],
  'contact.released': ['移出免打扰名单', 'been taken off the list of those who are left alone'],
  'stage.entered': ['进入阶段', 'entered a stage'],
  'segment.entered': ['进入分群', 'entered a segment'],
  'segment.left': ['离开分群', 'left a segment'],
  'tier.entered': ['进入分层', 'come to a tier'],
  'tier.left': ['离开分层', 'left a ladder'],
  'tag.added': ['打上标签', 'received a tag'],
  'tag.removed': ['去掉标签', 'lost a tag'],
  'task.created': ['生成任务', 'become the subject of a task'],
  'task.done': ['任务完成', 'had a task done'],
  'task.expired': ['任务过期', 'had a task expire'],
  'journey.started': ['进入旅程', 'started a journey'],
  'journey.ended': ['离开旅程', 'ended a journey'],
  'journey.called': ['被请求进入旅程', 'been asked into a journey'],
  'journey.refused': ['未能进入旅程', 'been refused by a journey'],
  'experiment.exposed': ['分到实验组', 'been given an arm of a split'],
  'message.sent': ['收到消息', 'received a message'],
  'message.failed': ['消息未送达', 'missed a message'],
  'account.registered': ['注册账号', 'registered'],
  'trial.started': ['开始体验', 'started a trial'],
  'order.paid': ['支付订单', 'paid an order'],
  'order.cancelled': ['取消订单', 'cancelled an order'],
  'order.refunded': ['订单退款', 'had an order refunded'],
  'consent.given': ['同意授权', 'given consent'],
  'consent.withdrawn': ['撤回授权', 'withdrawn consent'],
  'community.joined': ['进入社群', 'joined a community'],
  'community.left': ['退出社群', 'left a community'],
  'app.opened': ['打开应用', 'opened the app'],
  'course.joined': ['参加课程', 'joined a course'],
  'resource.claimed': ['领取资料', 'claimed material'],
};

/** An event in words; one that only its sender knows keeps its name. */
export function eventWords(name: string, lang: Lang): string {
  const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (words) return lang === 'zh' ? `「${words[0]}」` : words[1];
  return lang === 'zh' ? `「${name}」` : `done ${name}`;
}

/** Events that Hetang itself brings about or gives a meaning to. */
export const builtInEvents: readonly string[] = [
  'contact.added',
  'contact.lost',
  'contact.removed',
  'contact.updated',
  'contact.merged',
  'contact.suppressed',
  'contact.released',
  'stage.entered',
  'segment.entered',
  'segment.left',
  'tier.entered',
  'tier.left',
  'tag.added',
  'tag.removed',
  'task.created',
  'task.done',
  'task.expired',
  'journey.started',
  'journey.ended',
  'journey.called',
  'journey.refused',
  'experiment.exposed',
  'message.sent',
  'message.failed',
  'order.paid',
  'order.cancelled',
  'order.refunded',
  'consent.given',
  'consent.withdrawn',
  'community.joined',
  'community.left',
];
