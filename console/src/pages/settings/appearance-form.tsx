import { Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, ThemeMode } from '../../app/preferences.ts';
import { usePreferences } from '../../app/runtime.ts';
import { Definitions } from '../../kit/definitions.tsx';

const modes: ThemeMode[] = ['system', 'light', 'dark'];

/** Language and appearance of the console in this browser. */
export function AppearanceForm() {
  const { t } = useTranslation();
  const [{ language, theme }, setPreferences] = usePreferences();
  const languageId = useId();
  const themeId = useId();
  return (
    <Definitions
      items={[
        {
          key: 'language',
          name: <span id={languageId}>{t('header.language')}</span>,
          value: (
            <Radio.Group
              aria-labelledby={languageId}
              value={language}
              onChange={(event: { target: { value?: Language } }) =>
                setPreferences({ language: event.target.value ?? 'zh' })
              }
              options={[
                { value: 'zh', label: '简体中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          ),
        },
        {
          key: 'theme',
          name: <span id={themeId}>{t('header.theme')}</span>,
          value: (
            <Radio.Group
              aria-labelledby={themeId}
              value={theme}
              onChange={(event: { target: { value?: ThemeMode } }) =>
                setPreferences({ theme: event.target.value ?? 'system' })
              }
              options={modes.map((mode) => ({ value: mode, label: t(`theme.${mode}`) }))}
            />
          ),
        },
      ]}
    />
  );
}
