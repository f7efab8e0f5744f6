import { nextNumber } from '../kernel/ids.ts';
import type { Group } from '../state/group.ts';
import type { World } from '../world/world.ts';
import { keepContent } from './contents.ts';

/** The welcome that the owner chose for the group, with the newcomer's name in place of %NICKNAME%. */
export function welcomeInto(world: World, group: Group, externalUserid: string, at: number): void {
  const template = world.state.groupWelcomes.get(group.welcome ?? '');
  const person = world.state.people.get(world.state.externals.get(externalUserid) ?? '');
  if (template === undefined || person === undefined) return;
  for (const body of template.bodies) {
    const said =
      body.text === undefined ? body : { ...body, text: body.text.replaceAll('%NICKNAME%', person.name) };
    group.messages.push({
      id: nextNumber(world.state, 'message'),
      at,
      from: group.owner,
      content: keepContent(world, said),
    });
  }
}
