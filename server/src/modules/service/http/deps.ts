import type { ReadService } from '../api.ts';
import type { ServiceDeps } from '../deps.ts';

/** What the endpoints of customer service work with; without a platform nothing can be asked of it. */
export interface ServiceHttpDeps extends Pick<ServiceDeps, 'db' | 'clock'> {
  port: ServiceDeps['port'] | null;
  read: ReadService;
}
