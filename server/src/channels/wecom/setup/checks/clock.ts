import { good, type SetupCheck, WAITS } from './check.ts';

const MOST_MS = 30_000;

/** The machine's clock agrees with the platform's: signatures and tokens depend on it. */
export const machineTime: SetupCheck = {
  id: 'clock',
  title: { zh: '服务器时间', en: 'Clock of the server' },
  path: [],
  async look({ http, machine }) {
    // Asked without a token: the refusal carries the time as any answer does, and counts for nothing.
    const wire = await http.send({ method: 'get', path: '/cgi-bin/agent/get', query: {}, timeoutMs: 4_000 });
    if (wire.kind !== 'answer' || !wire.date) return WAITS;
    const behind = Math.round((wire.date.getTime() - machine.now().getTime()) / 1000);
    if (Math.abs(behind) * 1000 <= MOST_MS)
      return good(`与企业微信相差 ${Math.abs(behind)} 秒`, `${Math.abs(behind)} s from WeCom's`);
    return {
      level: 'bad',
      found: {
        zh: `比企业微信${behind > 0 ? '慢' : '快'} ${Math.abs(behind)} 秒`,
        en: `${Math.abs(behind)} s ${behind > 0 ? 'behind' : 'ahead of'} WeCom's`,
      },
      hint: { zh: '打开服务器的时间同步（NTP）', en: 'Switch on time synchronisation (NTP) of the server' },
    };
  },
};
