import { Segmented, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption } from './chart-canvas.tsx';
import styles from './kit.module.css';

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas.tsx')).ChartCanvas }));

interface Props {
  /** What the chart shows, for those who cannot see it. */
  label: string;
  option: ChartOption;
  /** Pixels. */
  height: number;
  /** The same numbers as a table. */
  table: ReactNode;
}

/** A chart with its numbers as a table one press away. The chart library is fetched when first needed. */
export function Chart({ label, option, height, table }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <div>
      <div className={styles.chartSwitch}>
        <Segmented
          size="small"
          aria-label={t('table.view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: t('table.chart') },
            { value: 'table', label: t('table.table') },
          ]}
        />
      </div>
      {view === 'table' ? (
        table
      ) : (
        <Suspense fallback={<Skeleton active style={{ height }} />}>
          <ChartCanvas label={label} option={option} height={height} />
        </Suspense>
      )}
    </div>
  );
}
