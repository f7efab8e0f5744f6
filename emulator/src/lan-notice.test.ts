import { expect, it } from 'vitest';
import { lanNotice, lanUrls } from './lan-notice.ts';

const address = (text: string, internal: boolean, family: 'IPv4' | 'IPv6' = 'IPv4') => ({
  address: text,
  family,
  internal,
  netmask: '',
  mac: '',
  cidr: null,
  scopeid: 0,
});

it('shows the addresses of the network, and nothing when only this machine can reach it', async () => {
  const interfaces = {
    lo: [address('127.0.0.1', true)],
    wlan: [address('192.168.1.7', false), address('fe80::1', false, 'IPv6')],
    eth: [address('10.0.0.7', false)],
  } as unknown as NonNullable<Parameters<typeof lanUrls>[2]>;
  expect(lanUrls('127.0.0.1', 7801, interfaces)).toEqual([]);
  expect(lanUrls('192.168.1.7', 7801, interfaces)).toEqual(['http://192.168.1.7:7801']);
  const urls = lanUrls('0.0.0.0', 7801, interfaces);
  expect(urls).toEqual(['http://192.168.1.7:7801', 'http://10.0.0.7:7801']);
  const notice = await lanNotice(urls);
  expect(notice).toContain('http://192.168.1.7:7801/phone');
  expect(notice).toContain('  http://10.0.0.7:7801/phone');
  expect(notice).toContain('█');
  expect(await lanNotice([])).toBe('');
});
