import { isDeepStrictEqual } from 'node:util';
import type { friendRemarkChange } from '@hetang/contract/http/remarks';
import type { z } from 'zod';
import { HetangError } from '../../kernel/errors.ts';
import { answered } from './ask-remarks.ts';
import type { RemarkHttpDeps } from './deps.ts';
import { readRemarks } from './read-remarks.ts';

type Change = z.infer<typeof friendRemarkChange>;

/**
 * Writes what somebody has changed of a member's notes, if the platform still shows what he saw.
 * @throws HetangError `request/not-found`, `remark/changed`, `remark/refused`.
 */
export async function changeRemark(
  deps: RemarkHttpDeps & { useridOf(staff: string): Promise<string | null> },
  contact: number,
  { staff, platformId, seen, set }: Change,
): Promise<void> {
  const friends = await readRemarks(deps, contact);
  const friend = friends.find((one) => one.staff.key === staff && one.platformId === platformId);
  const userid = await deps.useridOf(staff);
  if (!friend?.notes || userid === null || deps.port === null)
    throw new HetangError('request/not-found', { what: `friend ${staff} of contact ${contact}` });
  const { notes } = friend;
  const changed = (Object.keys(set) as (keyof Change['set'])[]).filter(
    (name) => set[name] !== undefined && !isDeepStrictEqual(set[name], notes[name]),
  );
  const moved = changed.find((name) => !isDeepStrictEqual(notes[name], seen[name]));
  if (moved !== undefined)
    throw new HetangError('remark/changed', { field: moved, now: [notes[moved]].flat().join(' ') || '-' });
  if (changed.length === 0) return;
  const part = Object.fromEntries(changed.map((name) => [name, set[name]]));
  answered(await deps.port.setNotes({ userid, externalUserid: platformId, set: part }));
}
