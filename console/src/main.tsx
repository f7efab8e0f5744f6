import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { setRequestLanguage } from './api/client.ts';
import { createQueryClient } from './api/query-client.ts';
import { Appearance } from './app/appearance.tsx';
import './app/base.css';
import { LanguageSync } from './app/language-sync.tsx';
import { createPreferenceStore } from './app/preferences.ts';
import { type Runtime, RuntimeProvider } from './app/runtime.ts';
import { createI18n } from './i18n/setup.ts';
import { router } from './router.tsx';

async function start(place: HTMLElement): Promise<void> {
  const runtime: Runtime = { now: () => Date.now(), preferences: createPreferenceStore(browserStorage()) };
  const { language } = runtime.preferences.get();
  setRequestLanguage(language === 'zh' ? 'zh-CN' : 'en');
  const i18n = await createI18n(language);
  createRoot(place).render(
    <StrictMode>
      <RuntimeProvider value={runtime}>
        <I18nextProvider i18n={i18n}>
          <QueryClientProvider client={createQueryClient()}>
            <LanguageSync />
            <Appearance>
              <RouterProvider router={router} />
            </Appearance>
          </QueryClientProvider>
        </I18nextProvider>
      </RuntimeProvider>
    </StrictMode>,
  );
}

/** A browser that forbids storage throws on the mere mention of it. */
function browserStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}

const place = document.getElementById('root');
if (place) void start(place);
