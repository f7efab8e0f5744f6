import type { LinkChannel } from '../../links.ts';
import type { CallOutcome, LiveCode } from '../../port.ts';
import { linkCalls } from '../client/link-calls.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';

/** The clocks of the platform and of this machine may differ by so much. */
const SKEW_MS = 300_000;
const PAGE = 100;

/** The address of a link with where people come from in it; it comes back as the `state` of the add. */
function withSource(url: string, state: string): string {
  const address = new URL(url);
  address.searchParams.set('customer_channel', state);
  return address.toString();
}

/** Creates or updates an acquisition link. Its name on the platform is the `state`, by which it is found again. */
export function ensureLink({ client }: CallDeps): LinkChannel['ensureLink'] {
  return async ({ platformId, userids, state, skipVerify }) => {
    const fields = { link_name: state, range: { user_list: userids }, skip_verify: skipVerify };
    if (platformId !== null) {
      const updated = await client.call(linkCalls.updateLink, { link_id: platformId, ...fields });
      const read = await client.call(linkCalls.getLink, { link_id: platformId });
      const gone = read.kind === 'refused' && read.retry === 'never';
      if (!gone && updated.kind !== 'done') return updated;
      if (read.kind === 'done')
        return { kind: 'done', value: { platformId, qrUrl: withSource(read.value.link.url, state) } };
      if (!gone) return read;
    }
    const made = await client.call(linkCalls.createLink, fields);
    if (made.kind !== 'done') return made;
    const { link_id, url } = made.value.link;
    return { kind: 'done', value: { platformId: link_id, qrUrl: withSource(url, state) } };
  };
}

/** Reads the links one by one until one has the wanted name. */
export function findLink({ client }: CallDeps): LinkChannel['findLink'] {
  return async ({ state, since }) => {
    const ids: string[] = [];
    const walk = await walkPages(
      (cursor) =>
        client.call(linkCalls.listLinks, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
      (page) => {
        ids.push(...page.link_id_list);
        return 'go-on';
      },
    );
    if (walk.kind !== 'done') return walk;
    for (const id of ids) {
      const read: CallOutcome<LiveCode | null> = await readOne({ client }, id, { state, since });
      if (read.kind !== 'done' || read.value) return read;
    }
    return { kind: 'done', value: null };
  };
}

async function readOne(
  { client }: Pick<CallDeps, 'client'>,
  link_id: string,
  { state, since }: { state: string; since: Date },
): Promise<CallOutcome<LiveCode | null>> {
  const read = await client.call(linkCalls.getLink, { link_id });
  if (read.kind === 'refused' && read.retry === 'never') return { kind: 'done', value: null }; // deleted meanwhile
  if (read.kind !== 'done') return read;
  const { link_name, url, create_time } = read.value.link;
  const isIt = link_name === state && create_time * 1000 >= since.getTime() - SKEW_MS;
  return { kind: 'done', value: isIt ? { platformId: link_id, qrUrl: withSource(url, state) } : null };
}
