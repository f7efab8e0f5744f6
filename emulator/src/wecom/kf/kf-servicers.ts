import { z } from 'zod';
import { findKf } from '../../platform/kf.ts';
import { endpoint, ids } from '../endpoint.ts';

/** POST kf/servicer/add: a result for each member. */
export const addKfServicer = endpoint({
  path: 'kf/servicer/add',
  method: 'post',
  input: z.object({ open_kfid: z.string().optional(), userid_list: ids(100).optional() }),
  handle({ world }, input) {
    const account = findKf(world, input.open_kfid);
    const result = (input.userid_list ?? []).map((userid) => {
      const isKnown = world.state.staff.has(userid);
      if (isKnown && !account.servicers.includes(userid)) account.servicers.push(userid);
      return { userid, errcode: isKnown ? 0 : 60111, errmsg: isKnown ? 'success' : 'userid not found' };
    });
    return { result_list: result };
  },
});

/** GET kf/servicer/list. */
export const listKfServicers = endpoint({
  path: 'kf/servicer/list',
  method: 'get',
  input: z.object({ open_kfid: z.string().optional() }),
  handle: ({ world }, input) => ({
    servicer_list: findKf(world, input.open_kfid).servicers.map((userid) => ({ userid, status: 0 })),
  }),
});

/** POST kf/servicer/del: a result for each member. */
export const delKfServicer = endpoint({
  path: 'kf/servicer/del',
  method: 'post',
  input: z.object({ open_kfid: z.string().optional(), userid_list: ids(100).optional() }),
  handle({ world }, input) {
    const account = findKf(world, input.open_kfid);
    const gone = input.userid_list ?? [];
    const result = gone.map((userid) => {
      const isServicer = account.servicers.includes(userid);
      return { userid, errcode: isServicer ? 0 : 60253, errmsg: isServicer ? 'success' : 'invalid servicer' };
    });
    account.servicers = account.servicers.filter((userid) => !gone.includes(userid));
    return { result_list: result };
  },
});
