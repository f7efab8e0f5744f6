import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { linkQuotaQuery } from '../../api/codes.ts';
import { useTimezone } from '../../app/now.ts';
import { formatDate, formatNumber } from '../../kit/format.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import styles from './codes.module.css';

/** The address of an acquisition link, to copy, and how many may still come by links. */
export function LinkBox({ address }: { address: string }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const problemText = useProblemText();
  const quota = useQuery(linkQuotaQuery);
  const [soonest] = quota.data?.ends ?? [];
  return (
    <div className={styles.pauses}>
      <strong>{t('codes.link')}</strong>
      <Typography.Text copyable={{ text: address }} style={{ wordBreak: 'break-all' }}>
        {address}
      </Typography.Text>
      <span className="soft">{t('codes.linkHint')}</span>
      <strong>{t('codes.quota')}</strong>
      <span>
        {quota.data
          ? t('codes.quotaText', {
              left: formatNumber(quota.data.left),
              total: formatNumber(quota.data.total),
            })
          : null}
        {quota.isError ? problemText(quota.error).message : null}
      </span>
      {soonest ? (
        <span className="soft">
          {t('codes.quotaEnds', {
            at: formatDate(Date.parse(soonest.at), timezone),
            left: formatNumber(soonest.left),
          })}
        </span>
      ) : null}
    </div>
  );
}
