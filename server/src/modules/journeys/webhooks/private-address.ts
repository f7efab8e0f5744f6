import { BlockList, isIP } from 'node:net';

const blocked = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  blocked.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  blocked.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is of this machine, its network, or no host at all: not for what a plan may call. */
export function isPrivateAddress(address: string): boolean {
  // An IPv4 address in IPv6 clothes is checked as what it is: BlockList does so for ::ffff:0:0/96.
  const kind = isIP(address);
  return kind === 0 || blocked.check(address, kind === 4 ? 'ipv4' : 'ipv6');
}
