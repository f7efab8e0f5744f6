import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from './logo.tsx';
import { Menu } from './menu.tsx';
import { usePreferences } from './runtime.ts';
import styles from './shell.module.css';

/** The menu beside the pages. */
export function Side({ closed }: { closed: boolean }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('nav.label')} className={styles.side}>
      <div className={styles.brand}>
        <Logo />
        {closed ? null : <span>{t('brand')}</span>}
      </div>
      <Menu closed={closed} />
    </nav>
  );
}

/** Makes the menu beside the pages narrow, or wide again. */
export function SideToggle({ closed }: { closed: boolean }) {
  const { t } = useTranslation();
  const [, setPreferences] = usePreferences();
  const label = closed ? t('nav.expand') : t('nav.collapse');
  return (
    <Button
      type="text"
      aria-label={label}
      title={label}
      icon={closed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      onClick={() => setPreferences({ menuClosed: !closed })}
    />
  );
}

/** On a phone: a button that lays the menu over the page, until one has gone somewhere. */
export function PhoneMenu() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        aria-label={t('nav.expand')}
        aria-expanded={open}
        icon={<MenuUnfoldOutlined />}
        onClick={() => setOpen(true)}
      />
      <Drawer open={open} placement="left" size={240} title={t('brand')} onClose={() => setOpen(false)}>
        {/* Links close it on their way; what else is pressed does not. */}
        <nav
          aria-label={t('nav.label')}
          onClickCapture={({ target }) => {
            if (target instanceof Element && target.closest('a')) setOpen(false);
          }}
        >
          <Menu closed={false} />
        </nav>
      </Drawer>
    </>
  );
}
