import type { HetangError } from '../../../kernel/errors.ts';
import { type Check, found, good } from './check.ts';

export interface SettingsFacts {
  /** Why the environment cannot be read; null when it can. */
  problem: HetangError | null;
}

/** The environment makes a configuration. */
export const settings: Check<{ problem: HetangError | null }, SettingsFacts> = {
  id: 'settings',
  title: { zh: '环境变量', en: 'Settings' },
  measure: async ({ problem }) => ({ problem }),
  judge({ problem }) {
    if (!problem) return good('可用', 'valid');
    const [zh, en] = [problem.say('zh'), problem.say('en')];
    return found('bad', { zh: zh.message, en: en.message }, { zh: zh.hint, en: en.hint });
  },
};
