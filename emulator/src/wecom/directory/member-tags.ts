import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import type { MemberTag } from '../../state/directory.ts';
import type { World } from '../../world/world.ts';
import { endpoint, ids } from '../endpoint.ts';

const MAX_TAGS = 3000;
const tagid = z.coerce.number().int().optional();
const parties = z.array(z.number().int()).max(100).optional();

function findMemberTag(world: World, id: number | undefined): MemberTag {
  const tag = world.state.memberTags.get(required(id, 40068));
  if (tag === undefined) throw new PlatformError(40068);
  return tag;
}

function checkName(world: World, name: string, own?: number): void {
  if (name === '' || [...name].length > 32) throw new PlatformError(40072);
  const isTaken = [...world.state.memberTags.values()].some((one) => one.name === name && one.id !== own);
  if (isTaken) throw new PlatformError(40071);
}

/** POST tag/create. Errors: 40072 name, 40071 taken. */
export const createMemberTag = endpoint({
  path: 'tag/create',
  method: 'post',
  input: z.object({ tagname: z.string().optional(), tagid: z.number().int().min(1).optional() }),
  handle({ world }, input) {
    const { memberTags } = world.state;
    const name = required(input.tagname, 40072);
    checkName(world, name);
    const id = input.tagid ?? Math.max(0, ...memberTags.keys()) + 1;
    if (memberTags.has(id)) throw new PlatformError(40071);
    if (memberTags.size >= MAX_TAGS) throw new PlatformError(40126);
    memberTags.set(id, { id, name, users: [], parties: [] });
    return { tagid: id };
  },
});

/** POST tag/update. */
export const updateMemberTag = endpoint({
  path: 'tag/update',
  method: 'post',
  input: z.object({ tagid, tagname: z.string().optional() }),
  handle({ world }, input) {
    const tag = findMemberTag(world, input.tagid);
    checkName(world, input.tagname ?? '', tag.id);
    tag.name = input.tagname ?? '';
    return {};
  },
});

/** GET tag/delete. */
export const deleteMemberTag = endpoint({
  path: 'tag/delete',
  method: 'get',
  input: z.object({ tagid }),
  handle({ world }, input) {
    world.state.memberTags.delete(findMemberTag(world, input.tagid).id);
    world.touch();
    return {};
  },
});

/** GET tag/list. */
export const listMemberTags = endpoint({
  path: 'tag/list',
  method: 'get',
  input: z.object({}),
  handle: ({ world }) => ({
    taglist: [...world.state.memberTags.values()].map(({ id, name }) => ({ tagid: id, tagname: name })),
  }),
});

/** GET tag/get: members and departments that carry the tag. */
export const getMemberTag = endpoint({
  path: 'tag/get',
  method: 'get',
  input: z.object({ tagid }),
  handle({ world }, input) {
    const tag = findMemberTag(world, input.tagid);
    const userlist = tag.users.flatMap((userid) => {
      const staff = world.state.staff.get(userid);
      return staff === undefined ? [] : [{ userid, name: staff.name }];
    });
    return { tagname: tag.name, userlist, partylist: tag.parties };
  },
});

const change = z.object({ tagid, userlist: ids(1000).optional(), partylist: parties });

/** Who of the list can carry a tag, and the answer about the others. 40070 when nobody can. */
function sortOut(
  world: World,
  given: z.infer<typeof change>,
): { users: string[]; found: number[]; answer: Record<string, unknown> } {
  const { userlist = [], partylist = [] } = given;
  if (userlist.length + partylist.length === 0) throw new PlatformError(40035);
  const departments = new Set(world.state.departments.map((one) => one.id));
  const users = userlist.filter((userid) => world.state.staff.has(userid));
  const found = partylist.filter((id) => departments.has(id));
  if (users.length + found.length === 0) throw new PlatformError(40070);
  const wrong = userlist.filter((userid) => !users.includes(userid));
  const lost = partylist.filter((id) => !found.includes(id));
  const answer = {
    ...(wrong.length === 0 ? {} : { invalidlist: wrong.join('|') }),
    ...(lost.length === 0 ? {} : { invalidparty: lost }),
  };
  return { users, found, answer };
}

/** POST tag/addtagusers. */
export const addTagUsers = endpoint({
  path: 'tag/addtagusers',
  method: 'post',
  input: change,
  handle({ world }, input) {
    const tag = findMemberTag(world, input.tagid);
    const { users, found, answer } = sortOut(world, input);
    tag.users = [...new Set([...tag.users, ...users])];
    tag.parties = [...new Set([...tag.parties, ...found])];
    return answer;
  },
});

/** POST tag/deltagusers. */
export const delTagUsers = endpoint({
  path: 'tag/deltagusers',
  method: 'post',
  input: change,
  handle({ world }, input) {
    const tag = findMemberTag(world, input.tagid);
    const { users, found, answer } = sortOut(world, input);
    tag.users = tag.users.filter((userid) => !users.includes(userid));
    tag.parties = tag.parties.filter((id) => !found.includes(id));
    return answer;
  },
});
