import {
  dateSchema,
  durationSchema,
  eventNameSchema,
  keySchema,
  nameSchema,
  noteSchema,
  tagRefSchema,
  timeOfDaySchema,
} from '@hetang/contract/plan/values';
import { z } from 'zod';
import type { Lang } from '../../kernel/errors.ts';

/** Keys of definitions in Chinese, where their schemas say nothing; in English a key reads as it is written. */
const names: Record<string, string> = {
  name: '名称',
  plan: '方案键',
  description: '说明',
  timezone: '时区',
  period: '周期',
  from: '起',
  to: '止',
  stages: '阶段',
  stage: '阶段',
  metric: '指标',
  target: '目标值',
  by: '期限',
  owner: '负责人',
  event: '事件',
  window: '统计窗口',
  enter: '进入条件',
  choose: '选择方式',
  wecom: '企业微信',
  values: '可选值',
  type: '类型',
  when: '条件',
  review: '保级周期',
  demote: '降级方式',
  tiers: '各层',
  role: '职责',
  'tasks-per-day': '每日任务上限',
  kind: '类型',
  staff: '员工',
  communities: '社群',
  persona: '人设',
  nickname: '昵称',
  avatar: '头像',
  gender: '性别',
  place: '地区',
  signature: '签名',
  cover: '封面',
  'by-stage': '按阶段的称呼',
  tags: '标签',
  tag: '标签',
  'skip-verify': '免验证',
  remark: '备注',
  text: '正文',
  link: '链接',
  title: '标题',
  url: '网址',
  desc: '摘要',
  picurl: '配图',
  group: '类别',
  status: '状态',
  purpose: '用途',
  codes: '渠道活码',
  budget: '预算',
  about: '关于',
  price: '定价',
  paid: '付费周期',
  traits: '特点',
  'answered-by': '方案如何应对',
  who: '人群',
  ages: '年龄',
  places: '地域',
  needs: '需求',
  area: '方面',
  findings: '发现',
  because: '原因',
  deputies: '群管理员',
  series: '群名',
  capacity: '群人数上限',
  life: '群寿命',
  becomes: '到期转为',
  welcome: '欢迎语',
  notice: '群公告',
  exit: '退出规则',
  entry: '入群规则',
  conditions: '入群条件',
  habits: '入群惯例',
  rules: '群规则',
  encourage: '鼓励',
  forbid: '禁止',
  steps: '步骤',
  keywords: '关键词回复',
  sop: '节奏（SOP）',
  day: '第几天',
  on: '星期',
  at: '时刻',
  post: '发布',
  start: '开始',
  again: '再次进入',
  leave: '退出条件',
  goal: '目标',
  within: '期限',
  where: '属性',
  after: '之后',
  phases: '阶段划分',
  tasks: '任务',
  items: '条目',
  cost: '成本',
  date: '日期',
  due: '期限',
  channel: '渠道',
  message: '消息',
  audience: '人群',
  segment: '分群',
  parent: '上级',
  level: '层级',
  words: '词语',
  amount: '金额',
  unit: '单位',
  count: '数量',
  points: '积分',
  menu: '菜单',
  replies: '回复',
  reply: '回复',
};

/** Said of every value of a sort, so it tells nothing of one key. */
const general = new Set(
  [
    keySchema,
    nameSchema,
    noteSchema,
    durationSchema,
    dateSchema,
    timeOfDaySchema,
    tagRefSchema,
    eventNameSchema,
  ].map((schema) => z.globalRegistry.get(schema)?.description),
);
/** In characters; longer words are a sentence and no label. */
const LONGEST = 10;

/** What people call a key of a definition: what its schema says of it, else the product's word, else the key. */
export function fieldName(key: string, described: string | undefined, lang: Lang): string {
  if (lang === 'en') return key.replaceAll('-', ' ');
  const own = general.has(described) ? undefined : headOf(described);
  const known = Object.hasOwn(names, key) ? names[key] : undefined;
  if (own !== undefined && (own.length <= LONGEST || known === undefined)) return own;
  return known ?? headOf(described) ?? key;
}

/** The words of a description `English / 中文` before its example. */
function headOf(described: string | undefined): string | undefined {
  const at = described?.indexOf(' / ') ?? -1;
  if (described === undefined || at < 0) return undefined;
  const [head = ''] = described.slice(at + 3).split(/[:：;；,，(（]/);
  return head.trim() || undefined;
}
