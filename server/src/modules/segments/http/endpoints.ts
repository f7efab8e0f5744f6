import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SegmentDeps } from './deps.ts';
import { explainMember } from './explain-member.ts';
import { getMembers } from './get-members.ts';
import { listSegments } from './list-segments.ts';

/** Everything segments offer over HTTP. */
export function segmentEndpoints(deps: SegmentDeps): Endpoint[] {
  return [listSegments(deps), getMembers(deps), explainMember(deps)];
}
