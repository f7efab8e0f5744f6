import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { accountEndpoint } from './endpoint.ts';

const TYPES = [
  'click',
  'view',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
  'media_id',
  'view_limited',
  'article_id',
  'article_view_limited',
  'miniprogram',
  'view_miniprogram',
];

const leaf = z.looseObject({
  name: z.string(),
  type: z.string().optional(),
  key: z.string().optional(),
  url: z.string().optional(),
});
/** A button of the first row. */
export const menuButton = leaf.extend({ sub_button: z.array(leaf).optional() });
type Leaf = z.infer<typeof leaf>;

const size = (text: string | undefined): number => Buffer.byteLength(text ?? '');

function checkLeaf(one: Leaf): void {
  if (!TYPES.includes(one.type ?? '')) throw new PlatformError(40017);
  const needsKey = one.type === 'click' || one.type?.startsWith('scancode') || one.type?.startsWith('pic');
  if ((needsKey && size(one.key) === 0) || size(one.key) > 128) throw new PlatformError(40019);
  const needsUrl = one.type === 'view' || one.type === 'miniprogram';
  if ((needsUrl && size(one.url) === 0) || size(one.url) > 1024) throw new PlatformError(40020);
}

/** Errors: 40016 number of buttons, 40018 name, 40017 type, 40019 key, 40020 url, 40023 and 40025 for the second row. */
export function checkMenu(
  buttons: Array<z.infer<typeof menuButton>>,
  longest = { name: 16, below: 60 },
): void {
  if (buttons.length < 1 || buttons.length > 3) throw new PlatformError(40016);
  for (const one of buttons) {
    if (size(one.name) < 1 || size(one.name) > longest.name) throw new PlatformError(40018);
    const below = one.sub_button ?? [];
    if (below.length === 0) checkLeaf(one);
    if (below.length > 5) throw new PlatformError(40023);
    if (below.some((sub) => size(sub.name) < 1 || size(sub.name) > longest.below))
      throw new PlatformError(40025);
    for (const sub of below) checkLeaf(sub);
  }
}

/** POST menu/create. */
export const createMenu = accountEndpoint({
  path: 'menu/create',
  method: 'post',
  input: z.object({ button: z.array(menuButton).optional() }),
  handle({ world }, input) {
    checkMenu(input.button ?? []);
    world.state.account.menu = { button: input.button };
    return {};
  },
});

/** GET menu/get: 46003 when there is none. */
export const getMenu = accountEndpoint({
  path: 'menu/get',
  method: 'get',
  isBare: true,
  input: z.object({}),
  handle({ world }) {
    const { menu, conditionalMenus } = world.state.account;
    if (menu === undefined) throw new PlatformError(46003);
    return conditionalMenus.length === 0 ? { menu } : { menu, conditionalmenu: conditionalMenus };
  },
});

/** GET menu/delete: the conditional ones go too. */
export const deleteMenu = accountEndpoint({
  path: 'menu/delete',
  method: 'get',
  input: z.object({}),
  handle({ world }) {
    delete world.state.account.menu;
    world.state.account.conditionalMenus = [];
    world.touch();
    return {};
  },
});
