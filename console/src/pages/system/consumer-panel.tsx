import type { System } from '@hetang/contract/http/system';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { Term } from '../../kit/term.tsx';
import { useWord } from '../../kit/use-word.ts';
import styles from './system.module.css';

type Consumers = System['consumers'];

/** How far each consumer of the log is behind, in all and by part. */
export function ConsumerPanel({ consumers }: { consumers: Consumers }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Panel title={t('system.consumers')} hint={t('system.consumersHint')}>
      <PlainTable
        caption={t('system.consumers')}
        columns={[
          { key: 'name', title: t('system.consumer') },
          { key: 'lag', title: <Term hint={t('system.lagHint')}>{t('system.lag')}</Term>, numeric: true },
          { key: 'failures', title: t('system.failures'), numeric: true },
        ]}
        rows={consumers.map(({ name, lag, failures }) => ({
          key: name,
          cells: [word('consumer', name), formatNumber(lag), formatNumber(failures)],
        }))}
      />
      <details className={styles.parts}>
        <summary>{t('system.byPart')}</summary>
        <PartTable consumers={consumers} />
      </details>
    </Panel>
  );
}

function PartTable({ consumers }: { consumers: Consumers }) {
  const { t } = useTranslation();
  const word = useWord();
  const parts = consumers[0]?.parts ?? [];
  return (
    <PlainTable
      caption={t('system.byPart')}
      columns={[
        { key: 'part', title: t('system.part') },
        { key: 'head', title: t('system.head'), numeric: true },
        ...consumers.map(({ name }) => ({
          key: name,
          title: t('system.lagOf', { consumer: word('consumer', name) }),
          numeric: true,
        })),
      ]}
      rows={parts.map(({ part, head }, i) => ({
        key: String(part),
        cells: [part, formatNumber(head), ...consumers.map(({ parts: own }) => formatNumber(own[i]?.lag))],
      }))}
    />
  );
}
