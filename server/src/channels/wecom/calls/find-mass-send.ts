import type { CallOutcome, ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { isSameContent } from '../rules/same-content.ts';
import { isSameMassSend } from '../rules/same-mass-send.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';
import { targetOf } from './send-target.ts';

/** The clocks of the platform and of this machine may differ by so much, in seconds. */
const SKEW_S = 120;
/** Only messages of programs and of the console: `create_type` 0. */
const CREATED_BY_CORP = 0;

/**
 * Looks through the list of mass messages for one created since the call with the same content, and compares
 * its targets. Not found is said only when every candidate could be read.
 */
export function findMassSend(deps: CallDeps): ChannelPort['findMassSend'] {
  return async (input) => {
    const called = Math.floor(input.calledAt.getTime() / 1000);
    const now = Math.floor(deps.clock.now().getTime() / 1000);
    const candidates: string[] = [];
    const known = new Set(input.notAmong ?? []);
    const walk = await walkPages(
      (cursor) =>
        deps.client.call(wecomCalls.getGroupmsgListV2, {
          chat_type: input.audience === 'groups' ? 'group' : 'single',
          start_time: called - SKEW_S,
          end_time: Math.max(now, called) + SKEW_S,
          filter_type: CREATED_BY_CORP,
          limit: 100,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      (page) => {
        for (const message of page.group_msg_list) {
          if (isSameContent(message, input.content) && !known.has(message.msgid))
            candidates.push(message.msgid);
        }
        return 'go-on';
      },
    );
    if (walk.kind !== 'done') return walk;
    for (const platformId of candidates) {
      const targets = await readTargets(deps, platformId, input.sender);
      if (targets.kind !== 'done') return targets;
      if (isSameMassSend(targets.value, input.targets)) return { kind: 'done', value: { platformId } };
    }
    return { kind: 'done', value: null };
  };
}

/** Empty when the message is another sender's, or cancelled. */
async function readTargets(
  { client }: CallDeps,
  msgid: string,
  userid: string,
): Promise<CallOutcome<string[]>> {
  const targets: string[] = [];
  const walk = await walkPages(
    (cursor) =>
      client.call(wecomCalls.getGroupmsgSendResult, {
        msgid,
        userid,
        limit: 1000,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    (page) => {
      for (const one of page.send_list) {
        const target = targetOf(one);
        if (target !== null) targets.push(target);
      }
      return 'go-on';
    },
  );
  if (walk.kind === 'refused' && walk.retry === 'never') return { kind: 'done', value: [] };
  return walk.kind === 'done' ? { kind: 'done', value: targets } : walk;
}
