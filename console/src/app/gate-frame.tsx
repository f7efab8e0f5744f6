import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch, ThemeSwitch } from './appearance-switches.tsx';
import { Logo } from './logo.tsx';
import styles from './shell.module.css';

/** The frame of the pages before signing in. */
export function GateFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.gate}>
      <div className={styles.gateTools}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className={styles.gateCard}>
        <div className={styles.gateBrand}>
          <Logo size={32} />
          <span>{t('brand')}</span>
        </div>
        {children}
      </main>
    </div>
  );
}
