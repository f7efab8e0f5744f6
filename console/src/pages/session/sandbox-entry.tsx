import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from '../../app/shell.module.css';

/** What the sandbox is, and the one press that enters it. */
export function SandboxEntry({ loading, onEnter }: { loading: boolean; onEnter: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.gateBox} aria-label={t('session.sandboxTitle')}>
      <h2>{t('session.sandboxTitle')}</h2>
      <p>{t('session.sandboxIntro')}</p>
      <Button type="primary" size="large" block loading={loading} onClick={onEnter}>
        {t('session.enterSandbox')}
      </Button>
    </section>
  );
}
