import type { fixturePageSchema } from '@hetang/contract/http/fixtures';
import { type Answer, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type FixtureRow = Answer<typeof fixturePageSchema>['items'][number];

const POLL_MS = 15_000;
export const FIXTURES = 'fixtures';

/** A page of what WeCom keeps for the plan; `query` is a query string of `fixtureListQuery`. */
export function fixturesQuery(query: string) {
  return pageQuery<Answer<typeof fixturePageSchema>>([FIXTURES, query], `/v1/wecom/fixtures${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** Has one that the plan has dropped deleted in WeCom. */
export function removeFixture({ kind, key }: Pick<FixtureRow, 'kind' | 'key'>): Promise<{ ok: true }> {
  return request(`/v1/wecom/fixtures/${kind}/${encodeURIComponent(key)}`, { method: 'DELETE' });
}
