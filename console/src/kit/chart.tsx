import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption, ChartPoint } from './chart-canvas.tsx';
import styles from './kit.module.css';
import { type Drawn, type PictureWords, pictureFormats, savePicture } from './picture.ts';

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas.tsx')).ChartCanvas }));

interface Props {
  /** What the chart shows, for those who cannot see it. */
  label: string;
  option: ChartOption;
  /** Pixels. */
  height: number;
  /** The same numbers as a table. */
  table: ReactNode;
  /** What is seen first; the chart when left out. */
  first?: 'chart' | 'table';
  /** What stands above the chart when it is taken away as a picture. */
  picture?: PictureWords;
  /** What a press on a point does; keyboards find the same in the table. */
  onPick?: (point: ChartPoint) => void;
}

/** A chart with its numbers as a table one press away. The chart library is fetched when first needed. */
export function Chart({ label, option, height, table, first = 'chart', picture, onPick }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState(first);
  const drawn = useRef<(() => Drawn) | null>(null);
  return (
    <div>
      <div className={styles.chartSwitch}>
        {picture && view === 'chart' ? (
          <PictureButton words={picture} take={() => drawn.current?.()} />
        ) : null}
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
          <ChartCanvas
            label={label}
            option={option}
            height={height}
            drawn={drawn}
            {...(onPick ? { onPick } : {})}
          />
        </Suspense>
      )}
    </div>
  );
}

function PictureButton({ words, take }: { words: PictureWords; take: () => Drawn | undefined }) {
  const { t } = useTranslation();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: pictureFormats.map((format) => ({ key: format, label: t(`table.${format}`) })),
        onClick: ({ key }) => {
          const drawn = take();
          const format = pictureFormats.find((known) => known === key);
          if (drawn && format) void savePicture(drawn, words, format);
        },
      }}
    >
      <Button size="small" icon={<DownloadOutlined />}>
        {t('table.picture')}
      </Button>
    </Dropdown>
  );
}
