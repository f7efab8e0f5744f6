/** What a rule is about; the reference groups rules by it, in this order. */
export const themes = {
  files: { zh: '文件与写法', en: 'Files and syntax' },
  schema: { zh: '键与值', en: 'Keys and values' },
  structure: { zh: '方案结构', en: 'Structure of the plan' },
  goals: { zh: '目标与复盘', en: 'Goals and reviews' },
  users: { zh: '阶段、标签、字段、分群', en: 'Stages, tags, fields, segments' },
  conditions: { zh: '条件', en: 'Conditions' },
  staff: { zh: '员工与账号', en: 'Staff and accounts' },
  channels: { zh: '渠道与活码', en: 'Channels and codes' },
  journeys: { zh: '旅程', en: 'Journeys' },
  communities: { zh: '社群', en: 'Communities' },
  reach: { zh: '触达频次与员工负荷', en: 'Reach and load of staff' },
  calendar: { zh: '日历与周期', en: 'Calendar and cycles' },
  activities: { zh: '活动、积分与实验', en: 'Activities, points and experiments' },
  money: { zh: '成本与预算', en: 'Costs and budgets' },
  content: { zh: '内容与合规', en: 'Content and compliance' },
  platform: { zh: '平台能力', en: 'What the platform permits' },
  suppression: { zh: '忽略的规则', en: 'Ignored rules' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Theme = keyof typeof themes;
