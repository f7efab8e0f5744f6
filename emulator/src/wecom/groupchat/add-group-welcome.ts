import { newId } from '../../kernel/ids.ts';
import { PlatformError } from '../../platform/errors.ts';
import { tellStaff } from '../../platform/tell-staff.ts';
import { endpoint } from '../endpoint.ts';
import { groupWelcomeInput, readGroupWelcome } from './group-welcome.ts';

const MAX_TEMPLATES = 100;

/** POST externalcontact/group_welcome_template/add: material that owners choose in the client. */
export const addGroupWelcome = endpoint({
  path: 'externalcontact/group_welcome_template/add',
  method: 'post',
  input: groupWelcomeInput,
  handle(call, input) {
    const { world, now } = call;
    const welcome = readGroupWelcome(call, input);
    if (world.state.groupWelcomes.size >= MAX_TEMPLATES) throw new PlatformError(41055);
    const templateId = newId(world.state, 'group-welcome', 'msg', 32);
    world.state.groupWelcomes.set(templateId, { templateId, ...welcome });
    if (input.notify !== 0) {
      const owners = new Set([...world.state.groups.values()].map((group) => group.owner));
      for (const userid of owners)
        tellStaff(world, userid, '管理员添加了新的入群欢迎语，可在群设置中选用', now);
    }
    return { template_id: templateId };
  },
});
