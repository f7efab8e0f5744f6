import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanFile } from '../../api/plan.ts';
import { formatNumber } from '../../kit/format.ts';
import { FileDrawer } from './file-drawer.tsx';
import styles from './plan.module.css';
import { addFile } from './plan-files.ts';

interface Props {
  files: PlanFile[];
  onChange: (files: PlanFile[]) => void;
}

/** The files that would become the plan; a press on a name opens its text. */
export function FileList({ files, onChange }: Props) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<PlanFile | null>(null);
  if (files.length === 0) return <p className="soft">{t('plan.filesNone')}</p>;
  return (
    <div>
      <h3 className={styles.sub}>{t('plan.files')}</h3>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.path}>
            <Button type="link" size="small" disabled={!!file.media} onClick={() => setEdited(file)}>
              <code>{file.path}</code>
            </Button>
            <span className="soft">
              {file.media
                ? t('plan.mediaSize', { n: formatNumber(Math.ceil(file.media.size / 1024)) })
                : t('plan.fileSize', { n: formatNumber(file.text.length) })}
            </span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('plan.removeFile', { path: file.path })}
              onClick={() => onChange(files.filter((other) => other !== file))}
            />
          </li>
        ))}
      </ul>
      <Button type="link" size="small" onClick={() => onChange([])}>
        {t('plan.clearFiles')}
      </Button>
      {edited ? (
        <FileDrawer
          file={edited}
          onClose={() => setEdited(null)}
          onSave={(file) => onChange(addFile(files, file))}
        />
      ) : null}
    </div>
  );
}
