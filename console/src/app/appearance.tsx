import { App, theme as antdTheme, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect } from 'react';
import { useMedia } from '../kit/use-media.ts';
import { usePreferences } from './runtime.ts';
import { DarkProvider } from './theme-context.ts';

const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

// antd's own secondary and placeholder inks fall short of a contrast of 4.5:1.
const light = {
  algorithm: antdTheme.defaultAlgorithm,
  token: {
    colorPrimary: '#0f766e',
    colorPrimaryBg: '#e7f3f1',
    colorPrimaryBgHover: '#d3e9e5',
    colorInfo: '#0f766e',
    colorInfoBg: '#e7f3f1',
    colorInfoBorder: '#9ccbc5',
    colorLink: '#0f766e',
    colorSuccess: '#15803d',
    colorSuccessBg: '#e9f6ee',
    colorSuccessBorder: '#a6d8b8',
    colorError: '#c0281c',
    colorTextTertiary: 'rgba(0,0,0,0.62)',
    colorTextDescription: 'rgba(0,0,0,0.65)',
    colorTextPlaceholder: 'rgba(0,0,0,0.58)',
    fontFamily,
  },
};
const dark = {
  algorithm: antdTheme.darkAlgorithm,
  token: {
    colorPrimary: '#2bb5a6',
    colorPrimaryBg: '#17302d',
    colorPrimaryBgHover: '#1d3d39',
    colorInfo: '#2bb5a6',
    colorInfoBg: '#17302d',
    colorInfoBorder: '#2a5a54',
    colorLink: '#3cc4b4',
    colorSuccess: '#4cc38a',
    colorSuccessBg: '#16301f',
    colorSuccessBorder: '#2b5a3d',
    colorError: '#ff7468',
    colorBgContainer: '#181d1c',
    colorBgElevated: '#232928',
    colorBgLayout: '#101413',
    colorTextTertiary: 'rgba(255,255,255,0.65)',
    colorTextDescription: 'rgba(255,255,255,0.68)',
    colorTextPlaceholder: 'rgba(255,255,255,0.58)',
    fontFamily,
  },
  components: { Button: { primaryColor: '#04211e' } },
};

/** Language and colours of everything below, by the person's choice or the system's. */
export function Appearance({ children }: { children: ReactNode }) {
  const [{ theme, language, density }] = usePreferences();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const isDark = theme === 'dark' || (theme === 'system' && systemDark);
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  const chosen = isDark ? dark : light;
  const algorithm = density === 'compact' ? [chosen.algorithm, antdTheme.compactAlgorithm] : chosen.algorithm;
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      locale={language === 'zh' ? zhCN : enUS}
      theme={{ ...chosen, algorithm, token: { ...chosen.token, motion: !still } }}
    >
      <App component={false}>
        <DarkProvider value={isDark}>{children}</DarkProvider>
      </App>
    </ConfigProvider>
  );
}
