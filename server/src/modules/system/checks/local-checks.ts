import type { HetangError } from '../../../kernel/errors.ts';
import type { Checks } from './check.ts';
import { dataFolder } from './data-folder.ts';
import { embeddedStores } from './embedded-stores.ts';
import { listenPort } from './listen-port.ts';
import { nodeVersion } from './node-version.ts';
import { settings } from './settings.ts';

/** What can be said of a machine where no server runs. */
export interface LocalCheckDeps {
  /** Why the settings cannot be read. */
  problem: HetangError | null;
  dataFolder: string | null;
  embedded: { postgres: boolean; clickhouse: boolean };
  /** Where the server would listen. */
  listen: { host: string; port: number } | null;
}

export const localChecks: Checks<LocalCheckDeps> = [
  nodeVersion,
  settings,
  dataFolder,
  embeddedStores,
  listenPort,
];
