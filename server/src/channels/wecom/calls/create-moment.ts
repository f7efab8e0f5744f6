import type { MomentChannel } from '../../moments.ts';
import { momentCalls } from '../client/moment-calls.ts';
import { refusalOf } from '../client/refusal.ts';
import { BAD_MEDIA, MEDIA_NOT_READY } from '../error-codes.ts';
import { momentUploadsOf } from '../rules/moment-upload.ts';
import type { MediaDeps } from './deps.ts';
import { idsOf } from './media-ids.ts';
import { forgetIds } from './media-rows.ts';
import { asMoment } from './moment-content.ts';
import { mapDone } from './outcome.ts';

/** Creates a Moment that its senders publish in the client. It waits for no upload, as `createMassSend`. */
export function createMoment(deps: MediaDeps): MomentChannel['createMoment'] {
  return async ({ senders, tags, content }) => {
    const ids = await idsOf(deps, momentUploadsOf(content.attachments));
    if (ids.kind !== 'done') return ids;
    const outcome = await deps.client.call(momentCalls.addMomentTask, {
      visible_range: {
        sender_list: { user_list: senders },
        ...(tags.length > 0 && { external_contact_list: { tag_list: tags } }),
      },
      ...asMoment(content, ids.value),
    });
    if (outcome.kind === 'refused' && outcome.code === BAD_MEDIA && ids.value.size > 0) {
      await forgetIds(deps, [...ids.value.values()]);
      return refusalOf(MEDIA_NOT_READY);
    }
    return mapDone(outcome, ({ jobid }) => ({ jobId: jobid }));
  };
}
