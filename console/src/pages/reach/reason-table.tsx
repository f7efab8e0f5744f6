import type { IntentionReasons } from '@hetang/contract/http/work';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonText } from '../../kit/code-text.ts';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText } from '../../kit/state-text.tsx';
import type { ListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './reach.module.css';
import type { ReachFilter } from './reach-list-spec.ts';
import { intentionTones } from './reach-states.ts';
import { RetryReason } from './retry-reason.tsx';

const AT_FIRST = 6;

interface Props {
  items: IntentionReasons['items'];
  list: ListUrl<ReachFilter>;
}

/** Why messages wait or came to nothing; a press on a reason shows those it is true of. */
export function ReasonTable({ items, list }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const [all, setAll] = useState(false);
  if (items.length === 0) return <p className="soft">{t('reasons.none')}</p>;
  return (
    <>
      <PlainTable
        caption={t('reasons.title')}
        columns={[
          { key: 'reason', title: t('reach.reason') },
          { key: 'kind', title: t('reach.kind') },
          { key: 'state', title: t('reach.state') },
          { key: 'count', title: t('reasons.count'), numeric: true },
          { key: 'act', title: t('reasons.act') },
        ]}
        rows={(all ? items : items.slice(0, AT_FIRST)).map((item) => {
          const { kind, state, reason, count } = item;
          return {
            key: `${kind} ${state} ${reason}`,
            cells: [
              <button
                key="reason"
                type="button"
                className={styles.reason}
                onClick={() => list.change({ filters: { kind, state, reason } })}
              >
                {reasonText(word, reason)}
              </button>,
              <span key="kind" className={styles.kind}>
                {word('intentionKind', kind)}
              </span>,
              <StateText key="state" tone={intentionTones[state]} text={word('intentionState', state)} />,
              formatNumber(count),
              <RetryReason key="act" item={item} />,
            ],
          };
        })}
      />
      {items.length > AT_FIRST ? (
        <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('reasons.fewer') : t('reasons.all', { n: items.length })}
        </Button>
      ) : null}
    </>
  );
}
