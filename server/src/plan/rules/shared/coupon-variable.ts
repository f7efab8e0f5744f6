/** The activity of a variable that says something of a coupon: `coupon.hello.code`, `coupon.hello.ends`; else null. */
export function couponVariable(name: string): string | null {
  return /^coupon\.([^.[\]]+)\.(?:code|ends)$/.exec(name)?.[1] ?? null;
}
