import { z } from 'zod';
import { nextNumber } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import type { Follower } from '../state/official-account.ts';
import type { ConditionalMenu } from '../state/official-account-more.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { checkMenu, menuButton } from './menu.ts';

const rule = z.object({
  tag_id: z.union([z.string(), z.number()]).optional(),
  client_platform_type: z.union([z.string(), z.number()]).optional(),
});

/** POST menu/addconditional. Errors: 65303 without a default menu, 65301 for an empty rule. */
export const addConditionalMenu = accountEndpoint({
  path: 'menu/addconditional',
  method: 'post',
  isBare: true,
  input: z.object({ button: z.array(menuButton).optional(), matchrule: rule.optional() }),
  handle({ world }, input) {
    const { account } = world.state;
    if (account.menu === undefined) throw new PlatformError(65303);
    const { tag_id, client_platform_type } = input.matchrule ?? {};
    if (tag_id === undefined && client_platform_type === undefined) throw new PlatformError(65302);
    checkMenu(input.button ?? []);
    const menuid = 400_000_000 + nextNumber(world.state, 'oa-menu');
    account.conditionalMenus.push({
      menuid,
      button: input.button ?? [],
      matchrule: { tag_id, client_platform_type },
    });
    return { menuid };
  },
});

/** POST menu/delconditional: 65301 when unknown. */
export const delConditionalMenu = accountEndpoint({
  path: 'menu/delconditional',
  method: 'post',
  input: z.object({ menuid: z.union([z.string(), z.number()]).optional() }),
  handle({ world }, input) {
    const { account } = world.state;
    const left = account.conditionalMenus.filter((one) => String(one.menuid) !== String(input.menuid));
    if (left.length === account.conditionalMenus.length) throw new PlatformError(65301);
    account.conditionalMenus = left;
    return {};
  },
});

function fits(menu: ConditionalMenu, follower: Follower): boolean {
  const { tag_id: tag, client_platform_type: platform } = menu.matchrule;
  const isTagged = tag === undefined || (follower.tags ?? []).includes(Number(tag));
  // Every person here uses an Android telephone.
  return isTagged && (platform === undefined || Number(platform) === 2);
}

/** The buttons a follower sees: of the newest menu that fits, otherwise the default one. */
export function menuFor(world: World, follower: Follower): unknown[] {
  const { account } = world.state;
  const special = account.conditionalMenus.findLast((one) => fits(one, follower));
  return special?.button ?? (account.menu?.button as unknown[] | undefined) ?? [];
}

/** POST menu/trymatch: which menu a follower sees; 40003 unknown, 46003 without a menu. */
export const tryMatchMenu = accountEndpoint({
  path: 'menu/trymatch',
  method: 'post',
  isBare: true,
  input: z.object({ user_id: z.string().optional() }),
  handle({ world }, input) {
    const follower = world.state.followers.get(input.user_id ?? '');
    if (follower === undefined) throw new PlatformError(40003);
    if (world.state.account.menu === undefined) throw new PlatformError(46003);
    return { button: menuFor(world, follower) };
  },
});

/** GET get_current_selfmenu_info: the menu in force, however it was made. */
export const getSelfMenu = accountEndpoint({
  path: 'get_current_selfmenu_info',
  method: 'get',
  isBare: true,
  input: z.object({}),
  handle({ world }) {
    const { menu } = world.state.account;
    return menu === undefined
      ? { is_menu_open: 0, selfmenu_info: { button: [] } }
      : { is_menu_open: 1, selfmenu_info: menu };
  },
});
