import { DownloadOutlined } from '@ant-design/icons';
import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import styles from './data.module.css';

interface Props<T extends { rule: string }> {
  title: string;
  report: Pick<UseMutationResult<T, unknown, never>, 'data' | 'error' | 'isPending'>;
  isEmpty: (data: T) => boolean;
  /** What to do about an empty report. */
  emptyHint: string;
  onExport: (data: T) => void;
  children: (data: T) => ReactNode;
}

/** Where a report appears: not asked yet, being computed, failed, empty, or there with its rule. */
export function ReportResult<T extends { rule: string }>(props: Props<T>) {
  const { t } = useTranslation();
  const { data, isPending } = props.report;
  const shown = data && !isPending && !props.isEmpty(data) ? data : null;
  const exportButton = shown ? (
    <Button icon={<DownloadOutlined />} onClick={() => props.onExport(shown)}>
      {t('action.exportCsv')}
    </Button>
  ) : null;
  return (
    <Panel title={props.title} extra={exportButton}>
      <div aria-live="polite">
        <ReportBody {...props} />
      </div>
    </Panel>
  );
}

function ReportBody<T extends { rule: string }>({ report, isEmpty, emptyHint, children }: Props<T>) {
  const { t } = useTranslation();
  const { data, error, isPending } = report;
  if (isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <p className="soft">{t('data.idle')}</p>;
  return (
    <>
      {isEmpty(data) ? <NeverUsed title={t('data.empty')} hint={emptyHint} /> : children(data)}
      <p className={styles.rule}>
        <strong>{t('data.rule')}</strong> {data.rule}
      </p>
    </>
  );
}
