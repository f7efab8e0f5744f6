import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { ChatKeeper } from '../../chats.ts';
import type { ChannelDirectory } from '../../port.ts';
import type { CallDeps } from '../calls/deps.ts';
import type { Ingest } from '../inbox/tell-facts.ts';

/** What a comparison works with. */
export interface SyncDeps extends CallDeps {
  log: Logger;
  directory: () => Promise<ChannelDirectory>;
  ingest: Ingest;
  chats: ChatKeeper;
}
