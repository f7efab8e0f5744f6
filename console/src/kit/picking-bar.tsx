import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from './format.ts';
import styles from './kit.module.css';
import { nothingPicked, type Picking, pickedCount } from './picking.ts';

interface Props<Row> {
  picking: Picking<Row>;
  /** How many the filters mean. */
  total: number;
  onPick: (picking: Picking<Row>) => void;
  /** What can be done with those who are picked. */
  children: ReactNode;
}

/** How many rows are picked, all that the filters mean at one press, and what can be done with them. */
export function PickingBar<Row>({ picking, total, onPick, children }: Props<Row>) {
  const { t } = useTranslation();
  const count = pickedCount(picking, total);
  if (count === 0) return null;
  return (
    <section className={styles.picking} aria-label={t('picking.label')}>
      <strong role="status">{t('picking.count', { n: formatNumber(count) })}</strong>
      {count < total ? (
        <Button type="link" onClick={() => onPick({ all: true, rows: new Map() })}>
          {t('picking.all', { n: formatNumber(total) })}
        </Button>
      ) : null}
      <Button type="link" onClick={() => onPick(nothingPicked)}>
        {t('picking.none')}
      </Button>
      <div className={styles.actions}>{children}</div>
    </section>
  );
}
