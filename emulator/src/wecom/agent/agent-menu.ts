import { z } from 'zod';
import { checkMenu, menuButton } from '../../official-account/menu.ts';
import { PlatformError } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';
import { agentid, checkAgent } from './agent-settings.ts';

/** POST menu/create?agentid=: the app's menu. Errors: 40016 to 40025, as in the Official Account. */
export const createAgentMenu = endpoint({
  path: 'menu/create',
  method: 'post',
  input: z.object({ button: z.array(menuButton).optional() }),
  handle({ world, query }, input) {
    const asked = agentid.safeParse(query.agentid);
    checkAgent(world, asked.success ? asked.data : Number.NaN);
    checkMenu(input.button ?? [], { name: 16, below: 40 });
    world.state.agent.menu = { button: input.button };
    return {};
  },
});

/** GET menu/get?agentid=: 46003 when there is none. */
export const getAgentMenu = endpoint({
  path: 'menu/get',
  method: 'get',
  input: z.object({ agentid }),
  handle({ world }, input) {
    checkAgent(world, input.agentid);
    const { menu } = world.state.agent;
    if (menu === undefined) throw new PlatformError(46003);
    return menu;
  },
});

/** GET menu/delete?agentid=. */
export const deleteAgentMenu = endpoint({
  path: 'menu/delete',
  method: 'get',
  input: z.object({ agentid }),
  handle({ world }, input) {
    checkAgent(world, input.agentid);
    delete world.state.agent.menu;
    world.touch();
    return {};
  },
});
