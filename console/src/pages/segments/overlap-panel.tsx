import type { SegmentOverlap, SegmentRow } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { overlapQuery } from '../../api/segments.ts';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import styles from './segments.module.css';

const MOST = 5;

/** How many contacts two to five segments share. */
export function OverlapPanel({ segments }: { segments: SegmentRow[] }) {
  const { t } = useTranslation();
  const ready = segments.filter((segment) => segment.state === 'ready');
  const [keys, setKeys] = useState<string[]>([]);
  const chosen = keys.filter((key) => ready.some((segment) => segment.key === key));
  return (
    <Panel title={t('segments.overlap')} hint={t('segments.overlapHint')}>
      <Select
        mode="multiple"
        className={styles.pick}
        aria-label={t('segments.overlapPick')}
        placeholder={t('segments.overlapPick')}
        maxCount={MOST}
        value={chosen}
        onChange={setKeys}
        showSearch={{ optionFilterProp: 'label' }}
        options={ready.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {chosen.length > 1 ? <Overlap keys={chosen} /> : null}
    </Panel>
  );
}

function Overlap({ keys }: { keys: string[] }) {
  const overlap = useQuery(overlapQuery(keys));
  return <Loaded query={overlap}>{(data) => <Tables overlap={data} />}</Loaded>;
}

function Tables({ overlap }: { overlap: SegmentOverlap }) {
  const { t } = useTranslation();
  const named = new Map(overlap.segments.map((segment) => [segment.key, segment]));
  const nameOf = (key: string) => named.get(key)?.name ?? key;
  const smaller = (pair: readonly string[]) => Math.min(...pair.map((key) => named.get(key)?.members ?? 0));
  if (overlap.exactly.length === 0) return <p className="soft">{t('segments.overlapNobody')}</p>;
  return (
    <div className={styles.columns}>
      <PlainTable
        caption={t('segments.overlapBoth')}
        columns={[
          { key: 'pair', title: t('segments.overlapBoth') },
          { key: 'members', title: t('segments.members'), numeric: true },
          { key: 'share', title: t('segments.overlapShare'), numeric: true },
        ]}
        rows={overlap.both.map(({ keys, members }) => ({
          key: keys.join(' '),
          cells: [
            keys.map(nameOf).join(t('segments.overlapAnd')),
            formatNumber(members),
            formatShare(smaller(keys) === 0 ? null : members / smaller(keys)),
          ],
        }))}
      />
      <PlainTable
        caption={t('segments.overlapExactly')}
        columns={[
          { key: 'keys', title: t('segments.overlapExactly') },
          { key: 'members', title: t('segments.members'), numeric: true },
        ]}
        rows={overlap.exactly.map(({ keys, members }) => ({
          key: keys.join(' '),
          cells: [
            keys.length === 1
              ? t('segments.overlapAlone', { name: nameOf(keys[0] ?? '') })
              : keys.map(nameOf).join(t('segments.overlapAnd')),
            formatNumber(members),
          ],
        }))}
      />
    </div>
  );
}
