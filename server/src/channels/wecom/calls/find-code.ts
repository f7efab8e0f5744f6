import type { CallOutcome, CodeChannel, LiveCode } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';

/** The clocks of the platform and of this machine may differ by so much, in seconds. */
const SKEW_S = 300;

/** Reads the contact_ways made since then, one by one, until one has the wanted `state`. */
export function findCode({ client }: CallDeps): CodeChannel['findCode'] {
  return async ({ state, since }) => {
    const ids: string[] = [];
    const walk = await walkPages(
      (cursor) =>
        client.call(wecomCalls.listContactWay, {
          start_time: Math.floor(since.getTime() / 1000) - SKEW_S,
          limit: 1000,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      (page) => {
        ids.push(...page.contact_way.map((way) => way.config_id));
        return 'go-on';
      },
    );
    if (walk.kind !== 'done') return walk;
    for (const config_id of ids) {
      const found = await readOne({ client }, config_id, state);
      if (found.kind !== 'done' || found.value) return found;
    }
    return { kind: 'done', value: null };
  };
}

async function readOne(
  { client }: Pick<CallDeps, 'client'>,
  config_id: string,
  state: string,
): Promise<CallOutcome<LiveCode | null>> {
  const read = await client.call(wecomCalls.getContactWay, { config_id });
  if (read.kind === 'refused' && read.retry === 'never') return { kind: 'done', value: null }; // deleted meanwhile
  if (read.kind !== 'done') return read;
  const way = read.value.contact_way;
  const value = way.state === state && way.qr_code ? { platformId: config_id, qrUrl: way.qr_code } : null;
  return { kind: 'done', value };
}
