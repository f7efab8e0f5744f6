import type { Coupon } from '@hetang/contract/http/coupons';
import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { couponsQuery } from '../../api/coupons.ts';
import { useTimezone } from '../../app/now.ts';
import { useMay } from '../../app/use-may.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { SmallPages } from '../../kit/small-pages.tsx';
import { CloseCouponDrawer, type Closing } from './close-coupon-drawer.tsx';

const SIZE = 10;

/** The coupons that a contact has been given; nothing when there are none. */
export function ContactCoupons({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const [closing, setClosing] = useState<Closing | null>(null);
  const { data, error } = useQuery(couponsQuery(contact, { page, size: SIZE }));
  if (error)
    return (
      <Panel title={t('coupons.title')}>
        <ProblemAlert error={error} />
      </Panel>
    );
  if (!data || data.total === 0) return null;
  return (
    <Panel title={t('coupons.title')}>
      <ol className={kit.entries}>
        {data.items.map((coupon) => (
          <Entry key={coupon.code} coupon={coupon} onClose={(to) => setClosing({ coupon, to })} />
        ))}
      </ol>
      <SmallPages page={page} size={SIZE} total={data.total} onPage={setPage} />
      {closing ? (
        <CloseCouponDrawer contact={contact} closing={closing} onClose={() => setClosing(null)} />
      ) : null}
    </Panel>
  );
}

function Entry({ coupon, onClose }: { coupon: Coupon; onClose: (to: Closing['to']) => void }) {
  const { t } = useTranslation();
  const { may } = useMay();
  const timezone = useTimezone();
  const instant = (at: string | null) => (at === null ? '' : formatInstant(at, timezone));
  const { code, activity, worth, state, givenAt, journey, endsAt, closedAt, closedBy, closedFor } = coupon;
  const given = journey
    ? t('coupons.givenBy', { at: instant(givenAt), journey: journey.name })
    : t('coupons.given', { at: instant(givenAt) });
  const ending =
    state === 'given' ? (endsAt ? t('coupons.endsAt', { at: instant(endsAt) }) : t('coupons.endless')) : null;
  const closed = state === 'given' ? null : [instant(closedAt), closedBy, closedFor];
  return (
    <li>
      <div className={kit.entryHead}>
        <span>
          <strong>{activity.name}</strong> {worth ? <span className="soft">{worth}</span> : null}
        </span>
        <span>{t(`coupons.state.${state}`)}</span>
      </div>
      <div className="numbers">{spaced(code)}</div>
      <div className="soft">{[given, ending].filter(Boolean).join(' · ')}</div>
      {closed ? <div className="soft">{closed.filter(Boolean).join(' · ')}</div> : null}
      {state === 'given' && may('contacts', 'write') ? (
        <Space>
          <Button size="small" aria-label={t('coupons.redeemOf', { code })} onClick={() => onClose('used')}>
            {t('coupons.redeem')}
          </Button>
          <Button size="small" aria-label={t('coupons.voidOf', { code })} onClick={() => onClose('void')}>
            {t('coupons.void')}
          </Button>
        </Space>
      ) : null}
    </li>
  );
}

/** In groups of four, as it is read aloud. */
const spaced = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');
