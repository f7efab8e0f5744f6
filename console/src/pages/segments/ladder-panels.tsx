import type { LadderList } from '@hetang/contract/http/tiers';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { laddersQuery } from '../../api/segments.ts';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import styles from './segments.module.css';

type Ladder = LadderList['items'][number];

/** Every ladder with its tiers, highest first as in a pyramid; nothing when the plan has none. */
export function LadderPanels() {
  const { data } = useQuery(laddersQuery);
  return (
    <>
      {(data?.items ?? []).map((ladder) => (
        <LadderPanel key={ladder.key} ladder={ladder} />
      ))}
    </>
  );
}

function LadderPanel({ ladder }: { ladder: Ladder }) {
  const { t } = useTranslation();
  const total = ladder.tiers.reduce((sum, tier) => sum + tier.contacts, ladder.without);
  const most = Math.max(1, ...ladder.tiers.map((tier) => tier.contacts));
  return (
    <Panel title={`${t('standing.ladders')} · ${ladder.name}`} hint={hintOf(ladder, t)}>
      <PlainTable
        caption={ladder.name}
        columns={[
          { key: 'tier', title: t('standing.tier') },
          { key: 'when', title: t('segments.when') },
          { key: 'contacts', title: t('standing.contacts'), numeric: true },
          { key: 'bar', title: t('standing.share') },
          { key: 'up', title: t('standing.up30'), numeric: true },
          { key: 'down', title: t('standing.down30'), numeric: true },
        ]}
        rows={[...ladder.tiers].reverse().map((tier) => ({
          key: tier.key,
          cells: [
            <Link
              key="tier"
              to="/contacts"
              search={{ tier: `${ladder.key}/${tier.key}` }}
              className={styles.name}
            >
              {tier.name}
            </Link>,
            <div key="when" className={styles.when}>
              {tier.when ?? t('standing.everybody')}
            </div>,
            `${formatNumber(tier.contacts)}${tier.manual > 0 ? ` (${t('standing.manual')} ${formatNumber(tier.manual)})` : ''}`,
            <span key="bar">
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${(tier.contacts / most) * 100}%` }} />
              </span>{' '}
              {formatShare(total === 0 ? null : tier.contacts / total)}
            </span>,
            formatNumber(tier.up30),
            formatNumber(tier.down30),
          ],
        }))}
      />
      {ladder.without > 0 ? (
        <p className="soft">
          {t('standing.without')}: {formatNumber(ladder.without)}
        </p>
      ) : null}
    </Panel>
  );
}

function hintOf(ladder: Ladder, t: TFunction): string {
  if (ladder.demote === 'never') return t('standing.ladderNever');
  return ladder.review ? t('standing.ladderReview', { review: ladder.review }) : t('standing.ladderNow');
}
