import type { Sandbox } from '../deps.ts';

const OFFICIAL = [
  'https://res.wx.qq.com/open/js/jweixin-1.2.0.js',
  'https://open.work.weixin.qq.com/wwopen/js/jwxwork-1.0.0.js',
] as const;

/** The scripts that a page loads, in this order, to speak with the WeCom client; in a sandbox the emulator has its own. */
export function pageSdk(sandbox: Pick<Sandbox, 'staffUrl'> | null): readonly string[] {
  return sandbox ? [new URL('/js/jwxwork.js', sandbox.staffUrl).href] : OFFICIAL;
}
