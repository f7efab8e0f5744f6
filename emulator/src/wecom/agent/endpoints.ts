import type { Endpoint } from '../endpoint.ts';
import { createAgentMenu, deleteAgentMenu, getAgentMenu } from './agent-menu.ts';
import { getAgent, listAgents, setAgent } from './agent-settings.ts';
import { messageStatistics } from './message-statistics.ts';

/** The self-built app: settings, menu, figures. */
export const AGENT_ENDPOINTS: Endpoint[] = [
  getAgent,
  setAgent,
  listAgents,
  createAgentMenu,
  getAgentMenu,
  deleteAgentMenu,
  messageStatistics,
];
