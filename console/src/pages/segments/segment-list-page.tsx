import type { SegmentRow } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { segmentsQuery } from '../../api/segments.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { Term } from '../../kit/term.tsx';
import { changeText } from './change-text.ts';
import { CountPanel } from './count-panel.tsx';
import { LadderPanels } from './ladder-panels.tsx';
import { OverlapPanel } from './overlap-panel.tsx';
import styles from './segments.module.css';

/** All segments of the plan with their size and growth; ladders; what segments share. */
export function SegmentListPage() {
  const { t } = useTranslation();
  const segments = useQuery(segmentsQuery);
  return (
    <Page title={t('nav.segments')}>
      <Loaded query={segments}>
        {({ items, visited }) =>
          items.length === 0 ? (
            <NeverUsed
              title={t('segments.neverTitle')}
              hint={t('segments.neverHint')}
              action={<Link to="/plan">{t('segments.toPlan')}</Link>}
            />
          ) : (
            <>
              {visited === null ? null : (
                <Alert type="info" showIcon title={t('segments.visiting', { share: formatShare(visited) })} />
              )}
              <Panel title={t('table.total', { total: items.length })}>
                <SegmentTable items={items} />
              </Panel>
              <CountPanel />
              {items.length > 1 ? <OverlapPanel segments={items} /> : null}
            </>
          )
        }
      </Loaded>
      <LadderPanels />
    </Page>
  );
}

const tones = { waiting: 'quiet', building: 'busy', ready: 'good' } as const;

function SegmentTable({ items }: { items: SegmentRow[] }) {
  const { t } = useTranslation();
  return (
    <PlainTable
      caption={t('nav.segments')}
      columns={[
        { key: 'name', title: t('segments.name') },
        { key: 'when', title: t('segments.when') },
        {
          key: 'members',
          title: <Term hint={t('segments.membersHint')}>{t('segments.members')}</Term>,
          numeric: true,
        },
        {
          key: 'growth7',
          title: <Term hint={t('segments.growthHint')}>{t('segments.growth7')}</Term>,
          numeric: true,
        },
        {
          key: 'growth30',
          title: <Term hint={t('segments.growthHint')}>{t('segments.growth30')}</Term>,
          numeric: true,
        },
        { key: 'state', title: t('segments.state') },
      ]}
      rows={items.map((row) => ({
        key: row.key,
        cells: [
          <Link key="name" to="/segments/$key" params={{ key: row.key }} className={styles.name}>
            {row.name}
          </Link>,
          <div key="when" className={styles.when}>
            {row.when}
          </div>,
          ...(row.state === 'ready'
            ? [formatNumber(row.members), changeText(row.growth7), changeText(row.growth30)]
            : [t('none'), t('none'), t('none')]),
          <StateText key="state" tone={tones[row.state]} text={t(`segments.stateOf.${row.state}`)} />,
        ],
      }))}
    />
  );
}
