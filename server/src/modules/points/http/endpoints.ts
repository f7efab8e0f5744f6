import type { Endpoint } from '../../../kernel/http/app.ts';
import type { PointsDeps } from './deps.ts';
import { getContactPoints } from './get-contact-points.ts';
import { getMovements } from './get-movements.ts';
import { postPoints } from './post-points.ts';
import { postReversal } from './post-reversal.ts';

/** Everything points offer over HTTP. */
export function pointsEndpoints(deps: PointsDeps): Endpoint[] {
  return [getContactPoints(deps), getMovements(deps), postPoints(deps), postReversal(deps)];
}
