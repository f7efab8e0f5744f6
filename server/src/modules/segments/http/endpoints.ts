import type { Endpoint } from '../../../kernel/http/app.ts';
import { removeSnapshot } from './delete-snapshot.ts';
import type { SegmentDeps } from './deps.ts';
import { explainMember } from './explain-member.ts';
import { exportSegments } from './export-segments.ts';
import { getContactSegments } from './get-contact-segments.ts';
import { getMembers } from './get-members.ts';
import { getOverlap } from './get-overlap.ts';
import { getSegment } from './get-segment.ts';
import { getSnapshots } from './get-snapshots.ts';
import { listSegments } from './list-segments.ts';
import { postCondition } from './post-condition.ts';
import { postCount } from './post-count.ts';
import { postSnapshot } from './post-snapshot.ts';

/** Everything segments offer over HTTP. */
export function segmentEndpoints(deps: SegmentDeps): Endpoint[] {
  return [
    listSegments(deps),
    exportSegments(deps),
    getOverlap(deps),
    postCondition(deps),
    postCount(deps),
    getSegment(deps),
    getMembers(deps),
    explainMember(deps),
    getContactSegments(deps),
    postSnapshot(deps),
    getSnapshots(deps),
    removeSnapshot(deps),
  ];
}
