import type { Lang } from '../../kernel/errors.ts';
import { descriptionOf, type Schema, unwrap } from '../check/schema-walk.ts';

/** Words that the language offers to choose from, in Chinese, where one word means one thing everywhere. */
const names: Record<string, string> = {
  one: '单选',
  many: '多选',
  text: '文字',
  number: '数字',
  date: '日期',
  choice: '选项',
  phone: '手机号',
  'stage-entered': '进入阶段的人数',
  'contacts-added': '新增好友数',
  'event-count': '事件次数',
  revenue: '收入（元）',
  arpu: '人均收入（元）',
  community: '社群号',
  sales: '销售号',
  atmosphere: '氛围号',
  female: '女',
  male: '男',
  unstated: '不说明',
  never: '不能',
  'after-end': '结束后可以',
  'to-matching': '降到符合的一层',
  'one-step': '只降一层',
  active: '在做',
  trial: '试水',
  idle: '暂不做',
  'new-media': '新媒体',
  private: '私域',
  commerce: '电商',
  ads: '广告',
  industry: '行业',
  offline: '线下',
  other: '其他',
  brand: '品牌',
  users: '用户',
  state: '现状',
  'key-point': '关键点',
  usage: '使用',
  growth: '增长',
  operation: '运营',
  low: '低',
  middle: '中',
  'upper-middle': '中高',
  high: '高',
  once: '一次性',
  monthly: '按月',
  quarterly: '按季',
  yearly: '按年',
  referral: '转介绍',
  learning: '学习',
  service: '服务',
  remind: '提醒',
  warn: '警告',
  mute: '禁言',
  remove: '移出',
  mon: '周一',
  tue: '周二',
  wed: '周三',
  thu: '周四',
  fri: '周五',
  sat: '周六',
  sun: '周日',
  subscription: '订阅号',
  'group-buy': '拼团',
  bargain: '砍价',
  distribution: '分销',
  lottery: '抽奖',
  'check-in': '打卡',
  'red-packet': '红包',
  survey: '问卷',
  quiz: '竞猜',
  coupon: '优惠券',
  'flash-sale': '秒杀',
  deposit: '定金',
  privilege: '特权',
  course: '课程',
  'offline-event': '线下活动',
  scenario: '场景',
  'year-end': '年底',
  day: '天',
  week: '周',
};

/**
 * A chosen word as people say it here. A schema that lists its words in the same order, as in
 * `warm-up, main or close / 类型:预热、正式、收尾`, is taken at its word.
 */
export function choiceWords(schema: Schema | undefined, choice: string, lang: Lang): string {
  const described = lang === 'zh' && schema ? descriptionOf(schema) : undefined;
  if (!schema || !described) return choiceName(choice, lang);
  const def = unwrap(schema)._zod.def;
  const options = def.type === 'enum' ? Object.values(def.entries) : [];
  const list =
    described
      .slice(described.indexOf(' / ') + 3)
      .split(/[:：]/)
      .at(-1) ?? '';
  const said = list.split(/、|或/).map((word) => word.trim());
  const own =
    options.length > 1 && said.length === options.length ? said[options.indexOf(choice)] : undefined;
  return own ?? choiceName(choice, lang);
}

/** A chosen word as people say it anywhere. */
export function choiceName(choice: string, lang: Lang): string {
  if (lang === 'en') return choice.replaceAll('-', ' ');
  return Object.hasOwn(names, choice) ? (names[choice] ?? choice) : choice;
}
