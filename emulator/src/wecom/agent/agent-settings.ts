import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import type { World } from '../../world/world.ts';
import { bytes, endpoint } from '../endpoint.ts';
import { liveMedia } from '../message-content.ts';

/** 41011 without an agentid, 40056 for another app. */
export function checkAgent(world: World, agentid: number | undefined): void {
  if (required(agentid, 41011) !== world.state.tenant.agentId) throw new PlatformError(40056);
}

/** The agentid of a call, in a query or a body. */
export const agentid = z.coerce.number().int().optional();

/** GET agent/get: the app and who may use it: everybody. */
export const getAgent = endpoint({
  path: 'agent/get',
  method: 'get',
  input: z.object({ agentid }),
  handle({ world }, input) {
    checkAgent(world, input.agentid);
    const { agent, tenant, departments } = world.state;
    return {
      agentid: tenant.agentId,
      name: agent.name,
      square_logo_url: '',
      description: agent.description,
      allow_userinfos: { user: [] },
      allow_partys: { partyid: departments.filter((one) => one.parentid === 0).map((one) => one.id) },
      allow_tags: { tagid: [] },
      close: 0,
      redirect_domain: agent.redirectDomain,
      report_location_flag: agent.reportLocation,
      isreportenter: agent.reportEnter,
      home_url: agent.homeUrl,
    };
  },
});

/** POST agent/set: only what is given changes. */
export const setAgent = endpoint({
  path: 'agent/set',
  method: 'post',
  input: z.object({
    agentid,
    name: bytes(32).optional(),
    description: bytes(120).optional(),
    redirect_domain: z.string().max(253).optional(),
    home_url: bytes(1024).optional(),
    report_location_flag: z.coerce.number().int().min(0).max(2).optional(),
    isreportenter: z.coerce.number().int().min(0).max(1).optional(),
    logo_mediaid: z.string().optional(),
  }),
  handle(call, input) {
    const { world } = call;
    checkAgent(world, input.agentid);
    if (input.logo_mediaid !== undefined) liveMedia(call, input.logo_mediaid, 'image');
    const { agent } = world.state;
    agent.name = input.name ?? agent.name;
    agent.description = input.description ?? agent.description;
    agent.redirectDomain = input.redirect_domain ?? agent.redirectDomain;
    agent.homeUrl = input.home_url ?? agent.homeUrl;
    agent.reportLocation = input.report_location_flag ?? agent.reportLocation;
    agent.reportEnter = input.isreportenter ?? agent.reportEnter;
    return {};
  },
});

/** GET agent/list: the one app that the token belongs to. */
export const listAgents = endpoint({
  path: 'agent/list',
  method: 'get',
  input: z.object({}),
  handle: ({ world }) => ({
    agentlist: [{ agentid: world.state.tenant.agentId, name: world.state.agent.name, square_logo_url: '' }],
  }),
});
