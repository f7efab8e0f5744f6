import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { findKf, findKfSession } from '../../platform/kf.ts';
import type { KfState } from '../../state/kf.ts';
import { endpoint } from '../endpoint.ts';

// From each state, the states an app may move to.
const MOVES: Record<KfState, number[]> = { 0: [1, 2, 3], 1: [2, 3, 4], 2: [3, 4], 3: [3, 4], 4: [] };

const who = { open_kfid: z.string().optional(), external_userid: z.string().optional() };

/** POST kf/service_state/get. */
export const getKfServiceState = endpoint({
  path: 'kf/service_state/get',
  method: 'post',
  input: z.object(who),
  handle({ world }, input) {
    const session = findKfSession(world, findKf(world, input.open_kfid), input.external_userid);
    return { service_state: session.state, servicer_userid: session.servicer };
  },
});

/** POST kf/service_state/trans: 95016 for a move that is not allowed, 60253 for a member who is no servicer. */
export const transKfServiceState = endpoint({
  path: 'kf/service_state/trans',
  method: 'post',
  input: z.object({ ...who, service_state: z.number().optional(), servicer_userid: z.string().optional() }),
  handle({ world }, input) {
    const account = findKf(world, input.open_kfid);
    const session = findKfSession(world, account, input.external_userid);
    const next = input.service_state ?? -1;
    if (!MOVES[session.state].includes(next)) throw new PlatformError(95016);
    const servicer = input.servicer_userid ?? '';
    if (next === 3 && !account.servicers.includes(servicer)) throw new PlatformError(60253);
    session.state = next as KfState;
    session.servicer = next === 3 ? servicer : '';
    return {};
  },
});
