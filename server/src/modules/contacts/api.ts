/** What other modules may use of contacts. */

export type { FilterDeps } from './http/deps.ts';
export { readFilter } from './http/read-filter.ts';
export { type IncomingEvent, type IngestResult, ingestEvents } from './ingest-events.ts';
export { makeIngestGate } from './ingest-gate.ts';
export { lookUpIds } from './lookups/look-up-ids.ts';
export { lookupCounts } from './lookups/work-lookups.ts';
export type { Identity } from './rules/group-by-identity.ts';
export type { RefusedEvent, SenderWatch } from './sender-watch.ts';
export { type ContactFilter, contactFilter } from './sql/contact-filter.ts';
export { releaseMany, suppressMany } from './suppression/suppress-many.ts';
