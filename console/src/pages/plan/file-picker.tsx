import { FolderOpenOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPlan, type PlanFile, sendMedia } from '../../api/plan.ts';
import { formatNumber } from '../../kit/format.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { FileDrawer } from './file-drawer.tsx';
import styles from './plan.module.css';
import { addFile, type FilesProblem, type ReadResult, readPlanFiles } from './plan-files.ts';

interface Props {
  files: PlanFile[];
  /** A plan is in force and can be taken as a start. */
  hasPlan: boolean;
  onChange: (files: PlanFile[]) => void;
}

/** Takes the files of a plan: a folder as a whole, the plan in force, or single files by pasting. */
export function FilePicker({ files, hasPlan, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const [result, setResult] = useState<ReadResult | null>(null);
  const load = useMutation({
    mutationFn: exportPlan,
    onSuccess: (exported) => {
      setResult(null);
      onChange(exported.files);
    },
  });
  const choose = useMutation({
    mutationFn: async (list: File[]) => {
      const read = await readPlanFiles(list);
      setResult(read);
      if (read.problem) return;
      const files = [...read.files];
      // One after the other: each may have 20 MB.
      for (const { path, file } of read.carried) files.push({ path, text: '', media: await sendMedia(file) });
      onChange(files);
    },
    onSettled: () => {
      if (input.current) input.current.value = '';
    },
  });
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
          onChange={({ target }) => {
            if (target.files && target.files.length > 0) choose.mutate([...target.files]);
          }}
        />
        <Button
          icon={<FolderOpenOutlined />}
          loading={choose.isPending}
          onClick={() => input.current?.click()}
        >
          {t('plan.chooseFolder')}
        </Button>
        {hasPlan ? (
          <Button loading={load.isPending} onClick={() => load.mutate()}>
            {t('plan.loadCurrent')}
          </Button>
        ) : null}
        <Button onClick={() => setPasting(true)}>{t('plan.paste')}</Button>
      </div>
      <ProblemAlert error={load.error ?? choose.error} />
      {result?.problem ? <FilesAlert problem={result.problem} /> : null}
      {files.length > 0 && result && result.skipped > 0 ? (
        <p className="soft">{t('plan.skipped', { n: result.skipped })}</p>
      ) : null}
      {pasting ? (
        <FileDrawer
          file={{ path: files.length === 0 ? 'plan.yaml' : '', text: '' }}
          onClose={() => setPasting(false)}
          onSave={(file) => {
            setResult(null);
            onChange(addFile(files, file));
          }}
        />
      ) : null}
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
      case 'too-large':
        return t('plan.tooLarge', { path: problem.path });
      case 'unreadable':
        return t('plan.unreadable', { path: problem.path });
    }
  };
  return <Alert type="error" showIcon role="alert" title={text()} />;
}
