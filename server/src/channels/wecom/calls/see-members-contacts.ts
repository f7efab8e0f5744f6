import type { CallOutcome } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { Fact } from '../rules/tell.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';
import { asProfile, readTouch } from './see-contact.ts';

const PAGE = 100;

/** Walks all customers of up to 100 members, a page of facts at a time; `next` is where the walk goes on. */
export async function seeMembersContacts(
  deps: Pick<CallDeps, 'client' | 'db'>,
  { userids, from }: { userids: string[]; from?: string | undefined },
  take: (facts: Extract<Fact, { kind: 'seen' }>[], next: string) => Promise<void>,
): Promise<CallOutcome<null>> {
  let touch = 0;
  return walkPages(
    async (cursor = '') => {
      touch = await readTouch(deps);
      return deps.client.call(wecomCalls.batchGetByUser, { userid_list: userids, cursor, limit: PAGE });
    },
    async (page): Promise<'go-on'> => {
      await take(
        page.external_contact_list.map(({ external_contact, follow_info }) => ({
          kind: 'seen',
          externalUserid: external_contact.external_userid,
          seen: {
            profile: asProfile(external_contact),
            touch,
            follows: [
              {
                userid: follow_info.userid,
                createdAt: new Date(follow_info.createtime * 1000),
                state: follow_info.state ?? '',
                addWay: follow_info.add_way ?? null,
                remark: follow_info.remark ?? '',
                tags: follow_info.tag_id ?? [],
              },
            ],
          },
        })),
        page.next_cursor ?? '',
      );
      return 'go-on';
    },
    from,
  );
}
