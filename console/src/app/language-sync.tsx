import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { setRequestLanguage } from '../api/client.ts';
import { switchLanguage } from '../i18n/setup.ts';
import { usePreferences } from './runtime.ts';

/** Carries the chosen language to the words of the page and to what the server is asked. */
export function LanguageSync() {
  const [{ language }] = usePreferences();
  const { i18n } = useTranslation();
  const client = useQueryClient();
  useEffect(() => {
    if (i18n.language === language) return;
    setRequestLanguage(language === 'zh' ? 'zh-CN' : 'en');
    void switchLanguage(i18n, language).then(() => client.invalidateQueries());
  }, [language, i18n, client]);
  return null;
}
