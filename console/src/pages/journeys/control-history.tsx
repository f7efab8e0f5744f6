import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { controlsQuery } from '../../api/journeys.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { JourneyState } from './journey-state.tsx';

/** Who halted a journey or let it go on, when and why. */
export function ControlHistory({ journey }: { journey: string }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const controls = useQuery(controlsQuery(journey));
  return (
    <Loaded query={controls}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">{t('control.never')}</p>
        ) : (
          <PlainTable
            caption={t('control.history')}
            columns={[
              { key: 'at', title: t('control.at') },
              { key: 'state', title: t('control.state') },
              { key: 'by', title: t('control.by') },
              { key: 'reason', title: t('control.reason') },
              { key: 'active', title: t('journeys.active'), numeric: true },
            ]}
            rows={items.map((row) => ({
              key: String(row.id),
              cells: [
                formatInstant(row.at, timezone),
                <JourneyState key="state" control={row} />,
                row.by,
                row.reason,
                formatNumber(row.consequences.active),
              ],
            }))}
          />
        )
      }
    </Loaded>
  );
}
