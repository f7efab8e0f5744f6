import type { Robot, robotPostSchema, robotPutSchema, robotTestSchema } from '@hetang/contract/http/robots';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type { Robot };

const POLL_MS = 10_000;
export const ROBOTS = 'robots';

export function robotsQuery(query: string) {
  return pageQuery<{ items: Robot[]; total: number }>([ROBOTS, query], `/v1/wecom/robots${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function addRobot(body: Input<typeof robotPostSchema>): Promise<{ id: number }> {
  return request('/v1/wecom/robots', { method: 'POST', body });
}

export function changeRobot(id: number, body: Input<typeof robotPutSchema>): Promise<void> {
  return request(`/v1/wecom/robots/${id}`, { method: 'PUT', body });
}

export function removeRobot(id: number): Promise<void> {
  return request(`/v1/wecom/robots/${id}`, { method: 'DELETE' });
}

export function testRobot(id: number): Promise<Answer<typeof robotTestSchema>> {
  return request(`/v1/wecom/robots/${id}/test`, { method: 'POST' });
}
