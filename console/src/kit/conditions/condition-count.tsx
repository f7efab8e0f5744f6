import type { SegmentCountResult } from '@hetang/contract/http/segments';
import type { Condition } from '@hetang/contract/plan/condition';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countQuery } from '../../api/conditions.ts';
import { formatNumber, formatShare } from '../format.ts';
import { useProblemText } from '../problem-view.tsx';
import styles from './conditions.module.css';

/** How many satisfy a condition: an estimate at once, everybody on request. */
export function ConditionCount({ when }: { when: Condition }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [asked, setAsked] = useState<Condition>();
  const count = useQuery(countQuery(when, asked === when));
  if (count.isError) return <div role="status">{problemText(count.error).message}</div>;
  return (
    <div role="status" aria-busy={count.isPending} className={styles.count}>
      {count.data ? <Figures count={count.data} /> : t('none')}
      {count.data && !count.data.exact ? (
        <Button size="small" loading={count.isFetching} onClick={() => setAsked(when)}>
          {t('segments.countAll')}
        </Button>
      ) : null}
    </div>
  );
}

function Figures({ count }: { count: SegmentCountResult }) {
  const { t } = useTranslation();
  const share = formatShare(count.contacts === 0 ? null : count.members / count.contacts);
  const members = formatNumber(count.members);
  return (
    <div>
      <strong>
        {count.exact
          ? t('segments.countExact', { members, share })
          : t('segments.countAbout', { members, share })}
      </strong>
      {count.exact ? null : (
        <div className="soft">
          {t('segments.countBounds', {
            low: formatNumber(count.low),
            high: formatNumber(count.high),
            asked: formatNumber(count.asked),
          })}
        </div>
      )}
      {count.unknown.length > 0 ? (
        <div className="soft">{t('segments.countUnknown', { events: count.unknown.join(', ') })}</div>
      ) : null}
    </div>
  );
}
