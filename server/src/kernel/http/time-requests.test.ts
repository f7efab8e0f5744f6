import { expect, test } from 'vitest';
import { makeLogger } from '../telemetry/logger.ts';
import { makeMetrics } from '../telemetry/metrics.ts';
import { buildHttp, type Endpoint } from './app.ts';
import { timeRequests } from './time-requests.ts';

test('requests are counted by route and status, not by address', async () => {
  const { registry, httpSeconds } = makeMetrics();
  const byId: Endpoint = (app) => {
    app.get('/v1/things/:id', { config: { access: 'public' } }, () => ({ ok: true }));
  };
  const app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => null,
    endpoints: [timeRequests(httpSeconds), byId],
    version: 'test',
  });
  for (const id of ['1', '2', '3']) await app.inject(`/v1/things/${id}`);
  await app.close();
  expect(await registry.metrics()).toContain(
    'hetang_http_seconds_count{method="GET",route="/v1/things/:id",status="200"} 3',
  );
});
