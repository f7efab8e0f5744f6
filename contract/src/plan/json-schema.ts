import { z } from 'zod';
import { planMetaSchema } from './kinds/plan.ts';
import { type Kind, keySchemaOf, kindSchemas, kinds } from './registry.ts';

/** What a kind is, for the tooltips of editors. */
export const kindDescriptions: Record<Kind, string> = {
  goals: 'Goals: a metric, a target, a date / 目标：一个指标、一个数、一个日期',
  stages: 'Stages of the lifecycle, in order / 生命周期阶段，按先后顺序',
  tags: 'Tag groups with their values / 标签组和标签',
  fields: 'Profile fields of a contact / 客户字段',
  events: 'Business events by name, with what they carry / 业务事件：谁发、带什么属性',
  segments: 'Groups of contacts by a condition / 按条件划分的客户分群',
  ladders: 'Ladders of tiers, lowest first / 分层阶梯，从低到高',
  units: 'Units of the organisation, as a tree / 组织：总部、城市、区县、网格、门店',
  staff: 'Members of staff, their hours and duties / 员工：上班时间、职责、考核',
  accounts: 'Personal accounts with their persona / 个人号与人设',
  scripts: 'What staff say, by stage, need and objection / 话术：按阶段、需求、异议',
  codes: 'Channel codes / 渠道活码',
  messages: 'Message templates / 消息模板',
  broadcasts: 'One message to many, at a time of its own / 群发：发给谁、什么时候发',
  communities: 'Types of communities / 社群类型：规则、SOP、去向',
  channels: 'Channels and their codes / 渠道矩阵：做什么、谁负责、用哪些活码',
  insights: 'What is known and what follows / 品牌与用户洞察，以及方案如何应对',
  experiments: 'Variants compared by chance / 实验：比较几个版本，按比例随机分',
  journeys: 'Automated journeys / 旅程(自动化流程)',
  columns: 'Content columns: what is published again and again / 内容栏目：反复发布的一类内容',
  calendar: 'What is published where and when / 内容日历：在哪里、什么时候、发什么',
  holidays: 'Days off, days worked instead, festivals / 节假日、调休和节日',
  'official-accounts':
    'Official Accounts: menus, answers, template messages / 公众号：菜单、自动回复、模板消息',
  activities: 'Activities by type / 活动：裂变、抽奖、课程等',
  products:
    'Products that staff show to customers, kept in the album of WeCom / 商品：同步到企业微信商品图册',
  points: 'Points: earning, spending, expiry / 积分：怎么得、怎么花、何时过期',
  levels: 'Levels of membership with benefits / 会员等级与权益',
  costs: 'Cost book / 成本账：一份多少钱',
  budgets: 'Budgets by channel, activity and month / 预算：按渠道、活动和月份',
  wordlists: 'Words that texts must not, should not or may use / 词表：禁止、提醒、放行',
  cycles: 'Operating cycles with phases and tasks / 运营周期：阶段与任务',
  reports: 'Reports: what, to whom, how often / 报告：看什么、给谁看、多久一次',
};

export interface SchemaFile {
  /** `plan.json`, or the kind. */
  name: string;
  text: string;
}

/** JSON Schemas for editors: `plan.json` for any file of a plan, and one for the definitions of each kind. */
export function jsonSchemaFiles(): SchemaFile[] {
  return [planSchemaFile(), ...kinds.map((kind) => fileOf(kind, kindMap(kind)))];
}

/** The JSON Schema of any file of a plan. */
export function planSchemaFile(): SchemaFile {
  const whole = z
    .strictObject({
      ...planMetaSchema.partial().shape,
      ...Object.fromEntries(kinds.map((kind) => [kind, kindMap(kind).optional()])),
    })
    .meta({ title: 'Hetang plan / 荷塘方案', description: 'One file of a plan / 方案中的一个文件' });
  return fileOf('plan', whole);
}

function kindMap(kind: Kind) {
  return z
    .record(keySchemaOf(kind), kindSchemas[kind])
    .meta({ title: kind, description: kindDescriptions[kind] });
}

function fileOf(name: string, schema: z.ZodType): SchemaFile {
  const content = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { name: `${name}.json`, text: `${shortLists(JSON.stringify(content, null, 2))}\n` };
}

/** A list of a few words reads best on one line. */
function shortLists(json: string): string {
  return json.replace(/\[\n\s+((?:"[\w.-]+"(?:,\n\s+)?)+)\n\s+\]/g, (whole, items: string) => {
    const line = `[${items.replace(/,\n\s+/g, ', ')}]`;
    return line.length > 60 ? whole : line;
  });
}
