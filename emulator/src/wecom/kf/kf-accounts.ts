import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { findKf } from '../../platform/kf.ts';
import { chars, endpoint } from '../endpoint.ts';
import { liveMedia } from '../message-content.ts';

const MAX_ACCOUNTS = 5000;

/** POST kf/account/add. */
export const addKfAccount = endpoint({
  path: 'kf/account/add',
  method: 'post',
  input: z.object({ name: chars(16).optional(), media_id: z.string().optional() }),
  handle({ world }, input) {
    const name = required(input.name, 40063, 'name missing');
    if (world.state.kfAccounts.size >= MAX_ACCOUNTS) throw new PlatformError(95027);
    const openKfid = newId(world.state, 'kf', 'wk', 32);
    world.state.kfAccounts.set(openKfid, { openKfid, name, servicers: [], log: [] });
    return { open_kfid: openKfid };
  },
});

/** POST kf/account/update: the name; a picture must be a live image. */
export const updateKfAccount = endpoint({
  path: 'kf/account/update',
  method: 'post',
  input: z.object({
    open_kfid: z.string().optional(),
    name: chars(16).optional(),
    media_id: z.string().optional(),
  }),
  handle(call, input) {
    const account = findKf(call.world, input.open_kfid);
    if (input.media_id) liveMedia(call, input.media_id, 'image');
    account.name = input.name || account.name;
    return {};
  },
});

/** POST kf/account/list: a hundred a page at most. */
export const listKfAccounts = endpoint({
  path: 'kf/account/list',
  method: 'post',
  input: z.object({
    offset: z.number().int().min(0).optional(),
    limit: z.number().int().min(1).max(100).optional(),
  }),
  handle({ world }, { offset = 0, limit = 100 }) {
    const page = [...world.state.kfAccounts.values()].slice(offset, offset + limit);
    return {
      account_list: page.map(({ openKfid, name }) => ({
        open_kfid: openKfid,
        name,
        avatar: '',
        manage_privilege: true,
      })),
    };
  },
});

/** POST kf/account/del. */
export const delKfAccount = endpoint({
  path: 'kf/account/del',
  method: 'post',
  input: z.object({ open_kfid: z.string().optional() }),
  handle({ world }, input) {
    world.state.kfAccounts.delete(findKf(world, input.open_kfid).openKfid);
    return {};
  },
});

/** POST kf/add_contact_way: the address by which customers come. */
export const addKfContactWay = endpoint({
  path: 'kf/add_contact_way',
  method: 'post',
  input: z.object({ open_kfid: z.string().optional(), scene: chars(32).optional() }),
  handle({ world, baseUrl }, input) {
    const { openKfid } = findKf(world, input.open_kfid);
    return { url: `${baseUrl}/kfid/${openKfid}?scene=${encodeURIComponent(input.scene ?? '')}` };
  },
});
