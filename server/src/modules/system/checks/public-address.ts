import { type Check, found, good } from './check.ts';

export interface AddressFacts {
  publicUrl: string;
}

/** Links in notices to staff lead somewhere; asked only where staff are real. */
export const publicAddress: Check<{ publicUrl: string; realPlatform: boolean }, AddressFacts> = {
  id: 'public-address',
  title: { zh: '对外地址', en: 'Public address' },
  measure: async ({ publicUrl, realPlatform }) => (realPlatform ? { publicUrl } : null),
  judge({ publicUrl }) {
    const { protocol, hostname } = new URL(publicUrl);
    const here = /^(localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(hostname);
    if (!here && protocol === 'https:') return good(publicUrl, publicUrl);
    return found(
      'warning',
      here
        ? { zh: `${publicUrl} 只有本机能打开`, en: `${publicUrl} opens on this machine only` }
        : { zh: `${publicUrl} 没有加密`, en: `${publicUrl} is not encrypted` },
      {
        zh: '把 HETANG_PUBLIC_URL 设为员工手机能打开的 https 地址',
        en: 'Set HETANG_PUBLIC_URL to an https address that the phones of staff can open',
      },
    );
  },
};
