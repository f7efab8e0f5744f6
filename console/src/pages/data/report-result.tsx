import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answers, type AskKind, reportQuery, rowsHref } from '../../api/reports.ts';
import { useMay } from '../../app/use-may.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { ExportLink } from '../../kit/export-link.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { useCard } from './card-context.ts';
import styles from './data.module.css';
import type { Asked } from './question-kind.ts';

interface Props<K extends AskKind> extends Asked<K> {
  title: string;
  isEmpty: (answer: Answers[K]) => boolean;
  /** What to do about an empty answer. */
  emptyHint: string;
  children: (answer: Answers[K], other: Answers[K] | null) => ReactNode;
}

/** Where an answer appears: being computed, failed, empty, or there with its rule. On a dashboard, in a card. */
export function ReportResult<K extends AskKind>(props: Props<K>) {
  const { ask, against, title, isEmpty, emptyHint, children } = props;
  const { t } = useTranslation();
  const { may } = useMay();
  const card = useCard();
  const answer = useQuery(reportQuery<K>(ask));
  const other = useQuery({ ...reportQuery<K>(against ?? ask), enabled: against !== null });
  const error = answer.error ?? (against ? other.error : null);
  const ready = answer.data && (!against || other.data) ? answer.data : null;
  const body = () => {
    if (error) return <ProblemAlert error={error} />;
    if (!ready) return <Skeleton active paragraph={{ rows: 6 }} />;
    const beside = against ? (other.data ?? null) : null;
    const empty = isEmpty(ready) && (!beside || isEmpty(beside));
    return (
      <>
        {empty ? <NeverUsed title={t('data.empty')} hint={emptyHint} /> : children(ready, beside)}
        {card ? null : (
          <p className={styles.rule}>
            <strong>{t('data.rule')}</strong> {ready.rule}
          </p>
        )}
      </>
    );
  };
  const live = <div aria-live="polite">{body()}</div>;
  if (card) return live;
  const canExport = ready && may('reports', 'export');
  return (
    <Panel title={title} extra={canExport ? <ExportLink href={rowsHref(ask, against)} /> : null}>
      {live}
    </Panel>
  );
}
