import type { ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { refusalOf } from '../client/refusal.ts';
import { BAD_MEDIA, MEDIA_NOT_READY } from '../error-codes.ts';
import { asMessage } from './content.ts';
import type { MediaDeps } from './deps.ts';
import { mediaIds } from './media-ids.ts';
import { forgetIds } from './media-rows.ts';
import { mapDone } from './outcome.ts';

/**
 * Creates a mass task (企业群发) of one sender for at most 10,000 customers or 2,000 of the sender's groups. It waits for no
 * upload: a caller who has given up must not find that the task was created after all.
 */
export function createMassSend(deps: MediaDeps): ChannelPort['createMassSend'] {
  return async ({ sender, audience, targets, content }) => {
    const ids = await mediaIds(deps, content.attachments);
    if (ids.kind !== 'done') return ids;
    const outcome = await deps.client.call(wecomCalls.addMsgTemplate, {
      ...(audience === 'groups'
        ? { chat_type: 'group', chat_id_list: targets }
        : { chat_type: 'single', external_userid: targets }),
      sender,
      ...asMessage(content, ids.value),
    });
    if (outcome.kind === 'refused' && outcome.code === BAD_MEDIA && ids.value.size > 0) {
      await forgetIds(deps, [...ids.value.values()]);
      return refusalOf(MEDIA_NOT_READY);
    }
    return mapDone(outcome, ({ msgid, fail_list }) => ({
      platformId: msgid,
      refusedTargets: fail_list ?? [],
    }));
  };
}
