import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findGroupWelcome } from './group-welcome.ts';

/** POST externalcontact/group_welcome_template/get. */
export const getGroupWelcome = endpoint({
  path: 'externalcontact/group_welcome_template/get',
  method: 'post',
  input: z.object({ template_id: z.string().optional() }),
  handle: (call, input) => findGroupWelcome(call, input.template_id).content,
});
