import { PlatformError, required } from '../../platform/errors.ts';
import type { World } from '../../world/world.ts';

/** external_userid of a WeChat user by both ids. Errors: 40063 one is missing, 84061 nobody's customer. */
export function externalOf(world: World, unionid: string | undefined, openid: string | undefined): string {
  const wanted = required(unionid, 40063, 'unionid missing');
  const account = required(openid, 40063, 'openid missing');
  for (const person of world.state.people.values()) {
    const isThis = person.unionid === wanted && person.openid === account;
    if (isThis && world.follows.ofCustomer(person.externalUserid).length > 0) return person.externalUserid;
  }
  throw new PlatformError(84061);
}
