import { GROUPS_PER_CODE } from '@hetang/contract/plan/kinds/communities';
import type { Plan } from '@hetang/contract/plan/registry';

/** People come by a code into a group of the platform until it has so many members; further ones must be invited. */
const CODE_CEILING = 200;
/** A group that was full takes people again when it is so far below: one who leaves must not move the code to and fro. */
const REOPENS_AT = 0.95;
const NUMBER = /\{\{\s*n\s*\}\}/;

/** A group that is there, staff counted among its members. */
export interface ChatFill {
  id: string;
  name: string;
  members: number;
}

/** A group code as plan and groups want it. */
export interface DesiredGroups {
  remark: string;
  chatIds: string[];
  /** Its number is that of the next group; another number does not make the code another one. */
  openNext: { name: string; number: number } | null;
}

/** The community that a code leads into; null for codes that add staff. */
export function communityOfCode(plan: Plan, key: string): string | null {
  const code = Object.hasOwn(plan.codes, key) ? plan.codes[key] : undefined;
  const community = code?.kind === 'group-code' ? code.community : undefined;
  return community !== undefined && Object.hasOwn(plan.communities, community) ? community : null;
}

/** Members at which a group of a community is full for its codes. */
export function fullAt(plan: Plan, community: string): number {
  return Math.min(plan.communities[community]?.capacity ?? CODE_CEILING, CODE_CEILING);
}

/**
 * What a group code should be: the first groups of its community that have room, in the order of `chats`; when all are
 * full the last one, after which the platform opens the next. Null for other codes, and as long as there is no group.
 */
export function desiredGroups(
  plan: Plan,
  key: string,
  { chats, current }: { chats: readonly ChatFill[]; current: readonly string[] },
): DesiredGroups | null {
  const community = communityOfCode(plan, key);
  const spec = plan.codes[key];
  if (community === null || !spec || chats.length === 0) return null;
  const { join, series } = plan.communities[community] ?? {};
  const full = fullAt(plan, community);
  const behind = new Set(current);
  const open = chats.filter(({ id, members }) => members < (behind.has(id) ? full : full * REOPENS_AT));
  const most = Math.min(join?.groups ?? GROUPS_PER_CODE, GROUPS_PER_CODE);
  const chosen = open.length > 0 ? open.slice(0, most) : chats.slice(-1);
  const opens = join?.['open-next'] ?? true;
  return {
    remark: spec.remark ?? spec.name,
    chatIds: chosen.map(({ id }) => id),
    openNext: opens ? nextOf(series, chats) : null,
  };
}

/**
 * The platform writes the number behind the name. A group that would not be known by it as one of its community is
 * better opened by hand, so the series must end with its number.
 */
function nextOf(
  series: string | undefined,
  chats: readonly ChatFill[],
): { name: string; number: number } | null {
  const [name = '', after] = series?.split(NUMBER) ?? [];
  if (after !== '') return null;
  const numbers = chats.flatMap((chat) => {
    const number = chat.name.startsWith(name) ? Number(chat.name.slice(name.length)) : Number.NaN;
    return Number.isSafeInteger(number) ? [number] : [];
  });
  return { name, number: Math.max(0, ...numbers) + 1 };
}
