import type { SegmentCountResult } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countQuery } from '../../api/segments.ts';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import styles from './segments.module.css';

const PAUSE_MS = 400;
const SAMPLE = `all:
  - { event: order.paid, within: 30d }
  - { not: { event: app.opened, within: 7d } }`;

/** A condition that is being written, and how many satisfy it: the estimate follows the writing. */
export function CountPanel() {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const [exact, setExact] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Panel title={t('segments.count')} hint={t('segments.countHint')}>
      <label htmlFor={id} className="visually-hidden">
        {t('segments.countLabel')}
      </label>
      <Input.TextArea
        id={id}
        className={styles.code ?? ''}
        autoSize={{ minRows: 3, maxRows: 14 }}
        maxLength={20_000}
        placeholder={SAMPLE}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {settled === '' ? null : (
        <Answer when={settled} exact={exact === settled} onExact={() => setExact(settled)} />
      )}
    </Panel>
  );
}

function Answer({ when, exact, onExact }: { when: string; exact: boolean; onExact: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const count = useQuery(countQuery(when, exact));
  if (count.isError) return <p role="status">{problemText(count.error).message}</p>;
  return (
    <div role="status" aria-busy={count.isPending} className={styles.countAnswer}>
      {count.data ? <Figures count={count.data} /> : t('none')}
      {count.data && !count.data.exact ? (
        <Button size="small" loading={count.isFetching} onClick={onExact}>
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
