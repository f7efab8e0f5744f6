import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { journeyQuery } from '../../api/journeys.ts';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import styles from './flow.module.css';
import { stepFunnel } from './step-funnel.ts';

interface Props {
  journey: string;
  version: number;
  onClose: () => void;
}

/** An earlier version beside the newest: how many come to each step, and how many are lost there. */
export function CompareDrawer({ journey, version, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer open size={1080} title={t('flow.compareTitle', { version })} onClose={onClose} destroyOnHidden>
      <p>{t('flow.compareHint')}</p>
      <div className={styles.versions}>
        <Version journey={journey} version={version} title={t('journeys.versionN', { version })} />
        <Version journey={journey} version={null} title={t('flow.newest')} />
      </div>
    </Drawer>
  );
}

function Version(props: { journey: string; version: number | null; title: string }) {
  const { t } = useTranslation();
  const journey = useQuery(journeyQuery(props.journey, props.version));
  return (
    <section aria-label={props.title}>
      <h3>{props.title}</h3>
      <Loaded query={journey}>
        {({ steps }) => (
          <PlainTable
            caption={props.title}
            columns={[
              { key: 'step', title: t('flow.compareStep') },
              { key: 'came', title: t('flow.came'), numeric: true },
              { key: 'share', title: t('flow.cameShare'), numeric: true },
              { key: 'here', title: t('flow.here'), numeric: true },
              { key: 'lost', title: t('flow.lostHere'), numeric: true },
            ]}
            rows={stepFunnel(steps).map((row) => ({
              key: String(row.node),
              cells: [
                <span key="label" style={{ paddingInlineStart: `${row.depth}em` }}>
                  {row.label}
                </span>,
                formatNumber(row.came),
                formatShare(row.share),
                formatNumber(row.here),
                row.lostShare === null
                  ? formatNumber(row.lost)
                  : `${formatNumber(row.lost)}（${formatShare(row.lostShare)}）`,
              ],
            }))}
          />
        )}
      </Loaded>
    </section>
  );
}
