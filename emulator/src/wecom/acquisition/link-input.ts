import { z } from 'zod';
import { linkMembers } from '../../platform/acquisition.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import type { AcquisitionLink } from '../../state/acquisition.ts';
import { type Call, chars, ids } from '../endpoint.ts';

const MAX_PEOPLE = 500;

/** What create and update have in common. */
export const linkFields = {
  link_name: chars(30).optional(),
  range: z
    .object({
      user_list: ids(1000).optional(),
      department_list: z.array(z.number().int()).max(1000).optional(),
    })
    .optional(),
  skip_verify: z.boolean().optional(),
  priority_option: z
    .object({ priority_type: z.number().int().min(1).max(2), priority_userid_list: ids(500).optional() })
    .optional(),
  mark_source: z.boolean().optional(),
};

const fields = z.object(linkFields);

/** The changed link; the range is overwritten as a whole. */
export function withLinkFields(link: AcquisitionLink, input: z.infer<typeof fields>): AcquisitionLink {
  const { priority_option: priority } = input;
  return {
    ...link,
    name: input.link_name ?? link.name,
    users: input.range === undefined ? link.users : (input.range.user_list ?? []),
    departments: input.range === undefined ? link.departments : (input.range.department_list ?? []),
    skipVerify: input.skip_verify ?? link.skipVerify,
    markSource: input.mark_source ?? link.markSource,
    ...(priority === undefined
      ? {}
      : { priority: { ...priority, priority_userid_list: priority.priority_userid_list ?? [] } }),
  };
}

/** Refuses what the platform refuses. Errors: 40003 member, 60123 department, 40058 nobody or more than 500. */
export function checkLink(call: Call, link: AcquisitionLink): void {
  const { staff, departments } = call.world.state;
  if (link.users.some((userid) => !staff.has(userid))) throw new PlatformError(40003);
  if (link.departments.some((id) => !departments.some((one) => one.id === id)))
    throw new PlatformError(60123);
  const people = linkMembers(call.world, link).length;
  if (people === 0 || people > MAX_PEOPLE)
    throw new PlatformError(40058, 'invalid Request Parameter, field range');
}

/** The link named by the caller. Errors: 40063 missing, 40058 unknown. */
export function findLink(call: Call, linkId: string | undefined): AcquisitionLink {
  const link = call.world.state.links.get(required(linkId, 40063, 'link_id missing'));
  if (link === undefined) throw new PlatformError(40058, 'invalid link_id');
  return link;
}
