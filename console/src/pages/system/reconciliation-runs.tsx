import type { Reconciliation } from '@hetang/contract/http/reconciliations';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText, type Tone } from '../../kit/state-text.tsx';

const tones: Record<Reconciliation['state'], Tone> = {
  running: 'busy',
  done: 'good',
  stopped: 'warn',
  failed: 'bad',
};

/** The newest comparisons, one a line. */
export function ReconciliationRuns({
  items,
  onShow,
}: {
  items: Reconciliation[];
  onShow: (id: number) => void;
}) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return (
    <PlainTable
      caption={t('reconciliation.runs')}
      columns={[
        { key: 'startedAt', title: t('reconciliation.startedAt') },
        { key: 'by', title: t('reconciliation.by') },
        { key: 'state', title: t('reconciliation.state') },
        { key: 'seen', title: t('reconciliation.seen') },
        { key: 'found', title: t('reconciliation.found'), numeric: true },
        { key: 'show', title: t('reconciliation.show') },
      ]}
      rows={items.map((run) => ({
        key: String(run.id),
        cells: [
          formatInstant(run.startedAt, timezone),
          run.by ?? t('reconciliation.schedule'),
          <State key="state" run={run} />,
          t('reconciliation.seenText', {
            seen: formatNumber(run.counts.seen ?? 0),
            chats: formatNumber(run.counts.chats ?? 0),
          }),
          formatNumber(run.counts.differences ?? 0),
          <Button
            key="show"
            size="small"
            aria-label={`${t('reconciliation.show')} ${formatInstant(run.startedAt, timezone)}`}
            onClick={() => onShow(run.id)}
          >
            {t('reconciliation.show')}
          </Button>,
        ],
      }))}
    />
  );
}

function State({ run }: { run: Reconciliation }) {
  const { t } = useTranslation();
  const step = t(`reconciliation.stepOf.${run.step}`);
  const done = formatNumber(run.done);
  const progress =
    run.total === null
      ? t('reconciliation.progress', { step, done })
      : t('reconciliation.progressOf', { step, done, total: formatNumber(run.total) });
  return (
    <>
      <StateText tone={tones[run.state]} text={t(`reconciliation.stateOf.${run.state}`)} />
      {run.state === 'done' ? null : <div className="soft">{progress}</div>}
      {run.error === null || run.state === 'stopped' ? null : (
        <div className="soft">{t('reconciliation.error', { error: run.error })}</div>
      )}
    </>
  );
}
