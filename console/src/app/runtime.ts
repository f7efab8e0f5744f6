import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PreferenceStore, Preferences } from './preferences.ts';

/** What only the composition root may reach for: the wall clock and the browser's storage. */
export interface Runtime {
  /** Milliseconds since 1970. */
  now: () => number;
  preferences: PreferenceStore;
}

const RuntimeContext = createContext<Runtime | null>(null);
export const RuntimeProvider = RuntimeContext.Provider;

/** @throws Error outside of the application. */
export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext);
  if (!runtime) throw new Error('RuntimeProvider is missing above this component');
  return runtime;
}

/** The person's settings, and how to change them. */
export function usePreferences(): [Preferences, PreferenceStore['set']] {
  const { preferences } = useRuntime();
  return [useSyncExternalStore(preferences.subscribe, preferences.get), preferences.set];
}
