import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './wecom.module.css';

/** A text to be pasted elsewhere. The clipboard is missing where the page is served neither over https nor from here. */
export function CopyField({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    message.success(t('action.copied'));
  };
  return (
    <span className={styles.copy}>
      <code className={styles.text}>{text}</code>
      {navigator.clipboard ? (
        <Button
          size="small"
          icon={<CopyOutlined />}
          aria-label={`${t('action.copy')} ${name}`}
          onClick={() => void copy()}
        >
          {t('action.copy')}
        </Button>
      ) : null}
    </span>
  );
}
