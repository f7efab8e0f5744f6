import type { MomentPlanned } from '@hetang/contract/http/moments';
import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plannedMomentsQuery } from '../../../api/moments.ts';
import { formatNumber } from '../../../kit/format.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { Page } from '../../../kit/page.tsx';
import { Panel } from '../../../kit/panel.tsx';
import { PlainTable } from '../../../kit/plain-table.tsx';
import { monthAfter } from '../month.ts';
import { MomentCalendar } from './moment-calendar.tsx';

/** What the calendars of the plan have for Moments, month by month, and how much of the limit it takes. */
export function MomentCalendarPage() {
  const { t } = useTranslation();
  const [month, setMonth] = useState('');
  const query = useQuery(plannedMomentsQuery(month));
  const shown = query.data?.month ?? '';
  const step = (by: number) => setMonth(monthAfter(shown, by));
  return (
    <Page
      title={t('moments.calendarTitle')}
      parent={{ to: '/reach/moments', title: t('reachViews.moments') }}
      actions={
        <Space>
          <Button disabled={shown === ''} onClick={() => step(-1)}>
            {t('moments.earlier')}
          </Button>
          <strong className="numbers" aria-live="polite">
            {shown}
          </strong>
          <Button disabled={shown === ''} onClick={() => step(1)}>
            {t('moments.later')}
          </Button>
        </Space>
      }
    >
      <Loaded query={query}>
        {(planned) => (
          <>
            <Panel title={t('moments.schedule')} hint={t('moments.calendarHint')}>
              <MomentCalendar days={planned.days} />
            </Panel>
            {planned.use.length > 0 ? <Use planned={planned} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Use({ planned: { use, most } }: { planned: MomentPlanned }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('moments.use')} hint={t('moments.useHint')}>
      <PlainTable
        caption={t('moments.use')}
        columns={[
          { key: 'staff', title: t('moments.staff') },
          { key: 'spent', title: t('moments.spent'), numeric: true },
          { key: 'planned', title: t('moments.planned'), numeric: true },
          { key: 'most', title: t('moments.most'), numeric: true },
        ]}
        rows={use.map(({ staff, spent, planned }) => ({
          key: staff.key,
          cells: [
            staff.name,
            formatNumber(spent),
            formatNumber(planned),
            most === null ? t('moments.unlimited') : formatNumber(most),
          ],
        }))}
      />
    </Panel>
  );
}
