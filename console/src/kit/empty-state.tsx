import { InboxOutlined, LockOutlined, SearchOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import styles from './kit.module.css';
import { ProblemFacts, useProblemText } from './problem-view.tsx';

interface FrameProps {
  icon: ReactNode;
  title: string;
  hint?: string | undefined;
  children?: ReactNode;
}

function EmptyFrame({ icon, title, hint, children }: FrameProps) {
  return (
    <div className={styles.empty}>
      <div className={styles.emptyIcon} aria-hidden="true">
        {icon}
      </div>
      <p className={styles.emptyTitle}>{title}</p>
      {hint ? <p className={styles.emptyHint}>{hint}</p> : null}
      {children}
    </div>
  );
}

/** Nothing has ever been here: says what the thing is and what to do first. */
export function NeverUsed(props: { title: string; hint: string; action?: ReactNode }) {
  return (
    <EmptyFrame icon={<InboxOutlined />} title={props.title} hint={props.hint}>
      {props.action}
    </EmptyFrame>
  );
}

/** There is something, but the filters hide all of it. */
export function FilteredOut({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyFrame icon={<SearchOutlined />} title={t('empty.filteredTitle')} hint={t('empty.filteredHint')}>
      <Button onClick={onClear}>{t('action.clear')}</Button>
    </EmptyFrame>
  );
}

/** The page asked for lies past the end of the list. */
export function PastEnd({ onFirst }: { onFirst: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyFrame icon={<SearchOutlined />} title={t('empty.pastEndTitle')}>
      <Button onClick={onFirst}>{t('empty.toFirst')}</Button>
    </EmptyFrame>
  );
}

/** A failed request: no permission when the server forbids it, else what went wrong and a retry. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText()(error);
  if (error instanceof ApiError && error.status === 403) {
    return (
      <EmptyFrame
        icon={<LockOutlined />}
        title={t('empty.noPermissionTitle')}
        hint={t('empty.noPermissionHint')}
      >
        <ProblemFacts error={error} />
      </EmptyFrame>
    );
  }
  return (
    <EmptyFrame icon={<WarningOutlined />} title={t('empty.failedTitle')} hint={text.message}>
      {text.hint ? <p className={styles.emptyHint}>{text.hint}</p> : null}
      <ProblemFacts error={error} />
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </EmptyFrame>
  );
}
