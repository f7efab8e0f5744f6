import { FolderOpenOutlined } from '@ant-design/icons';
import type { FileChange } from '@hetang/contract/http/plan-drafts';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendMedia } from '../../api/plan.ts';
import { createDraft, readWorkspace } from '../../api/plan-drafts.ts';
import { formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import styles from './plan.module.css';
import { type FilesProblem, type ReadResult, readPlanFiles } from './plan-files.ts';

/** A folder from this computer becomes a draft: it is looked at, mended and applied in the editor. */
export function PlanUpload() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<FilesProblem | null>(null);
  const begin = useMutation({
    mutationFn: async (list: File[]) => {
      const read = await readPlanFiles(list);
      setProblem(read.problem);
      if (read.problem) return;
      const { draft } = await draftOf(read, t('plan.uploadName'));
      await navigate({ to: '/plan/edit', search: { draft: String(draft?.id) } });
    },
    onSettled: () => {
      if (input.current) input.current.value = '';
    },
  });
  return (
    <Panel title={t('plan.replace')} hint={t('plan.replaceHint')}>
      <div className={styles.upload}>
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
            if (target.files && target.files.length > 0) begin.mutate([...target.files]);
          }}
        />
        <div>
          <Button
            icon={<FolderOpenOutlined />}
            loading={begin.isPending}
            onClick={() => input.current?.click()}
          >
            {t('plan.chooseFolder')}
          </Button>
        </div>
        <ProblemAlert error={begin.error} />
        {problem ? <FilesAlert problem={problem} /> : null}
      </div>
    </Panel>
  );
}

/** A draft that holds the files of the folder and no others. */
async function draftOf({ files, carried }: ReadResult, name: string) {
  const { current, files: old } = await readWorkspace();
  const changes: FileChange[] = files.map(({ path, text }) => ({ path, text }));
  // One after the other: each may have 20 MB.
  for (const { path, file } of carried) changes.push({ path, text: '', media: await sendMedia(file) });
  const kept = new Set(changes.map(({ path }) => path));
  const gone = old.filter(({ path }) => path.endsWith('.yaml') && !kept.has(path));
  return createDraft({
    name,
    baseVersion: current,
    changes: [...changes, ...gone.map(({ path }) => ({ path, text: null }))],
  });
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
