import { networkInterfaces } from 'node:os';
import { toString as qrText } from 'qrcode';

const LOCAL = new Set(['127.0.0.1', 'localhost', '::1']);
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** Addresses by which others on the network reach a server on the given host. */
export function lanUrls(host: string, port: number, interfaces = networkInterfaces()): string[] {
  if (LOCAL.has(host)) return [];
  if (!EVERYWHERE.has(host)) return [`http://${host}:${port}`];
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal)
    .map((one) => `http://${one.address}:${port}`);
}

/** What a person with a telephone wants to know: the address of the phone page and its QR. Empty when only this machine can reach it. */
export async function lanNotice(urls: string[]): Promise<string> {
  const [first] = urls;
  if (first === undefined) return '';
  const picture = await qrText(`${first}/phone`, { type: 'utf8', errorCorrectionLevel: 'L' });
  const others = urls.slice(1).map((url) => `  ${url}/phone`);
  return [
    `\n用手机扫码打开「手机」页 / scan to open the phone page: ${first}/phone`,
    ...others,
    picture,
    '控制接口没有密码，只在可信的网络里这样启动 / the control API has no password: only on networks you trust\n',
  ].join('\n');
}
