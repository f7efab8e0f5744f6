import type { RunRow } from '@hetang/contract/http/reach';
import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { cancelRun } from '../../api/reach.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { useAsk } from './use-ask.ts';

/** Leads to the tasks of a sending, and calls it off after saying what that means. */
export function RunActions({ row, timezone }: { row: RunRow; timezone: string }) {
  const { t } = useTranslation();
  const { ask, busy } = useAsk(['broadcast-runs', 'broadcasts']);
  const names = { name: row.broadcast.name, at: formatInstant(row.dueAt, timezone) };
  const begun = row.state === 'running' || row.state === 'done';
  const open = row.state === 'planned' || row.state === 'running' || (row.state === 'done' && row.open > 0);
  const cancel = () =>
    ask({
      title: t('broadcasts.cancelTitle', names),
      text:
        row.state === 'planned'
          ? t('broadcasts.cancelPlanned')
          : t('broadcasts.cancelText', { n: formatNumber(row.open) }),
      ok: t('broadcasts.cancel'),
      danger: true,
      act: () => cancelRun(row.id),
      done: ({ takenBack, tasks }) => t('broadcasts.cancelled', { n: formatNumber(takenBack), tasks }),
    });
  if (!begun && !open) return <>{t('none')}</>;
  return (
    <Space size={8}>
      {begun ? (
        <Link to="/reach/tasks" search={{ run: String(row.id) }}>
          {t('broadcasts.tasks')}
        </Link>
      ) : null}
      {open ? (
        <Button
          size="small"
          danger
          loading={busy}
          aria-label={t('broadcasts.cancelOf', names)}
          onClick={cancel}
        >
          {t('broadcasts.cancel')}
        </Button>
      ) : null}
    </Space>
  );
}
