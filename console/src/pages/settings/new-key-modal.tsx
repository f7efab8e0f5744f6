import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Input, Modal } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedKey } from '../../api/keys.ts';
import styles from './settings.module.css';

/** Shows a new key, the only time it can be seen. */
export function NewKeyModal({ created, onClose }: { created: CreatedKey; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const id = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(created.key);
    message.success(t('action.copied'));
  };
  const close = (
    <Button type="primary" onClick={onClose}>
      {t('action.close')}
    </Button>
  );
  return (
    <Modal
      open
      title={t('settings.newKey', { name: created.name })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={close}
    >
      <p>{t('settings.newKeyHint')}</p>
      <label htmlFor={id} className="visually-hidden">
        {t('settings.newKeyLabel')}
      </label>
      <div className={styles.newKey}>
        <Input id={id} readOnly value={created.key} onFocus={(event) => event.target.select()} />
        {/* The clipboard is missing where the page is not served over https or from this machine. */}
        {navigator.clipboard ? (
          <Button icon={<CopyOutlined />} onClick={() => void copy()}>
            {t('action.copy')}
          </Button>
        ) : null}
      </div>
    </Modal>
  );
}
