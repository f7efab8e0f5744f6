import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { Holidays } from '@hetang/contract/http/holidays';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { holidaysQuery } from '../../../api/holidays.ts';
import { EditInPlan } from '../../../kit/edit-in-plan.tsx';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { Loaded } from '../../../kit/loaded.tsx';
import { Page } from '../../../kit/page.tsx';
import { Panel } from '../../../kit/panel.tsx';
import { PlainTable } from '../../../kit/plain-table.tsx';
import { StateText, type Tone } from '../../../kit/state-text.tsx';
import styles from '../settings.module.css';

/** Days off, days worked instead and festivals of a year: those of the plan above those that were announced. */
export function HolidayPage() {
  const { t } = useTranslation();
  const { year = '' } = useSearch({ strict: false });
  const holidays = useQuery(holidaysQuery(/^20\d\d$/.test(year) ? year : ''));
  return (
    <Page title={t('holidays.title')} parent={{ to: '/settings', title: t('nav.settings') }}>
      <p className="soft">{t('holidays.hint')}</p>
      <Loaded query={holidays}>{(data) => <Year holidays={data} />}</Loaded>
    </Page>
  );
}

function Year({ holidays: { year, known, days } }: { holidays: Holidays }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = (to: number) => void navigate({ to: '.', search: { year: String(to) } });
  return (
    <Panel
      title={t('holidays.year', { year })}
      extra={
        <div className={styles.years}>
          <Button icon={<LeftOutlined />} aria-label={t('holidays.before')} onClick={() => go(year - 1)} />
          <Button icon={<RightOutlined />} aria-label={t('holidays.after')} onClick={() => go(year + 1)} />
        </div>
      }
    >
      {known ? null : <Alert type="warning" showIcon title={t('holidays.unknown', { year })} />}
      {days.length === 0 ? (
        <NeverUsed title={t('holidays.noneTitle')} hint={t('holidays.noneHint')} />
      ) : (
        <Days days={days} />
      )}
    </Panel>
  );
}

const tones: Record<Holidays['days'][number]['kind'], Tone> = {
  holiday: 'good',
  workday: 'warn',
  festival: 'busy',
};

function Days({ days }: { days: Holidays['days'] }) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <PlainTable
      caption={t('holidays.title')}
      columns={[
        { key: 'day', title: t('holidays.day') },
        { key: 'name', title: t('holidays.name') },
        { key: 'kind', title: t('holidays.kind') },
        { key: 'source', title: t('holidays.source') },
      ]}
      rows={days.map(({ day, name, kind, definition, overruled }) => ({
        key: `${day} ${definition ?? ''} ${name}`,
        cells: [
          <span key="day" className="numbers">
            {day} {weekday.format(new Date(`${day}T00:00:00Z`))}
          </span>,
          overruled ? <s key="name">{name}</s> : name,
          <StateText
            key="kind"
            tone={overruled ? 'quiet' : tones[kind]}
            text={overruled ? t('holidays.overruled') : t(`holidays.kinds.${kind}`)}
          />,
          definition === null ? (
            t('holidays.national')
          ) : (
            <EditInPlan key="source" kind="holidays" of={definition} />
          ),
        ],
      }))}
    />
  );
}
