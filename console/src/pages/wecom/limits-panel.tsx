import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { wecomLimitsQuery } from '../../api/wecom.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';

const SHOWN = 6;

/** How the platform's limits stand: what rests, and where most of a limit is used. */
export function LimitsPanel() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { data } = useQuery(wecomLimitsQuery);
  if (!data) return null;
  const busiest = data.quotas
    .filter(({ used }) => used > 0)
    .toSorted((a, b) => b.used / b.limit - a.used / a.limit)
    .slice(0, SHOWN);
  return (
    <Panel title={t('wecom.limits')} hint={t('wecom.limitsHint')}>
      {data.rests.map(({ key, until, reason }) => (
        <Alert
          key={key}
          type="warning"
          showIcon
          title={t('wecom.resting', { key, at: formatInstant(until, timezone, true), reason })}
        />
      ))}
      {busiest.length === 0 ? (
        <p className="soft">{t('wecom.noLimits')}</p>
      ) : (
        <PlainTable
          caption={t('wecom.limits')}
          columns={[
            { key: 'call', title: t('wecom.call') },
            { key: 'used', title: t('wecom.used'), numeric: true },
            { key: 'limit', title: t('wecom.limit'), numeric: true },
          ]}
          rows={busiest.map(({ api, span, used, limit }) => ({
            key: `${api} ${span}`,
            cells: [
              <code key="call">{api}</code>,
              formatNumber(used),
              `${formatNumber(limit)} ${t(`wecom.span.${span}`)}`,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
