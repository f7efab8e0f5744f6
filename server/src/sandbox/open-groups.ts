import type { Plan } from '@hetang/contract/plan/registry';
import type { EmulatorControl } from './control.ts';

/** The first group of each community, as its owner would open it by hand: no API can. One that is there stays. */
export async function openGroups(control: EmulatorControl, plan: Plan): Promise<void> {
  for (const { userid, name, userids } of firstGroups(plan)) {
    const there = await control.groupsOf(userid);
    if (!there.includes(name)) await control.openGroup(userid, { name, userids });
  }
}

interface FirstGroup {
  userid: string;
  name: string;
  userids: string[];
}

function firstGroups({ communities, staff }: Plan): FirstGroup[] {
  return Object.values(communities).flatMap(({ owner, deputies, series }) => {
    const userid = owner === undefined ? undefined : staff[owner]?.wecom;
    if (userid === undefined || series === undefined) return [];
    const name = series.replaceAll(/\{\{\s*n\s*\}\}/g, '1');
    return [{ userid, name, userids: deputies.flatMap((key) => staff[key]?.wecom ?? []) }];
  });
}
