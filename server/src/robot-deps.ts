import { seal, unseal } from './channels/wecom/client/seal.ts';
import { robotsOf } from './channels/wecom/robot-port.ts';
import type { RobotDeps } from './modules/robots/api.ts';
import type { Parts } from './parts.ts';
import { readSealKey } from './seal-key.ts';

/** Robots of internal groups need no tenant: only the platform's address, and the key of the installation. */
export function robotDeps({ config, machine, stores: { db } }: Parts): RobotDeps {
  return {
    db,
    machine,
    port: robotsOf(config.wecom?.baseUrl ?? config.wecomUrl),
    seal: (text) => seal(readSealKey(config), text),
    unseal: (sealed) => unseal(readSealKey(config), sealed),
  };
}
