import { z } from 'zod';
import {
  eventNameSchema,
  keySchema,
  nameSchema,
  noteSchema,
  scalarSchema,
  tagRefSchema,
  urlSchema,
} from '../values.ts';

const leaves = [
  z.strictObject({
    view: urlSchema.meta({ description: 'Page that opens / 打开的网页' }),
    name: nameSchema,
    code: keySchema.optional().meta({ description: 'Channel code shown on the page / 页面上的渠道活码' }),
    form: z
      .array(keySchema)
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Fields that a form on the page asks for / 页面表单收集的字段' }),
  }),
  z.strictObject({
    reply: keySchema.meta({ description: 'Message that answers the click / 点击后回复的消息' }),
    name: nameSchema,
  }),
  z.strictObject({
    'mini-program': z
      .strictObject({
        'app-id': z
          .string()
          .regex(/^wx[0-9a-f]{16}$/)
          .meta({ description: 'Mini-program id: wx0123456789abcdef / 小程序 id:wx0123456789abcdef' }),
        page: z.string().min(1).max(1024).meta({ description: 'Path of the page / 页面路径' }),
        url: urlSchema,
      })
      .meta({ description: 'Mini-program, and the page for old clients / 小程序,以及旧版微信打开的网页' }),
    name: nameSchema,
  }),
  z.strictObject({
    media: z.string().trim().min(1).max(128).meta({ description: 'Permanent material / 永久素材' }),
    name: nameSchema,
  }),
] as const;

const buttonSchema = z.union([
  ...leaves,
  z.strictObject({
    menu: z
      .array(z.union(leaves))
      .min(1)
      .max(20)
      .meta({ description: 'Buttons below it, five at most / 子菜单,至多五个' }),
    name: nameSchema,
  }),
]);
export type Button = z.infer<typeof buttonSchema>;

const menuSchema = z
  .array(buttonSchema)
  .min(1)
  .max(20)
  .meta({ description: 'Menu, three buttons at most / 菜单,至多三个' });

const keywordSchema = z.strictObject({
  words: z
    .array(z.string().trim().min(1).max(30))
    .min(1)
    .max(50)
    .meta({ description: 'Words that ask for it / 关键词' }),
  match: z
    .enum(['exact', 'contains'])
    .default('exact')
    .meta({ description: 'Match: the whole message, a part of it / 匹配:全匹配、半匹配' }),
  reply: keySchema.meta({ description: 'Message that answers / 回复的消息' }),
});

const templateSchema = z.strictObject({
  name: nameSchema,
  when: z
    .strictObject({
      event: eventNameSchema,
      where: z
        .record(z.string().max(64), scalarSchema)
        .optional()
        .meta({ description: 'Properties the event must carry / 事件须带有的属性值' }),
    })
    .meta({ description: 'Event that sends it / 触发它的事件' }),
  variables: z
    .array(keySchema)
    .max(20)
    .default([])
    .meta({ description: 'Properties of the event that the text uses / 文案用到的事件属性' }),
  fields: z
    .record(keySchema, z.string().trim().min(1).max(200))
    .meta({ description: 'Text of each field, as Liquid over `event` / 各字段的文案,变量写 event.属性' }),
  link: urlSchema.optional(),
});

const sceneSchema = z.strictObject({
  name: nameSchema,
  reply: keySchema.optional().meta({ description: 'Message to whoever scans it / 扫码后回复的消息' }),
  tags: z.array(tagRefSchema).max(20).default([]).meta({ description: 'Tags given / 打上的标签' }),
});

/** An Official Account: what it stands for, its menus, its answers and its template messages. 公众号 */
export const officialAccountSchema = z.strictObject({
  name: nameSchema,
  type: z
    .enum(['subscription', 'service'])
    .meta({ description: 'Type: subscription account, service account / 类型:订阅号、服务号' }),
  positioning: noteSchema.meta({ description: 'What it is for / 定位' }),
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  columns: z
    .array(keySchema)
    .max(50)
    .default([])
    .meta({ description: 'Content columns it publishes / 内容板块' }),
  menu: menuSchema.optional(),
  'conditional-menus': z
    .array(
      z.strictObject({
        for: z
          .strictObject({
            tag: tagRefSchema.optional(),
            client: z
              .enum(['ios', 'android', 'other'])
              .optional()
              .meta({ description: 'Client: ios, android, other / 客户端:苹果、安卓、其他' }),
          })
          .meta({ description: 'Who sees it / 谁看到' }),
        menu: menuSchema,
      }),
    )
    .max(20)
    .default([])
    .meta({ description: 'Menus of their own for some followers / 个性化菜单' }),
  replies: z
    .strictObject({
      follow: keySchema.optional().meta({ description: 'Message at the follow / 首次关注自动回复' }),
      default: keySchema.optional().meta({ description: 'Message when nothing fits / 收到消息的默认回复' }),
      keywords: z
        .array(keywordSchema)
        .max(200)
        .default([])
        .meta({ description: 'Answers to words / 关键词回复' }),
    })
    .optional()
    .meta({ description: 'Automatic answers / 自动回复' }),
  templates: z
    .record(keySchema, templateSchema)
    .default({})
    .meta({ description: 'Template messages (service accounts) / 模板消息(服务号)' }),
  scenes: z.record(keySchema, sceneSchema).default({}).meta({
    description:
      'Scene codes, to trace where followers come from (service accounts) / 场景二维码,区分关注来源(服务号)',
  }),
});
export type OfficialAccount = z.infer<typeof officialAccountSchema>;
