import type { ContactPoints as Balances, PointsMovement } from '@hetang/contract/http/points';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { movementsQuery, pointsQuery } from '../../api/points.ts';
import { useTimezone } from '../../app/now.ts';
import { useMay } from '../../app/use-may.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { SmallPages } from '../../kit/small-pages.tsx';
import { ChangePointsDrawer } from './change-points-drawer.tsx';
import styles from './contacts.module.css';
import { ReversePointsDrawer } from './reverse-points-drawer.tsx';

type Balance = Balances['items'][number];
const SIZE = 10;

/** What a contact has in each scheme of points, and every change; nothing for a plan without points. */
export function ContactPoints({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const { may } = useMay();
  const { data, error } = useQuery(pointsQuery(contact));
  const [changing, setChanging] = useState<Balance | null>(null);
  if (error)
    return (
      <Panel title={t('points.title')}>
        <ProblemAlert error={error} />
      </Panel>
    );
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('points.title')}>
      <ul className={kit.entries}>
        {data.items.map((item) => (
          <BalanceEntry
            key={item.scheme.key}
            item={item}
            onChange={may('contacts', 'write') ? () => setChanging(item) : undefined}
          />
        ))}
      </ul>
      <Movements contact={contact} />
      {changing ? (
        <ChangePointsDrawer contact={contact} item={changing} onClose={() => setChanging(null)} />
      ) : null}
    </Panel>
  );
}

function BalanceEntry({ item, onChange }: { item: Balance; onChange: (() => void) | undefined }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { scheme, balance, ending, earned, spent, expired } = item;
  return (
    <li>
      <div className={kit.entryHead}>
        <span>
          <span className="soft">{scheme.name}</span>{' '}
          <strong className="numbers">{t('points.balance', { n: formatNumber(balance) })}</strong>
        </span>
        {onChange ? (
          <Button size="small" aria-label={t('points.changeOf', { scheme: scheme.name })} onClick={onChange}>
            {t('points.change')}
          </Button>
        ) : null}
      </div>
      <div className="soft numbers">
        {t('points.sums', {
          earned: formatNumber(earned),
          spent: formatNumber(spent),
          expired: formatNumber(expired),
        })}
      </div>
      {ending ? (
        <div className="numbers">
          {t('points.ending', { n: formatNumber(ending.points), at: formatInstant(ending.at, timezone) })}
        </div>
      ) : null}
    </li>
  );
}

function Movements({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const { may } = useMay();
  const [page, setPage] = useState(1);
  const [reversing, setReversing] = useState<PointsMovement | null>(null);
  const { data, error } = useQuery(movementsQuery(contact, { page, size: SIZE }));
  if (error) return <ProblemAlert error={error} />;
  if (!data || data.total === 0) return null;
  return (
    <>
      <h3 className={styles.sub}>{t('points.movements')}</h3>
      <ol className={kit.entries}>
        {data.items.map((one) => (
          <MovementEntry
            key={one.id}
            one={one}
            onReverse={one.reversible && may('contacts', 'write') ? () => setReversing(one) : undefined}
          />
        ))}
      </ol>
      <SmallPages page={page} size={SIZE} total={data.total} onPage={setPage} />
      {reversing ? (
        <ReversePointsDrawer contact={contact} movement={reversing} onClose={() => setReversing(null)} />
      ) : null}
    </>
  );
}

function MovementEntry({ one, onReverse }: { one: PointsMovement; onReverse: (() => void) | undefined }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { points, kind, scheme, by, cause, reason, at, reverses, id } = one;
  const name = cause?.name ?? '';
  const said =
    reverses === null ? t(`points.by.${by}`, { name }) : t('points.reverses', { name, id: reverses });
  return (
    <li>
      <div className={kit.entryHead}>
        <span>
          <strong className="numbers">
            {points > 0 ? `+${formatNumber(points)}` : formatNumber(points)}
          </strong>{' '}
          {t(`points.kind.${kind}`)} <span className="soft">{scheme.name}</span>
        </span>
        <span className="soft numbers">{formatInstant(at, timezone)}</span>
      </div>
      <div className="soft">
        {t('points.nr', { id })} · {said}
        {reason ? ` · ${reason}` : null}
      </div>
      {onReverse ? (
        <Button size="small" aria-label={t('points.reverseOf', { id })} onClick={onReverse}>
          {t('points.reverse')}
        </Button>
      ) : null}
    </li>
  );
}
