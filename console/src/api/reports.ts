import type {
  Funnel,
  funnelRequestSchema,
  Retention,
  Rfm,
  retentionRequestSchema,
  rfmRequestSchema,
  Trend,
  trendRequestSchema,
} from '@hetang/contract/http/reports';
import { type Input, request } from './client.ts';

export type FunnelRequest = Input<typeof funnelRequestSchema>;
export type RetentionRequest = Input<typeof retentionRequestSchema>;
export type TrendRequest = Input<typeof trendRequestSchema>;
export type RfmRequest = Input<typeof rfmRequestSchema>;

export function computeFunnel(body: FunnelRequest): Promise<Funnel> {
  return request('/v1/reports/funnel', { method: 'POST', body });
}

export function computeRetention(body: RetentionRequest): Promise<Retention> {
  return request('/v1/reports/retention', { method: 'POST', body });
}

export function computeRfm(body: RfmRequest): Promise<Rfm> {
  return request('/v1/reports/rfm', { method: 'POST', body });
}

export function computeTrend(body: TrendRequest): Promise<Trend> {
  return request('/v1/reports/trend', { method: 'POST', body });
}
