/**
 * Whether a mass message on the platform is the one we asked for, by its targets. The platform leaves out those
 * it refused at creation, so a part of ours will do; a stranger among them will not.
 */
export function isSameMassSend(onPlatform: readonly string[], asked: readonly string[]): boolean {
  const ours = new Set(asked);
  return onPlatform.length > 0 && onPlatform.every((target) => ours.has(target));
}
