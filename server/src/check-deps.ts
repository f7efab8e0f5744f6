import { WECOM_URL } from './config/env.ts';
import type { ServerCheckDeps } from './modules/system/checks/server-checks.ts';
import type { Parts } from './parts.ts';

/** What the checks of a running server look at. */
export function checkDeps({ config, stores, clock, machine, platform, sandbox }: Parts): ServerCheckDeps {
  return {
    db: stores.db,
    analytics: stores.analytics,
    get tenant() {
      return platform?.connected() ? platform : null;
    },
    clock,
    machine,
    dataFolder: config.databaseUrl && config.clickhouseUrl ? null : config.dataFolder,
    publicUrl: config.publicUrl,
    get realPlatform() {
      return config.wecomUrl === WECOM_URL && platform?.connected() === true && sandbox === null;
    },
    webhookSecret: config.webhook?.secret !== undefined,
    backup: { byItself: config.backup !== null, embedded: !config.databaseUrl },
  };
}
