/** What PostgreSQL's text and jsonb cannot hold: NUL, and halves of characters. */
const NUL = String.fromCharCode(0);
const UNSTORABLE = new RegExp(
  `${NUL}|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]`,
);
const EACH = new RegExp(UNSTORABLE.source, 'g');

/** The path of the first text in a JSON value that cannot be stored, or null. */
export function unstorableAt(value: unknown): string | null {
  return fits(value) ? null : pathOf(value, '');
}

/** Nearly everything fits, so that is asked first, without building paths. */
function fits(value: unknown): boolean {
  if (typeof value === 'string') return !UNSTORABLE.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(fits);
  for (const key in value) {
    if (UNSTORABLE.test(key) || !fits((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

function pathOf(value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null) return fits(value) ? null : path;
  for (const [key, part] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (UNSTORABLE.test(key)) return here;
    const found = pathOf(part, here);
    if (found !== null) return found;
  }
  return null;
}

/** The same JSON value with what cannot be stored replaced by U+FFFD. */
export function storable<T>(value: T): T {
  return unstorableAt(value) === null ? value : (clean(value) as T);
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(EACH, '\ufffd');
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clean);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), clean(part)]));
}
