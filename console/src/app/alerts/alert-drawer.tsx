import type { Alert } from '@hetang/contract/http/alerts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { alertsQuery, readAlerts } from '../../api/alerts.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { formatInstant } from '../../kit/format.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import { useTimezone } from '../now.ts';
import styles from './alerts.module.css';

interface Props {
  items: readonly Alert[];
  unread: number;
  onClose: () => void;
}

/** What needs somebody, each with the way to its cause; going there is reading it. */
export function AlertDrawer({ items, unread, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: readAlerts,
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: alertsQuery.queryKey }),
  });
  const all = (
    <Button size="small" disabled={unread === 0} onClick={() => read.mutate(undefined)}>
      {t('alerts.readAll')}
    </Button>
  );
  return (
    <Drawer open size={420} title={t('alerts.title')} onClose={onClose} extra={all}>
      {items.length === 0 ? (
        <NeverUsed title={t('alerts.noneTitle')} hint={t('alerts.noneHint')} />
      ) : (
        <ul className={styles.list} aria-label={t('alerts.title')}>
          {items.map((alert) => (
            <Line
              key={alert.id}
              alert={alert}
              onGo={() => {
                read.mutate([alert.id]);
                onClose();
              }}
            />
          ))}
        </ul>
      )}
    </Drawer>
  );
}

function Line({ alert, onGo }: { alert: Alert; onGo: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const { level, words, count, link, openedAt, read } = alert;
  const title = words?.title ?? word('attention', alert.code);
  return (
    <li className={styles.alert} data-read={read}>
      <div className={styles.head}>
        <StateText tone={level === 'bad' ? 'bad' : 'warn'} text={t(`alerts.levels.${level}`)} />
        <span className="soft numbers">{t('alerts.since', { at: formatInstant(openedAt, timezone) })}</span>
      </div>
      {/* The link closes the drawer, and the page that it leads to takes the focus. */}
      <div className={styles.title} onClickCapture={onGo}>
        <AppLink href={link}>
          {title}
          {count === null ? '' : ` · ${t('home.attentionCount', { count })}`}
        </AppLink>
        {read ? null : <span className={styles.new}>{t('alerts.new')}</span>}
      </div>
      {words ? <p className={styles.found}>{words.found}</p> : null}
      {words?.hint ? <p className={styles.found}>{words.hint}</p> : null}
    </li>
  );
}
