import { expect } from 'vitest';
import type { Context, Trial } from './trial.ts';

type Answer = Record<string, never>;
const openid = (c: Context): unknown => c.kept.openid;
const BUTTON = { button: [{ type: 'click', name: '今日', key: 'today' }] };
const ARTICLE = { title: '标题', thumb_media_id: 'x', content: '正文', digest: '', show_cover_pic: 1 };

/** Messages to one follower; both generations of the SDK name them alike. */
export const MESSAGE_TRIALS: Trial[] = [
  { call: 'sendText', args: (c) => [openid(c), '你好'], shows: () => ({ errcode: 0 }) },
  {
    call: 'sendNews',
    args: (c) => [openid(c), [{ title: '标题', description: '说明', url: 'http://e.cn', picurl: '' }]],
    shows: () => ({ errcode: 0 }),
  },
  { call: 'sendImage', args: (c) => [openid(c), c.kept.media], shows: () => ({ errcode: 0 }) },
];

/** Files. */
export const MEDIA_TRIALS: Trial[] = [
  {
    call: 'uploadMedia',
    args: (c) => [c.kept.image, 'image'],
    shows: () => ({ type: 'image', created_at: expect.any(Number) }),
    keep: (a: Answer) => ({ media: a.media_id }),
  },
  { call: 'getMedia', args: (c) => [c.kept.media], shows: () => expect.any(Buffer) },
  {
    call: 'uploadImage',
    args: (c) => [c.kept.image],
    shows: () => ({ url: expect.stringContaining('/media/') }),
  },
  {
    call: 'uploadImageMaterial',
    args: (c) => [c.kept.image],
    shows: () => ({ media_id: expect.any(String), url: expect.any(String) }),
    keep: (a: Answer) => ({ material: a.media_id }),
  },
  {
    call: 'uploadVoiceMaterial',
    args: (c) => [c.kept.voice],
    shows: () => ({ media_id: expect.any(String) }),
  },
  {
    call: 'uploadVideoMaterial',
    args: (c) => [c.kept.video, { title: '课', introduction: '介绍' }],
    shows: () => ({ media_id: expect.any(String) }),
  },
  {
    call: 'uploadNewsMaterial',
    args: () => [{ articles: [ARTICLE] }],
    shows: () => ({ media_id: expect.any(String) }),
    keep: (a: Answer) => ({ news: a.media_id }),
  },
  {
    call: 'updateNewsMaterial',
    args: (c) => [{ media_id: c.kept.news, index: 0, articles: { ...ARTICLE, title: '新' } }],
    shows: () => ({ errcode: 0 }),
  },
  { call: 'getMaterial', args: (c) => [c.kept.material], shows: () => expect.any(Buffer) },
  {
    call: 'getMaterialCount',
    shows: () => ({ voice_count: 1, video_count: 1, image_count: 1, news_count: 1 }),
  },
  {
    call: 'getMaterials',
    args: () => ['news', 0, 10],
    shows: () => ({ total_count: 1, item: [{ content: { news_item: [{ title: '新' }] } }] }),
  },
  { call: 'removeMaterial', args: (c) => [c.kept.news], shows: () => ({ errcode: 0 }) },
];

/** Menus, codes, templates and followers. */
export const ACCOUNT_TRIALS: Trial[] = [
  { call: 'getIp', shows: () => ({ ip_list: ['127.0.0.1'] }) },
  { call: 'createMenu', args: () => [BUTTON], shows: () => ({ errcode: 0 }) },
  { call: 'getMenu', shows: () => ({ menu: { button: [{ name: '今日' }] } }) },
  { call: 'getMenuConfig', shows: () => ({ is_menu_open: 1 }) },
  {
    call: 'createTmpQRCode',
    args: () => [123, 1800],
    shows: () => ({ expire_seconds: 1800, ticket: expect.any(String) }),
  },
  { call: 'createLimitQRCode', args: () => ['poster'], shows: () => ({ ticket: expect.any(String) }) },
  {
    call: 'setIndustry',
    args: () => [{ industry_id1: '1', industry_id2: '4' }],
    shows: () => ({ errcode: 0 }),
  },
  { call: 'getIndustry', shows: () => ({ primary_industry: { first_class: expect.any(String) } }) },
  {
    call: 'addTemplate',
    args: () => ['TM00015'],
    shows: () => ({ errcode: 0 }),
    keep: (a: Answer) => ({ template: a.template_id }),
  },
  {
    call: 'getAllPrivateTemplate',
    shows: (c) => ({ template_list: [{ template_id: c.kept.template }] }),
  },
  {
    call: 'sendTemplate',
    args: (c) => [openid(c), c.kept.template, 'http://e.cn', '#000', { first: { value: 'x' } }],
    shows: () => ({ errcode: 0, msgid: expect.any(Number) }),
  },
  { call: 'delPrivateTemplate', args: (c) => [c.kept.template], shows: () => ({ errcode: 0 }) },
  { call: 'getUser', args: (c) => [openid(c)], shows: (c) => ({ subscribe: 1, openid: openid(c) }) },
  {
    call: 'batchGetUsers',
    args: (c) => [[openid(c), c.kept.other]],
    shows: () => ({ user_info_list: [{ subscribe: 1 }, { subscribe: 1 }] }),
  },
  { call: 'getFollowers', args: () => [''], shows: () => ({ total: 2, count: 2 }) },
  { call: 'updateRemark', args: (c) => [openid(c), '老客户'], shows: () => ({ errcode: 0 }) },
];

/** Messages to many. */
export const MASS_TRIALS: Trial[] = [
  {
    call: 'massSendText',
    args: (c) => ['大家好', [openid(c), c.kept.other]],
    shows: () => ({ errcode: 0, msg_id: expect.any(Number) }),
    keep: (a: Answer) => ({ mass: a.msg_id }),
  },
  { call: 'getMassMessageStatus', args: (c) => [c.kept.mass], shows: () => ({ msg_status: 'SEND_SUCCESS' }) },
  { call: 'deleteMass', args: (c) => [c.kept.mass], shows: () => ({ errcode: 0 }) },
  { call: 'previewText', args: (c) => [openid(c), '预览'], shows: () => ({ errcode: 0 }) },
];

/** Calls that the platform has taken away: groups of followers became tags, short addresses ended in 2022. */
export const RETIRED_TRIALS: Trial[] = [
  { call: 'getGroups', refused: 40066 },
  { call: 'createGroup', args: () => ['组'], refused: 40066 },
  { call: 'shorturl', args: () => ['http://e.cn'], refused: 40066 },
];
