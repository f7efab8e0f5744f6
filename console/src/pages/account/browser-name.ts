const BROWSERS = [
  ['企业微信', /wxwork\//i],
  ['WeChat', /MicroMessenger\//],
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const;
const SYSTEMS = [
  ['iOS', /iPhone|iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** `Chrome · Windows` from what a browser says of itself; null when it says nothing known. */
export function browserName(agent: string | null): string | null {
  const first = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(agent ?? ''))?.[0];
  const names = [first(BROWSERS), first(SYSTEMS)].filter(Boolean);
  return names.length === 0 ? null : names.join(' · ');
}
