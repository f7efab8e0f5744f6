import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import type { Session } from '@hetang/contract/http/session';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HeaderTools } from './header-tools.tsx';
import { Logo } from './logo.tsx';
import { Menu } from './menu.tsx';
import { usePreferences } from './runtime.ts';
import styles from './shell.module.css';
import { useArrivalFocus } from './use-arrival-focus.ts';

/** The frame around every page of someone who has signed in. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useTranslation();
  const [{ menuClosed }, setPreferences] = usePreferences();
  useArrivalFocus();
  const toggle = menuClosed ? t('nav.expand') : t('nav.collapse');
  return (
    <div className={styles.shell} data-closed={menuClosed}>
      <a href="#content" className={styles.skip}>
        {t('nav.skip')}
      </a>
      <nav aria-label={t('nav.label')} className={styles.side}>
        <div className={styles.brand}>
          <Logo />
          {menuClosed ? null : <span>{t('brand')}</span>}
        </div>
        <Menu closed={menuClosed} />
      </nav>
      <div className={styles.main}>
        <header className={styles.header}>
          <Button
            type="text"
            aria-label={toggle}
            title={toggle}
            icon={menuClosed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            onClick={() => setPreferences({ menuClosed: !menuClosed })}
          />
          <HeaderTools session={session} />
        </header>
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
    </div>
  );
}
