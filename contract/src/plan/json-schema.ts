import { z } from 'zod';
import { planMetaSchema } from './kinds/plan.ts';
import { type Kind, kindSchemas, kinds } from './registry.ts';
import { keySchema } from './values.ts';

/** What a kind is, for the tooltips of editors. */
export const kindDescriptions: Record<Kind, string> = {
  goals: 'Goals: a metric, a target, a date / 目标:一个指标、一个数、一个日期',
  stages: 'Stages of the lifecycle, in order / 生命周期阶段,按先后顺序',
  tags: 'Tag groups with their values / 标签组和标签',
  fields: 'Profile fields of a contact / 客户字段',
  segments: 'Groups of contacts by a condition / 按条件划分的客户分群',
  ladders: 'Ladders of tiers, lowest first / 分层阶梯,从低到高',
  staff: 'Members of staff / 员工',
  accounts: 'Personal accounts with their persona / 个人号与人设',
  codes: 'Channel codes / 渠道活码',
  messages: 'Message templates / 消息模板',
  communities: 'Types of communities / 社群类型:规则、SOP、去向',
  channels: 'Channels and their codes / 渠道矩阵:做什么、谁负责、用哪些活码',
  insights: 'What is known and what follows / 品牌与用户洞察,以及方案如何应对',
  journeys: 'Automated journeys / 旅程(自动化流程)',
};

export interface SchemaFile {
  /** `plan.json`, or the kind. */
  name: string;
  text: string;
}

/** JSON Schemas for editors: `plan.json` for any file of a plan, and one for the definitions of each kind. */
export function jsonSchemaFiles(): SchemaFile[] {
  const perKind = kinds.map((kind) => fileOf(kind, kindMap(kind)));
  const whole = z
    .strictObject({
      ...planMetaSchema.partial().shape,
      ...Object.fromEntries(kinds.map((kind) => [kind, kindMap(kind).optional()])),
    })
    .meta({ title: 'Hetang plan / 荷塘方案', description: 'One file of a plan / 方案中的一个文件' });
  return [fileOf('plan', whole), ...perKind];
}

function kindMap(kind: Kind) {
  return z.record(keySchema, kindSchemas[kind]).meta({ title: kind, description: kindDescriptions[kind] });
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
