/** What a process starts of webhooks. */
export { startDeliveries } from './deliver.ts';
