import { z } from 'zod';
import { isInScope } from '../platform/contact-scope.ts';
import { PlatformError } from '../platform/errors.ts';
import { membersOf } from '../platform/scan.ts';
import type { ContactWay, Staff } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { type Call, chars, ids } from './endpoint.ts';

const MAX_USERS = 100;

/** What add and update have in common. */
export const contactWayFields = {
  style: z.number().int().optional(),
  remark: chars(30).optional(),
  skip_verify: z.boolean().optional(),
  state: chars(30).optional(),
  user: ids(1000).optional(),
  party: z.array(z.number().int()).max(1000).optional(),
  is_temp: z.boolean().optional(),
  is_exclusive: z.boolean().optional(),
};

const fields = z.object(contactWayFields);

/** The changed code. Absent fields keep their value; `user` and `party` replace the whole list. */
export function withFields(way: ContactWay, input: z.infer<typeof fields>): ContactWay {
  return {
    ...way,
    style: input.style ?? way.style,
    remark: input.remark ?? way.remark,
    skipVerify: input.skip_verify ?? way.skipVerify,
    state: input.state ?? way.state,
    user: input.user ?? way.user,
    party: input.party ?? way.party,
    isExclusive: input.is_exclusive ?? way.isExclusive,
  };
}

function checkMember(world: World, member: Staff | undefined): void {
  if (member === undefined) throw new PlatformError(40003);
  if (!member.active) throw new PlatformError(41054);
  if (!isInScope(world, member)) throw new PlatformError(84074);
}

/**
 * Refuses what the platform refuses. Errors: 40003 unknown member, 41054 member never logged in, 84074 member out of scope,
 * 60123 unknown department, 40058 wrong number of members, 41041 more than 100, 41042 style, 48002 temporary session.
 */
export function checkContactWay(call: Call, way: ContactWay, isTemporary: boolean): void {
  const { staff, departments } = call.world.state;
  if (isTemporary) throw new PlatformError(48002, 'temporary session is for medical corps only');
  if (way.scene === 1 && (way.style < 1 || way.style > 3)) throw new PlatformError(41042);
  for (const userid of way.user) checkMember(call.world, staff.get(userid));
  if (way.party.some((id) => !departments.some((one) => one.id === id))) throw new PlatformError(60123);
  if (way.type === 1 && (way.user.length !== 1 || way.party.length > 0)) {
    throw new PlatformError(40058, 'type 1 takes exactly one user');
  }
  if (way.user.length + way.party.length === 0)
    throw new PlatformError(40058, 'user and party are both empty');
  if (membersOf(call.world, way).length > MAX_USERS) throw new PlatformError(41041);
}

/** Where the picture of a code is. */
export function qrUrl(baseUrl: string, configId: string): string {
  return `${baseUrl}/qr/${configId}.png`;
}

/** The code named by the caller. Errors: 41043 missing, 41044 unknown. */
export function findContactWay(call: Call, configId: string | undefined): ContactWay {
  if (configId === undefined || configId === '') throw new PlatformError(41043);
  const way = call.world.state.contactWays.get(configId);
  if (way === undefined) throw new PlatformError(41044);
  return way;
}
