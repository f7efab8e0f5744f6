import type { Reference } from '@hetang/contract/http/reference';

/** A small plan's names, for tests. */
export const reference: Reference = {
  stages: [
    { key: 'traffic', name: '流量用户' },
    { key: 'trial', name: '体验用户' },
  ],
  tagGroups: [
    {
      key: 'need',
      name: '需求标签',
      choose: 'many',
      values: [
        { key: 'course', name: '课程学习' },
        { key: 'trial', name: '工具体验' },
      ],
    },
    { key: 'intent', name: '意向标签', choose: 'one', values: [{ key: 'A', name: '目前很需要' }] },
  ],
  staff: [{ key: 'ops-01', name: '小荷' }],
  codes: [{ key: 'poster', name: '课程海报' }],
  fields: [{ key: 'business', name: '公司业务', type: 'text' }],
  segments: [{ key: 'sleeping', name: '沉睡用户' }],
  ladders: [{ key: 'value', name: '客户分层', tiers: [{ key: 'core', name: '核心' }] }],
  journeys: [{ key: 'new-friend', name: '新好友首次交流' }],
  messages: [{ key: 'hello', name: '首次问候' }],
  communities: [{ key: 'beginners', name: '新手群' }],
  activities: [{ key: 'spring', name: '春季券' }],
  points: [{ key: 'beans', name: '小荷豆' }],
  events: [
    { key: 'contact.added', name: null, properties: [] },
    { key: 'order.paid', name: '下单', properties: [{ key: 'amount', name: '金额', type: 'money' }] },
  ],
};
