import type { GroupWelcomeChannel } from '../../fixtures.ts';
import type { Content } from '../../port.ts';
import { groupWelcomeCalls } from '../client/group-welcome-calls.ts';
import { refusalOf } from '../client/refusal.ts';
import { BAD_MEDIA, MEDIA_NOT_READY, NOT_OUR_MATERIAL } from '../error-codes.ts';
import { asMessage } from './content.ts';
import type { MediaDeps } from './deps.ts';
import { mediaIds } from './media-ids.ts';
import { forgetIds } from './media-rows.ts';
import { mapDone } from './outcome.ts';
import { prepareMedia } from './prepare-media.ts';

type Ensure = GroupWelcomeChannel['ensureGroupWelcome'];

/** Creates or updates a welcome of groups (入群欢迎语素材). The platform lists none: an unclear creation is made again. */
export function ensureGroupWelcome(deps: MediaDeps): Ensure {
  const prepare = prepareMedia(deps);
  return async (input) => {
    const content = withOne(input.content);
    const { attachments } = content;
    const prepared = await prepare(attachments ?? []);
    if (prepared.kind !== 'done') return prepared;
    const ids = await mediaIds(deps, attachments);
    if (ids.kind !== 'done') return ids;
    const outcome = await send(deps, input, materialOf(content, ids.value));
    if (outcome.kind === 'refused' && outcome.code === BAD_MEDIA && ids.value.size > 0) {
      await forgetIds(deps, [...ids.value.values()]);
      return refusalOf(MEDIA_NOT_READY);
    }
    return outcome;
  };
}

async function send(
  { client, config: { agentId } }: MediaDeps,
  { platformId, tell }: Parameters<Ensure>[0],
  material: ReturnType<typeof materialOf>,
): ReturnType<Ensure> {
  if (platformId !== null) {
    const edited = await client.call(groupWelcomeCalls.editGroupWelcome, {
      ...material,
      template_id: platformId,
      agentid: agentId,
    });
    if (edited.kind !== 'refused' || edited.code !== NOT_OUR_MATERIAL)
      return mapDone(edited, () => ({ platformId }));
  }
  const made = await client.call(groupWelcomeCalls.addGroupWelcome, {
    ...material,
    agentid: agentId,
    notify: tell ? 1 : 0,
  });
  return mapDone(made, ({ template_id }) => ({ platformId: template_id }));
}

/** The link, or the first attachment: more the platform does not show. */
function withOne({ text, link, attachments }: Content): Content {
  return link ? { text, link } : { text, attachments: attachments?.slice(0, 1) };
}

function materialOf(content: Content, ids: ReadonlyMap<string, string>) {
  const { text, attachments } = asMessage(content, ids);
  const first = attachments?.[0];
  if (!first) return { text };
  const { msgtype: _, ...body } = first;
  return { text, ...body };
}
