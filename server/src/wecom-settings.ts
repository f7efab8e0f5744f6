import { fixedSettings, openSettings, type WecomSettings } from './channels/wecom/setup/settings.ts';
import type { Database } from './kernel/database/database.ts';
import type { Worker } from './kernel/log/worker.ts';
import type { AppOptions } from './parts.ts';
import { readSealKey } from './seal-key.ts';

/** The tenant of the configuration, or what was connected in the console. */
export async function findSettings(
  { config, sandbox }: Pick<AppOptions, 'config' | 'sandbox'>,
  db: Database,
): Promise<{ settings: WecomSettings; sealKey: string | null }> {
  if (config.wecom)
    return { settings: fixedSettings(config.wecom, sandbox ? 'sandbox' : 'environment'), sealKey: null };
  const sealKey = readSealKey(config);
  return { settings: await openSettings({ db, baseUrl: config.wecomUrl, sealKey }), sealKey };
}

/** Starts work that needs a tenant: now when there is one, or as soon as somebody has connected it. */
export async function startWhenConnected(
  settings: WecomSettings,
  start: () => Promise<Worker>,
  onError: (error: unknown) => void,
): Promise<Worker> {
  let running: Promise<Worker> | undefined;
  const attempt = (): Promise<Worker> | undefined => {
    if (settings.connected()) running ??= start();
    return running;
  };
  const stop = settings.onChange(() => void attempt()?.catch(onError));
  await attempt();
  return {
    async stop() {
      stop();
      await (await running)?.stop();
    },
  };
}
