import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';

interface Props {
  url: string;
  open: boolean;
  onClose: () => void;
}

/** The sandbox's phone beside the page: 375 px wide, as a customer's. */
export function PhoneDrawer({ url, open, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const address = new URL(url);
  address.searchParams.set('lang', i18n.language);
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={424}
      mask={false}
      destroyOnHidden
      title={t('header.openPhone')}
      extra={
        <a href={address.href} target="_blank" rel="noreferrer">
          {t('header.openInTab')}
        </a>
      }
      styles={{ body: { padding: '12px 24px' } }}
    >
      <p className="soft">{t('header.phoneHint')}</p>
      <iframe title={t('header.openPhone')} src={address.href} className={styles.phone} />
    </Drawer>
  );
}
