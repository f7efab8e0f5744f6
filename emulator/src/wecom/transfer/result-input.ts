import { z } from 'zod';
import { required } from '../../platform/errors.ts';
import { pageOf } from '../../platform/paging.ts';
import type { Transfer } from '../../state/transfer.ts';
import type { Call } from '../endpoint.ts';

const PER_PAGE = 1000;

/** What both calls take. */
export const resultInput = z.object({
  handover_userid: z.string().optional(),
  takeover_userid: z.string().optional(),
  cursor: z.string().optional(),
});

/** What became of the transfers between two members. A waiting one says when it will happen by itself. */
export function resultPage(
  call: Call,
  input: z.infer<typeof resultInput>,
  kind: Transfer['kind'],
): Record<string, unknown> {
  const handover = required(input.handover_userid, 40063, 'handover_userid missing');
  const takeover = required(input.takeover_userid, 40063, 'takeover_userid missing');
  const found = [...call.world.state.transfers.values()].filter(
    (one) => one.kind === kind && one.handover === handover && one.takeover === takeover,
  );
  const page = pageOf(found, input.cursor, PER_PAGE);
  return {
    customer: page.items.map(({ externalUserid, status, takeoverAt }) => ({
      external_userid: externalUserid,
      status,
      takeover_time: Math.floor(takeoverAt / 1000),
    })),
    next_cursor: page.nextCursor,
  };
}
