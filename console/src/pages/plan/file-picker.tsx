import { FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanFile } from '../../api/plan.ts';
import { formatNumber } from '../../kit/format.ts';
import { PasteDrawer } from './paste-drawer.tsx';
import styles from './plan.module.css';
import { addFile, type FilesProblem, type ReadResult, readPlanFiles } from './plan-files.ts';

interface Props {
  files: PlanFile[];
  onChange: (files: PlanFile[]) => void;
}

/** Takes the files of a plan: a folder as a whole, or single files by pasting. */
export function FilePicker({ files, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const [result, setResult] = useState<ReadResult | null>(null);
  const choose = async (list: FileList | null) => {
    if (!list || list.length === 0) return;
    const read = await readPlanFiles([...list]);
    setResult(read);
    if (!read.problem) onChange(read.files);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <div className={styles.steps}>
        <input
          ref={(element) => {
            element?.setAttribute('webkitdirectory', '');
            input.current = element;
          }}
          type="file"
          multiple
          hidden
          aria-label={t('plan.chooseFolder')}
          onChange={(event) => void choose(event.target.files)}
        />
        <Button icon={<FolderOpenOutlined />} onClick={() => input.current?.click()}>
          {t('plan.chooseFolder')}
        </Button>
        <Button onClick={() => setPasting(true)}>{t('plan.paste')}</Button>
      </div>
      {result?.problem ? <FilesAlert problem={result.problem} /> : null}
      {files.length > 0 && result && result.skipped > 0 ? (
        <p className="soft">{t('plan.skipped', { n: result.skipped })}</p>
      ) : null}
      <PasteDrawer
        open={pasting}
        first={files.length === 0}
        onClose={() => setPasting(false)}
        onAdd={(file) => {
          setResult(null);
          onChange(addFile(files, file));
        }}
      />
    </>
  );
}

function FilesAlert({ problem }: { problem: FilesProblem }) {
  const { t } = useTranslation();
  const text = () => {
    switch (problem.kind) {
      case 'no-yaml':
        return t('plan.noYaml');
      case 'too-many':
        return t('plan.tooMany', { n: formatNumber(problem.n) });
      case 'too-long':
        return t('plan.tooLong', { path: problem.path, n: formatNumber(problem.n) });
      case 'unreadable':
        return t('plan.unreadable', { path: problem.path });
    }
  };
  return <Alert type="error" showIcon role="alert" title={text()} />;
}
