import { type Check, found, good } from './check.ts';

const LEAST: readonly [major: number, minor: number] = [20, 19];

/** The Node that runs this. */
export const nodeVersion: Check<unknown, { version: string }> = {
  id: 'node-version',
  title: { zh: 'Node 版本', en: 'Node version' },
  measure: async () => ({ version: process.versions.node }),
  judge({ version }) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const least = LEAST.join('.');
    if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return good(version, version);
    return found(
      'bad',
      { zh: `${version}，低于 ${least}`, en: `${version} is older than ${least}` },
      { zh: '安装 Node 20.19 或更高版本', en: 'Install Node 20.19 or newer' },
    );
  },
};
