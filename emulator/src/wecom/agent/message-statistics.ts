import { z } from 'zod';
import { startOfDay } from '../../kernel/shanghai-time.ts';
import { endpoint } from '../endpoint.ts';

/** POST message/statistics: app messages received today (0) or yesterday (1), by app. */
export const messageStatistics = endpoint({
  path: 'message/statistics',
  method: 'post',
  input: z.object({ time_type: z.number().int().min(0).max(1).optional() }),
  handle({ world, now }, input) {
    const today = startOfDay(now);
    const from = input.time_type === 1 ? today - 86_400_000 : today;
    const staff = [...world.state.staff.values()];
    const count = staff
      .flatMap((one) => one.inbox)
      .filter((one) => one.at >= from && one.at < from + 86_400_000).length;
    return {
      statistics: [{ agentid: world.state.tenant.agentId, app_name: world.state.agent.name, count }],
    };
  },
});
