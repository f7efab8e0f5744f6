import type { z } from 'zod';
import type { GroupWelcomeChannel, SeenWelcome } from '../../fixtures.ts';
import { groupWelcomeCalls } from '../client/group-welcome-calls.ts';
import { NOT_OUR_MATERIAL } from '../error-codes.ts';
import type { CallDeps } from './deps.ts';

/** Reads welcomes of groups one by one, as the platform offers it; a corp has 100 at most. */
export function readGroupWelcomes({ client }: CallDeps): GroupWelcomeChannel['readGroupWelcomes'] {
  return async (platformIds) => {
    const found = new Map<string, SeenWelcome>();
    for (const template_id of platformIds) {
      const read = await client.call(groupWelcomeCalls.getGroupWelcome, { template_id });
      if (read.kind === 'done') found.set(template_id, seen(read.value));
      else if (read.kind === 'unknown' || read.code !== NOT_OUR_MATERIAL) return read;
    }
    return { kind: 'done', value: found };
  };
}

type Material = z.infer<typeof groupWelcomeCalls.getGroupWelcome.answer>;

function seen(material: Material): SeenWelcome {
  return { text: material.text?.content ?? '', attachment: attachmentOf(material) };
}

/** Of several the platform uses the first in this order. */
function attachmentOf({ image, link, miniprogram, file, video }: Material): SeenWelcome['attachment'] {
  if (image) return { kind: 'image' };
  if (link) return { kind: 'link', title: link.title ?? '', url: link.url ?? '' };
  if (miniprogram) {
    const { title, appid, page } = miniprogram;
    return { kind: 'miniprogram', title: title ?? '', appid: appid ?? '', page: page ?? '' };
  }
  if (file) return { kind: 'file' };
  return video ? { kind: 'video' } : null;
}
