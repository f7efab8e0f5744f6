import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { journeysQuery } from '../../api/work.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { Term } from '../../kit/term.tsx';
import { JourneyState } from './journey-state.tsx';

const counts = ['active', 'started', 'ended', 'goalReached', 'left'] as const;

/** All journeys of the plan with how many people are in them. */
export function JourneyListPage() {
  const { t } = useTranslation();
  const journeys = useQuery(journeysQuery);
  return (
    <Page title={t('nav.journeys')}>
      <Loaded query={journeys}>
        {({ items }) =>
          items.length === 0 ? (
            <NeverUsed
              title={t('journeys.neverTitle')}
              hint={t('journeys.neverHint')}
              action={<Link to="/plan">{t('journeys.toPlan')}</Link>}
            />
          ) : (
            <Panel title={t('table.total', { total: items.length })}>
              <PlainTable
                caption={t('nav.journeys')}
                columns={[
                  { key: 'name', title: t('journeys.name') },
                  { key: 'state', title: t('control.state') },
                  { key: 'version', title: t('journeys.version') },
                  ...counts.map((key) => ({
                    key,
                    title: <Term hint={t(`journeys.${key}Hint`)}>{t(`journeys.${key}`)}</Term>,
                    numeric: true,
                  })),
                ]}
                rows={items.map((row) => ({
                  key: row.key,
                  cells: [
                    <Link key="name" to="/journeys/$key" params={{ key: row.key }}>
                      {row.name}
                    </Link>,
                    <JourneyState key="state" control={row.control} />,
                    t('journeys.versionN', { version: row.version }),
                    ...counts.map((key) => formatNumber(row[key])),
                  ],
                }))}
              />
            </Panel>
          )
        }
      </Loaded>
    </Page>
  );
}
