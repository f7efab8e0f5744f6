import { z } from 'zod';
import type { JoinWay } from '../state/group.ts';
import type { ContactWay } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { notFound } from './control-error.ts';

/** How a caller names a code: by id, by what its picture says, or by its `state`. */
export const codeBody = z.object({
  configId: z.string().optional(),
  qr: z.string().optional(),
  state: z.string().optional(),
});
type Wanted = z.infer<typeof codeBody>;

function idOf(wanted: Wanted): string {
  return wanted.configId ?? /\/(?:scan|qr)\/([A-Za-z0-9_-]+)/.exec(wanted.qr ?? '')?.[1] ?? '';
}

function find<T extends { state: string }>(codes: Map<string, T>, wanted: Wanted): T | undefined {
  const byState = (): T | undefined =>
    [...codes.values()].find((one) => one.state !== '' && one.state === wanted.state);
  return codes.get(idOf(wanted)) ?? byState();
}

/** The code that leads to a member. 404 when there is none. */
export function findContactCode(world: World, wanted: Wanted): ContactWay {
  const way = find(world.state.contactWays, wanted);
  if (way === undefined)
    throw notFound('这个渠道活码，可能已被删除', 'such a code; it may have been deleted');
  return way;
}

/** The code that leads into a group; undefined when the caller means another kind of code. */
export function findGroupCode(world: World, wanted: Wanted): JoinWay | undefined {
  return find(world.state.joinWays, wanted);
}
