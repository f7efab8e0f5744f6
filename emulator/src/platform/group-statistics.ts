import type { Group } from '../state/group.ts';

const DAY_SECONDS = 86_400;

/** Figures of a set of groups for the days [from, to], starts of days in Unix seconds. */
export interface GroupFigures {
  new_chat_cnt: number;
  chat_total: number;
  chat_has_msg: number;
  new_member_cnt: number;
  member_total: number;
  member_has_msg: number;
  msg_total: number;
  migrate_trainee_chat_cnt: number;
}

function daysWithin(group: Group, from: number, to: number): Group['days'][string][] {
  return Object.entries(group.days).flatMap(([day, figures]) =>
    Number(day) >= from && Number(day) <= to ? [figures] : [],
  );
}

/** Members at the end of the day `to`: those of today without what happened since. */
function membersAt(group: Group, to: number): number {
  const since = daysWithin(group, to + DAY_SECONDS, Number.POSITIVE_INFINITY);
  return since.reduce((sum, day) => sum - day.joined + day.left, group.members.length);
}

/** Sums the groups that existed by the end of the day `to`. */
export function groupFigures(groups: Iterable<Group>, from: number, to: number): GroupFigures {
  const figures: GroupFigures = {
    new_chat_cnt: 0,
    chat_total: 0,
    chat_has_msg: 0,
    new_member_cnt: 0,
    member_total: 0,
    member_has_msg: 0,
    msg_total: 0,
    migrate_trainee_chat_cnt: 0,
  };
  const end = (to + DAY_SECONDS) * 1000;
  for (const group of groups) {
    if (group.createdAt >= end) continue;
    const days = daysWithin(group, from, to);
    const messages = days.reduce((sum, day) => sum + day.messages, 0);
    figures.chat_total++;
    if (group.createdAt >= from * 1000) figures.new_chat_cnt++;
    if (messages > 0) figures.chat_has_msg++;
    figures.new_member_cnt += days.reduce((sum, day) => sum + day.joined, 0);
    figures.member_total += membersAt(group, to);
    figures.member_has_msg += new Set(days.flatMap((day) => day.speakers)).size;
    figures.msg_total += messages;
  }
  return figures;
}
