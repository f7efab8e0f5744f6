import type { CallOutcome } from '../port.ts';
import type { SampleChannel } from '../samples.ts';
import type { MediaDeps } from './calls/deps.ts';
import { mediaIds } from './calls/media-ids.ts';
import { mapNull } from './calls/outcome.ts';
import { prepareMedia } from './calls/prepare-media.ts';
import { type SampleMessage, sampleMessages } from './calls/sample-messages.ts';
import { messageCalls } from './client/message-calls.ts';

/** Samples of what customers get, as messages of the app to a member. 试发 */
export function makeSamplePort(deps: MediaDeps): SampleChannel {
  return {
    async sendSample({ userid, heading, content }) {
      const ready = await prepareMedia(deps)(content.attachments ?? []);
      if (ready.kind !== 'done') return ready;
      const ids = await mediaIds(deps, content.attachments);
      if (ids.kind !== 'done') return ids;
      for (const message of sampleMessages(heading, content, ids.value)) {
        const outcome = await send(deps, userid, message);
        if (outcome.kind !== 'done') return outcome;
      }
      return { kind: 'done', value: null };
    },
    sizeOfSample: (content) => sampleMessages('-', content, new Map()).length,
  };
}

/** Equal messages are wanted when somebody looks again; hence one try, and no check by the platform. */
async function send(
  { client, config }: MediaDeps,
  userid: string,
  message: SampleMessage,
): Promise<CallOutcome<null>> {
  const call = { touser: userid, agentid: config.agentId, ...message, enable_duplicate_check: 0 } as const;
  return mapNull(await client.call(messageCalls.sendMessage, call, { tries: 1 }));
}
