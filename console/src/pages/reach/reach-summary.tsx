import { useTranslation } from 'react-i18next';
import type { IntentionSummary } from '../../api/work.ts';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import type { ListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './reach.module.css';
import type { ReachFilter } from './reach-list-spec.ts';
import { summarize } from './summarize.ts';

/** Totals by kind and state; a press on a number shows the list behind it. */
export function ReachSummary({
  items,
  list,
}: {
  items: IntentionSummary['items'];
  list: ListUrl<ReachFilter>;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const { states, rows } = summarize(items);
  return (
    <PlainTable
      caption={t('reach.summary')}
      columns={[
        { key: 'kind', title: t('reach.kind') },
        ...states.map((state) => ({ key: state, title: word('intentionState', state), numeric: true })),
        { key: 'total', title: t('reach.total'), numeric: true },
      ]}
      rows={rows.map((row) => ({
        key: row.kind,
        cells: [
          word('intentionKind', row.kind),
          ...states.map((state) => {
            const count = row.counts[state] ?? 0;
            if (count === 0)
              return (
                <span key={state} className="soft">
                  0
                </span>
              );
            return (
              <button
                key={state}
                type="button"
                className={styles.number}
                aria-label={`${word('intentionKind', row.kind)} ${word('intentionState', state)} ${count}`}
                onClick={() => list.change({ filters: { kind: row.kind, state } })}
              >
                {formatNumber(count)}
              </button>
            );
          }),
          formatNumber(row.total),
        ],
      }))}
    />
  );
}
