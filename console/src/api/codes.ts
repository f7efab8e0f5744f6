import type {
  CodeDetail,
  codeChangePageSchema,
  codePageSchema,
  linkQuotaSchema,
  staffPageSchema,
  staffPauseSchema,
} from '@hetang/contract/http/codes';
import type { staffFigurePageSchema } from '@hetang/contract/http/staff-figures';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type CodeRow = Answer<typeof codePageSchema>['items'][number];
export type CodeChange = Answer<typeof codeChangePageSchema>['items'][number];

const POLL_MS = 10_000;
export const CODES = 'codes';
export const STAFF = 'staff';

/** A page of codes, in the order of the plan when no other is asked for. */
export function codesQuery(query: string) {
  return pageQuery<Answer<typeof codePageSchema>>([CODES, 'list', query], `/v1/codes${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** One code: who is behind it now, why, and what comes next. */
export function codeQuery(key: string) {
  return queryOptions({
    queryKey: [CODES, 'one', key],
    queryFn: ({ signal }) => request<CodeDetail>(`/v1/codes/${encodeURIComponent(key)}`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** How many customers may still come by acquisition links; asked of the platform. */
export const linkQuotaQuery = queryOptions({
  queryKey: [CODES, 'link-quota'],
  queryFn: ({ signal }) => request<Answer<typeof linkQuotaSchema>>('/v1/codes/link-quota', { signal }),
  staleTime: 60_000,
});

/** What a code has been on the platform, newest first. */
export function codeChangesQuery(key: string, query: string) {
  return pageQuery<Answer<typeof codeChangePageSchema>>(
    [CODES, 'changes', key, query],
    `/v1/codes/${encodeURIComponent(key)}/changes${query}`,
    { refetchInterval: POLL_MS },
  );
}

/** Who takes people now and who does not. */
export function staffQuery(query: string) {
  return pageQuery<Answer<typeof staffPageSchema>>([STAFF, query], `/v1/staff${query}`, {
    refetchInterval: POLL_MS,
  });
}

type Told = { ok: true };
const pauseOf = (staff: string) => `/v1/staff/${encodeURIComponent(staff)}/pause`;

/** The member takes nobody from now on; codes follow within a minute. */
export function pauseStaff(staff: string, body: Input<typeof staffPauseSchema>): Promise<Told> {
  return request(pauseOf(staff), { method: 'PUT', body });
}

/** The member takes people again. */
export function resumeStaff(staff: string): Promise<Told> {
  return request(pauseOf(staff), { method: 'DELETE' });
}

/** What WeCom counts of each member. */
export function staffFiguresQuery(query: string) {
  return pageQuery<Answer<typeof staffFigurePageSchema>>(
    ['staff-figures', query],
    `/v1/staff/figures${query}`,
  );
}
