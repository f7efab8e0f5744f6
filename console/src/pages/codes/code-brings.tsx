import type { CodeDetail } from '@hetang/contract/http/codes';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import { dayBars } from '../../kit/day-bars.ts';
import { formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { Term } from '../../kit/term.tsx';
import styles from './codes.module.css';

/** How many people a code has brought, in all and by day. */
export function CodeBrings({ code }: { code: CodeDetail }) {
  const { t } = useTranslation();
  const { days } = code;
  const name = t('codes.addedToday');
  const option = useMemo(
    () =>
      dayBars(
        name,
        days.map(({ day, added }) => ({ day, value: added })),
      ),
    [days, name],
  );
  return (
    <Panel
      title={t('codes.bring')}
      extra={
        <Link to="/contacts" search={{ code: code.key }}>
          {t('codes.contacts')}
        </Link>
      }
    >
      <div className={styles.now}>
        <span>
          <Term hint={t('codes.addedTodayHint')}>{t('codes.addedToday')}</Term>{' '}
          <strong>{formatNumber(code.addedToday)}</strong>
        </span>
        <span>
          <Term hint={t('codes.addedHint')}>{t('codes.added')}</Term>{' '}
          <strong>{formatNumber(code.added)}</strong>
        </span>
        <span>
          <Term hint={t('codes.lostHint')}>{t('codes.lost')}</Term> <strong>{formatNumber(code.lost)}</strong>
        </span>
      </div>
      {days.length === 0 ? (
        <p className="soft">{t('codes.noDays')}</p>
      ) : (
        <Chart
          label={t('codes.days')}
          option={option}
          height={200}
          table={
            <PlainTable
              caption={t('codes.days')}
              columns={[
                { key: 'day', title: t('codes.day') },
                { key: 'added', title: t('codes.added'), numeric: true },
              ]}
              rows={[...days]
                .reverse()
                .map((day) => ({ key: day.day, cells: [day.day, formatNumber(day.added)] }))}
            />
          }
        />
      )}
    </Panel>
  );
}
