import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importRunQuery, isUnderWay, runImportFile, uploadImportFile } from '../../../api/import-files.ts';
import { IMPORTS } from '../../../api/imports.ts';
import { Panel } from '../../../kit/panel.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import { ChooseFile } from '../choose-file.tsx';
import styles from '../imports.module.css';
import { ColumnMatch } from './column-match.tsx';
import { PreviewView } from './preview-view.tsx';
import { RunState } from './run-state.tsx';

/** Contacts from a table, in three steps: the file, what its columns are, a look at what would happen. */
export function TableImport() {
  const { t } = useTranslation();
  const [columns, setColumns] = useState<Record<string, string>>({});
  const [rehearsal, setRehearsal] = useState<number | null>(null);
  const upload = useMutation({
    mutationFn: uploadImportFile,
    onMutate: () => setRehearsal(null),
    onSuccess: (file) =>
      setColumns(
        Object.fromEntries(
          file.columns.flatMap(({ column, suggestion }) => (suggestion ? [[column, suggestion]] : [])),
        ),
      ),
  });
  const rehearse = useMutation({
    mutationFn: (file: number) => runImportFile(file, { columns, dryRun: true }),
    onSuccess: setRehearsal,
  });
  const file = upload.data;
  return (
    <Panel
      title={t('tableImport.title')}
      hint={t('tableImport.hint')}
      extra={
        <Button icon={<DownloadOutlined />} href="/v1/imports/template" download>
          {t('tableImport.template')}
        </Button>
      }
    >
      <div className={styles.form}>
        <ChooseFile
          accept=".xlsx,.csv,.txt,.tsv,.gz"
          file={upload.variables ?? null}
          label={t('tableImport.file')}
          disabled={upload.isPending}
          shortcut="n"
          onChange={(chosen) => upload.mutate(chosen)}
        />
        <ProblemAlert error={upload.error} />
        {file ? (
          <>
            <ColumnMatch
              file={file}
              columns={columns}
              onChange={(next) => {
                setColumns(next);
                setRehearsal(null);
              }}
            />
            <div className={styles.actions}>
              <Button
                type={rehearsal === null ? 'primary' : 'default'}
                loading={rehearse.isPending}
                onClick={() => rehearse.mutate(file.id)}
              >
                {t('tableImport.rehearse')}
              </Button>
            </div>
            <ProblemAlert error={rehearse.error} />
            {rehearsal === null ? null : <Rehearsal run={rehearsal} file={file.id} columns={columns} />}
          </>
        ) : null}
      </div>
    </Panel>
  );
}

/** What would happen, and the button that makes it happen. */
function Rehearsal(props: { run: number; file: number; columns: Record<string, string> }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: run, error } = useQuery(importRunQuery(props.run));
  const start = useMutation({
    mutationFn: () => runImportFile(props.file, { columns: props.columns, dryRun: false }),
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: [IMPORTS] });
      await navigate({ to: '/imports/$id', params: { id: String(id) } });
    },
  });
  if (!run) return <ProblemAlert error={error} />;
  if (isUnderWay(run) || run.state !== 'done') return <RunState run={run} />;
  const usable = run.summary?.imported ?? 0;
  const confirm = () =>
    modal.confirm({
      title: t('tableImport.startTitle', { name: run.fileName }),
      content: t('tableImport.startHint', {
        added: run.preview?.added ?? 0,
        updated: run.preview?.updated ?? 0,
      }),
      okText: t('tableImport.start'),
      cancelText: t('action.back'),
      onOk: () => start.mutateAsync(),
    });
  return (
    <>
      <PreviewView run={run} />
      <div className={styles.actions}>
        <Button type="primary" disabled={usable === 0} loading={start.isPending} onClick={confirm}>
          {t('tableImport.start')}
        </Button>
        {usable === 0 ? <span className="soft">{t('tableImport.nothing')}</span> : null}
      </div>
      <ProblemAlert error={start.error} />
    </>
  );
}
