import type { Community } from '@hetang/contract/plan/kinds/communities';

/** What has happened in the groups of a community in the last seven days. */
export interface WeekFacts {
  members: number;
  joined7: number;
  left7: number;
  /** Members who spoke, and members, summed over the days that the platform has figures of. */
  activeMemberDays: number;
  memberDays: number;
}

export interface Health {
  leaveShare: number | null;
  leaveAtMost: number | null;
  activeShare: number | null;
  activeAtLeast: number | null;
  troubles: ('leaving' | 'silent')[];
}

/**
 * How a community stands against its own thresholds. Leaving is measured against the members of seven days ago, those
 * who came and went in between aside; speaking is an average over days, as the platform counts by day.
 */
export function healthOf(facts: WeekFacts, limits: Community['health']): Health {
  const before = facts.members - facts.joined7 + facts.left7;
  const leaveShare = before > 0 ? Math.min(1, facts.left7 / before) : null;
  const activeShare = facts.memberDays > 0 ? facts.activeMemberDays / facts.memberDays : null;
  const leaveAtMost = share(limits?.['leave-at-most']);
  const activeAtLeast = share(limits?.['active-at-least']);
  const troubles: Health['troubles'] = [];
  if (leaveShare !== null && leaveAtMost !== null && leaveShare > leaveAtMost) troubles.push('leaving');
  if (activeShare !== null && activeAtLeast !== null && activeShare < activeAtLeast) troubles.push('silent');
  return { leaveShare, leaveAtMost, activeShare, activeAtLeast, troubles };
}

const share = (percent: number | undefined): number | null => (percent === undefined ? null : percent / 100);
