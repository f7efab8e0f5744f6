import type { ChatOwnerChannel } from './channels/chat-owners.ts';
import type { TenantChannel } from './channels/port.ts';
import type { TransferChannel } from './channels/transfers.ts';
import { RUN_TRANSFERS } from './job-names.ts';
import type { Tx } from './kernel/database/database.ts';
import { addJob } from './kernel/jobs.ts';
import {
  runChatTransfers,
  runTransfers,
  syncUnassigned,
  type TransferDeps,
} from './modules/transfers/api.ts';

/** Customers who change their member, as the jobs and the console need it. */
export interface PlatformTransfers {
  /** Calls for those who were asked for and reads what became of those who wait. */
  run(): Promise<void>;
  /** Who has left the company, and whose customers wait. */
  syncUnassigned(): Promise<void>;
  /** Asks for `run` once the wish is in force. */
  onAsked(tx: Tx): Promise<void>;
  describe: TransferChannel['describeTransferCode'];
}

/** Joins the module and the channel. */
export function makePlatformTransfers(
  deps: TransferDeps & { port: ChatOwnerChannel },
  tenant: TenantChannel,
): PlatformTransfers {
  return {
    async run() {
      await runTransfers(deps);
      await runChatTransfers(deps);
    },
    async syncUnassigned() {
      await syncUnassigned(deps, tenant);
    },
    onAsked: (tx) => addJob(tx, RUN_TRANSFERS, {}, RUN_TRANSFERS),
    describe: deps.port.describeTransferCode,
  };
}
