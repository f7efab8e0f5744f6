import { FileAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../kit/format-bytes.ts';
import styles from './imports.module.css';

interface Props {
  /** As the browser's `accept`. */
  accept: string;
  label: string;
  file: File | null;
  disabled: boolean;
  /** Pressed by the key of this name. */
  shortcut?: 'n';
  onChange: (file: File) => void;
}

/** Chooses one file of this machine. */
export function ChooseFile({ accept, label, file, disabled, shortcut, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.field}>
      <span>{label}</span>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onChange(chosen);
          event.target.value = '';
        }}
      />
      <div className={styles.file}>
        <Button
          icon={<FileAddOutlined />}
          disabled={disabled}
          data-shortcut={shortcut}
          onClick={() => input.current?.click()}
        >
          {t('imports.chooseFile')}
        </Button>
        {file ? (
          <span className={styles.fileName}>
            {file.name} · {formatBytes(file.size)}
          </span>
        ) : (
          <span className="soft">{t('imports.fileNone')}</span>
        )}
      </div>
      {file?.size === 0 ? <p role="alert">{t('imports.fileEmpty', { name: file.name })}</p> : null}
    </div>
  );
}
