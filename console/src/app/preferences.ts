export type Language = 'zh' | 'en';
export type Density = 'comfortable' | 'compact';
export type ThemeMode = 'system' | 'light' | 'dark';

/** What a person has set for themselves in this browser. */
export interface Preferences {
  language: Language;
  theme: ThemeMode;
  density: Density;
  menuClosed: boolean;
  /** Hidden columns by table. */
  hiddenColumns: Record<string, string[]>;
  /** Where searches led, newest first. */
  recent: { to: string; title: string; about: string }[];
}

export const defaultPreferences: Preferences = {
  language: 'zh',
  theme: 'system',
  density: 'comfortable',
  menuClosed: false,
  hiddenColumns: {},
  recent: [],
};

const STORAGE_KEY = 'hetang.preferences';

/** Reads stored preferences; whatever is missing or damaged falls back to the default. */
export function parsePreferences(text: string | null): Preferences {
  const raw = parseObject(text);
  return {
    language: raw.language === 'en' ? 'en' : 'zh',
    theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : 'system',
    density: raw.density === 'compact' ? 'compact' : 'comfortable',
    menuClosed: raw.menuClosed === true,
    hiddenColumns: parseColumns(raw.hiddenColumns),
    recent: parseRecent(raw.recent),
  };
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function parseColumns(value: unknown): Record<string, string[]> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).flatMap(([table, columns]) =>
    Array.isArray(columns) ? [[table, columns.filter((c) => typeof c === 'string')] as const] : [],
  );
  return Object.fromEntries(entries);
}

/** Only addresses of the console itself: what is stored must not lead away. */
function parseRecent(value: unknown): Preferences['recent'] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one): one is Preferences['recent'][number] =>
      isRecord(one) &&
      [one.to, one.title, one.about].every((text) => typeof text === 'string') &&
      /^\/(?!\/)/.test(String(one.to)),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface PreferenceStore {
  get: () => Preferences;
  set: (patch: Partial<Preferences>) => void;
  subscribe: (listener: () => void) => () => void;
}

/** Keeps preferences in `storage`; a browser that forbids storage keeps them until the page is left. */
export function createPreferenceStore(storage: Pick<Storage, 'getItem' | 'setItem'>): PreferenceStore {
  const listeners = new Set<() => void>();
  let current = parsePreferences(quietly(() => storage.getItem(STORAGE_KEY)) ?? null);
  return {
    get: () => current,
    set: (patch) => {
      current = { ...current, ...patch };
      quietly(() => storage.setItem(STORAGE_KEY, JSON.stringify(current)));
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
