type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

export type Act = 'filter' | 'create' | 'full' | 'help';

const ACTS: Record<string, Act> = {
  '/': 'filter',
  n: 'create',
  f: 'full',
  '?': 'help',
  '？': 'help',
};

/** What a key stands for; null for keys with a modifier, and while a word is composed. Shift is part of `?`. */
export function actOf({ key, ctrlKey, metaKey, altKey, isComposing }: Keys): Act | null {
  if (ctrlKey || metaKey || altKey || isComposing) return null;
  return Object.hasOwn(ACTS, key) ? (ACTS[key] ?? null) : null;
}
