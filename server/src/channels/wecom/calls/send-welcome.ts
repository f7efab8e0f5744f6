import type { CallOutcome, ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { BAD_MEDIA } from '../error-codes.ts';
import { asMessage } from './content.ts';
import type { MediaDeps } from './deps.ts';
import { mediaIds } from './media-ids.ts';
import { forgetIds } from './media-rows.ts';
import { mapNull } from './outcome.ts';
import { prepareMedia } from './prepare-media.ts';

type Welcome = Parameters<ChannelPort['sendWelcome']>[0];

/**
 * Sends the welcome of an add, within 20 s of it. One try: when to try again is the caller's decision. Its files are
 * there by then as a rule; one that is not, or that the platform has dropped, is uploaded now.
 */
export function sendWelcome(deps: MediaDeps): ChannelPort['sendWelcome'] {
  const prepare = prepareMedia(deps);
  return async (welcome) => {
    const { attachments = [] } = welcome.content;
    const first = await send(deps, welcome);
    if (!isAboutMedia(first) || attachments.length === 0) return first;
    const prepared = await prepare(attachments);
    return prepared.kind === 'done' ? send(deps, welcome) : prepared;
  };
}

async function send(deps: MediaDeps, { welcomeCode, content }: Welcome): Promise<CallOutcome<null>> {
  const ids = await mediaIds(deps, content.attachments);
  if (ids.kind !== 'done') return ids;
  const outcome = await deps.client.call(
    wecomCalls.sendWelcomeMsg,
    { welcome_code: welcomeCode, ...asMessage(content, ids.value) },
    { tries: 1 },
  );
  if (outcome.kind === 'refused' && outcome.code === BAD_MEDIA)
    await forgetIds(deps, [...ids.value.values()]);
  return mapNull(outcome);
}

function isAboutMedia(outcome: CallOutcome<null>): boolean {
  return outcome.kind === 'refused' && (outcome.reason === 'media-not-ready' || outcome.code === BAD_MEDIA);
}
