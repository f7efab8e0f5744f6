import { PlatformError } from '../../platform/errors.ts';
import type { Robot } from '../../state/robot.ts';
import type { Call } from '../endpoint.ts';

/** The robot whose key is in the query; 93000 when there is none. */
export function findRobot(call: Call): Robot {
  const { key } = call.query;
  const robot = typeof key === 'string' ? call.world.state.robots.get(key) : undefined;
  if (robot === undefined) throw new PlatformError(93000);
  return robot;
}
