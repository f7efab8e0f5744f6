import type { Person } from '../state/person.ts';
import type { Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { findTag } from './tags.ts';

/** external_contact as the platform shows it. */
export function contactView(person: Person, baseUrl: string): Record<string, unknown> {
  return {
    external_userid: person.externalUserid,
    name: person.name,
    type: 1,
    avatar: `${baseUrl}/avatar/${person.id}.svg`,
    gender: person.gender,
    unionid: person.unionid,
  };
}

function common(follow: Follow): Record<string, unknown> {
  return {
    userid: follow.userid,
    remark: follow.remark,
    description: follow.description,
    createtime: Math.floor(follow.createdAt / 1000),
    ...(follow.remarkCorp === '' ? {} : { remark_corp_name: follow.remarkCorp }),
    remark_mobiles: follow.remarkMobiles,
    oper_userid: follow.externalUserid,
    add_way: follow.addWay,
    ...(follow.state === '' ? {} : { state: follow.state }),
  };
}

/** One element of follow_user in `get`: tags in full. */
export function followView(world: World, follow: Follow): Record<string, unknown> {
  const tags = follow.tags.flatMap((id) => {
    const placed = findTag(world, id);
    if (placed === undefined) return [];
    const type = placed.group.strategyId === undefined ? 1 : 3;
    return [{ group_name: placed.group.name, tag_name: placed.tag.name, tag_id: id, type }];
  });
  return { ...common(follow), tags };
}

/** follow_info in `batch/get_by_user`: tags as ids. */
export function followInfo(follow: Follow): Record<string, unknown> {
  return { ...common(follow), tag_id: follow.tags };
}
