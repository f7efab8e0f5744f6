import type { Endpoint } from '../../../kernel/http/app.ts';
import type { RobotDeps } from '../deps.ts';
import { deleteRobot, putRobot } from './change-robot.ts';
import { getRobots } from './get-robots.ts';
import { postRobot } from './post-robot.ts';
import { postRobotTest } from './post-robot-test.ts';

/** Everything robots of internal groups offer over HTTP. */
export function robotEndpoints(deps: RobotDeps): Endpoint[] {
  return [getRobots, postRobot, putRobot, deleteRobot, postRobotTest].map((make) => make(deps));
}
