import { expect, test, vi } from 'vitest';
import { createPreferenceStore, defaultPreferences, parsePreferences } from './preferences.ts';

test('nothing stored, or something damaged, is the default', () => {
  const broken = [
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"theme":"pink","language":"fr","menuClosed":"yes","hiddenColumns":[1]}',
  ];
  for (const text of [null, ...broken]) expect(parsePreferences(text)).toEqual(defaultPreferences);
});

test('what was set is there after a reload', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const store = createPreferenceStore(storage);
  store.set({ theme: 'dark', language: 'en' });
  store.set({ hiddenColumns: { contacts: ['code'] } });
  store.set({ density: 'compact', menuClosed: true });
  expect(createPreferenceStore(storage).get()).toEqual({
    theme: 'dark',
    language: 'en',
    density: 'compact',
    menuClosed: true,
    hiddenColumns: { contacts: ['code'] },
    recent: [],
  });
});

test('recent places that lead out of the console are forgotten', () => {
  const good = { to: '/contacts/7', title: '王', about: '' };
  const recent = [
    good,
    { ...good, to: '//elsewhere.example' },
    { ...good, to: 'javascript:1' },
    { to: '/x' },
    null,
  ];
  expect(parsePreferences(JSON.stringify({ recent })).recent).toEqual([good]);
});

test('listeners hear of a change until they leave', () => {
  const store = createPreferenceStore({ getItem: () => null, setItem: () => undefined });
  const listener = vi.fn();
  const leave = store.subscribe(listener);
  store.set({ menuClosed: true });
  leave();
  store.set({ menuClosed: false });
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a browser that forbids storage still remembers until the page is left', () => {
  const forbid = () => {
    throw new Error('denied');
  };
  const store = createPreferenceStore({ getItem: forbid, setItem: forbid });
  store.set({ theme: 'light' });
  expect(store.get().theme).toBe('light');
});
