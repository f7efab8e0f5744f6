import type { Kind } from '@hetang/contract/plan/registry';
import type { Text } from '../rule.ts';

/** What one definition of a kind is called. */
export const kindNames: Record<Kind, Text> = {
  goals: { zh: '目标', en: 'goal' },
  stages: { zh: '阶段', en: 'stage' },
  tags: { zh: '标签组', en: 'tag group' },
  fields: { zh: '字段', en: 'field' },
  segments: { zh: '分群', en: 'segment' },
  ladders: { zh: '分层', en: 'ladder' },
  staff: { zh: '员工', en: 'member of staff' },
  accounts: { zh: '个人号', en: 'account' },
  codes: { zh: '渠道活码', en: 'channel code' },
  messages: { zh: '消息', en: 'message' },
  channels: { zh: '渠道', en: 'channel' },
  insights: { zh: '洞察', en: 'insight' },
  communities: { zh: '社群', en: 'community' },
  journeys: { zh: '旅程', en: 'journey' },
};
