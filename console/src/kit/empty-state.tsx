import {
  InboxOutlined,
  LockOutlined,
  SearchOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { sessionQuery } from '../api/session.ts';
import { useMay } from '../app/use-may.ts';
import styles from './kit.module.css';
import { LinkButton } from './link-button.tsx';
import { ProblemFacts, useProblemText } from './problem-view.tsx';

interface FrameProps {
  /** Which of the empty states it is. */
  kind: 'nothing' | 'reach' | 'filtered' | 'past-end' | 'denied' | 'failed';
  icon: ReactNode;
  title: string;
  hint?: string | undefined;
  children?: ReactNode;
}

function EmptyFrame({ kind, icon, title, hint, children }: FrameProps) {
  return (
    <div className={styles.empty} data-empty={kind}>
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
    <EmptyFrame kind="nothing" icon={<InboxOutlined />} title={props.title} hint={props.hint}>
      {props.action}
    </EmptyFrame>
  );
}

/** What a list says while there is nothing in it at all, and what to do next. */
export interface NothingYet {
  title: string;
  hint: string;
  next: { text: string } & ({ href: string } | { onClick: () => void });
}

/**
 * An empty list: nothing has ever been here, or nothing within the reach of whoever looks. The next step is left out for those who
 * may not go there.
 */
export function NothingYet({ title, hint, next }: NothingYet) {
  const { open, narrowed } = useMay();
  const path = useLocation({ select: (location) => location.pathname });
  if (narrowed(path)) return <NothingInReach />;
  if ('onClick' in next)
    return (
      <NeverUsed title={title} hint={hint} action={<Button onClick={next.onClick}>{next.text}</Button>} />
    );
  const mayGo = open(next.href.replace(/[?#].*/, ''));
  return (
    <NeverUsed
      title={title}
      hint={hint}
      action={mayGo ? <LinkButton href={next.href}>{next.text}</LinkButton> : null}
    />
  );
}

/** Others may see rows here; of one's own there are none. */
function NothingInReach() {
  const { t } = useTranslation();
  const ask = useWhomToAsk();
  return (
    <EmptyFrame
      kind="reach"
      icon={<TeamOutlined />}
      title={t('empty.reachTitle')}
      hint={`${t('empty.reachHint')}${ask}`}
    />
  );
}

/** There is something, but the filters hide all of it. */
export function FilteredOut({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyFrame
      kind="filtered"
      icon={<SearchOutlined />}
      title={t('empty.filteredTitle')}
      hint={t('empty.filteredHint')}
    >
      <Button onClick={onClear}>{t('action.clear')}</Button>
    </EmptyFrame>
  );
}

/** The page asked for lies past the end of the list. */
export function PastEnd({ onFirst }: { onFirst: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyFrame kind="past-end" icon={<SearchOutlined />} title={t('empty.pastEndTitle')}>
      <Button onClick={onFirst}>{t('empty.toFirst')}</Button>
    </EmptyFrame>
  );
}

/** Not for this reader: says whom to ask. */
export function NoPermission({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <EmptyFrame
      kind="denied"
      icon={<LockOutlined />}
      title={t('empty.noPermissionTitle')}
      hint={useWhomToAsk()}
    >
      {children}
    </EmptyFrame>
  );
}

function useWhomToAsk(): string {
  const { t } = useTranslation();
  const names = useQuery(sessionQuery).data?.tenant?.administrators ?? [];
  return names.length === 0
    ? t('empty.noPermissionHint')
    : t('empty.noPermissionAsk', { names: names.join(t('listSeparator')) });
}

/** A failed request: no permission when the server forbids it, else what went wrong and a retry. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText()(error);
  if (error instanceof ApiError && error.status === 403) {
    return (
      <NoPermission>
        <ProblemFacts error={error} />
      </NoPermission>
    );
  }
  return (
    <EmptyFrame kind="failed" icon={<WarningOutlined />} title={t('empty.failedTitle')} hint={text.message}>
      {text.hint ? <p className={styles.emptyHint}>{text.hint}</p> : null}
      <ProblemFacts error={error} />
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </EmptyFrame>
  );
}
