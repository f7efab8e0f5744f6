type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

const ACTS: Record<string, 'filter' | 'create' | 'help'> = {
  '/': 'filter',
  n: 'create',
  '?': 'help',
  '？': 'help',
};

/** What a key stands for; null for keys with a modifier, and while a word is composed. Shift is part of `?`. */
export function actOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
}: Keys): 'filter' | 'create' | 'help' | null {
  if (ctrlKey || metaKey || altKey || isComposing) return null;
  return Object.hasOwn(ACTS, key) ? (ACTS[key] ?? null) : null;
}
