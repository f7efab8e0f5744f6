import { tagCustomer, tagGroupsOf } from '../../platform/tags.ts';
import type { Intent, Need, Person } from '../../state/person.ts';
import type { Tag, TagGroup } from '../../state/state.ts';
import type { World } from '../world.ts';

const NEEDS: Need[] = ['trial', 'gift', 'course', 'material', 'exchange'];
const INTENTS: Intent[] = ['A', 'B', 'C', 'D'];

function inOrder(group: TagGroup): Tag[] {
  return group.tags.toSorted((a, b) => b.order - a.order || a.createdAt - b.createdAt);
}

/** The tag that says what the member learnt in the chat, in groups named after 需求 or 意向. */
export function tagFor(group: TagGroup, person: Person): Tag | undefined {
  const tags = inOrder(group);
  if (group.name.includes('需求')) return tags[NEEDS.indexOf(person.need)];
  if (!group.name.includes('意向')) return undefined;
  const byLetter = tags.find((tag) => tag.name.trim().toUpperCase().startsWith(person.intent));
  return byLetter ?? tags[INTENTS.indexOf(person.intent)];
}

/** After a chat the member tags the customer in the client. */
export function staffTag(world: World, userid: string, personId: string, at: number): void {
  const person = world.state.people.get(personId);
  if (person === undefined || world.follows.get(userid, person.externalUserid) === undefined) return;
  const add = tagGroupsOf(world, undefined).flatMap((group) => tagFor(group, person)?.id ?? []);
  if (add.length > 0)
    tagCustomer(world, { userid, externalUserid: person.externalUserid, add, remove: [], at });
}
