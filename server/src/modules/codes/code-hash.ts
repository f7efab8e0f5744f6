import { createHash } from 'node:crypto';
import type { DesiredCode } from './rules/desired-code.ts';
import type { DesiredGroups } from './rules/desired-groups.ts';

/** What tells one wish from another; kept with the code to know whether the platform has it. */
export function codeHash(code: DesiredCode): string {
  return hash(code);
}

/** The same of a code that leads into groups: the number of the next group goes along with other changes. */
export function groupsHash({ remark, chatIds, openNext }: DesiredGroups): string {
  return hash([remark, chatIds, openNext?.name ?? null]);
}

const hash = (wish: unknown): string =>
  createHash('sha256').update(JSON.stringify(wish)).digest('base64url').slice(0, 22);
