import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ThemeMode } from './preferences.ts';
import { usePreferences } from './runtime.ts';

/** One press switches between Chinese and English; the button speaks the other language. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const [{ language }, setPreferences] = usePreferences();
  return (
    <Button
      type="text"
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      aria-label={t('header.switchLanguage')}
      title={t('header.switchLanguage')}
      onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}
    >
      {language === 'zh' ? 'EN' : '中文'}
    </Button>
  );
}

const nextTheme: Record<ThemeMode, ThemeMode> = { system: 'light', light: 'dark', dark: 'system' };
const themeIcons = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> };

/** Each press goes on: as the system, light, dark. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const [{ theme }, setPreferences] = usePreferences();
  const label = t('header.themeNow', { mode: t(`theme.${theme}`) });
  return (
    <Button
      type="text"
      icon={themeIcons[theme]}
      aria-label={label}
      title={label}
      onClick={() => setPreferences({ theme: nextTheme[theme] })}
    />
  );
}
