import { endpoint } from '../endpoint.ts';
import { findGroupWelcome, groupWelcomeInput, readGroupWelcome } from './group-welcome.ts';

/** POST externalcontact/group_welcome_template/edit: overwrites the material. */
export const editGroupWelcome = endpoint({
  path: 'externalcontact/group_welcome_template/edit',
  method: 'post',
  input: groupWelcomeInput,
  handle(call, input) {
    const { templateId } = findGroupWelcome(call, input.template_id);
    call.world.state.groupWelcomes.set(templateId, { templateId, ...readGroupWelcome(call, input) });
    return {};
  },
});
