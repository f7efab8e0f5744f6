import type { JourneyDetail } from '@hetang/contract/http/work';
import { Skeleton } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './flow.module.css';
import { journeyGraph } from './journey-graph.ts';
import { StepTree } from './step-tree.tsx';

const FlowCanvas = lazy(async () => ({ default: (await import('./flow-canvas.tsx')).FlowCanvas }));

interface Props {
  steps: JourneyDetail['steps'];
  selected: number | null;
  onSelect: (node: number) => void;
}

/** The journey drawn, and beside it the same as an outline. What draws it is fetched when first needed. */
export function JourneyFlow({ steps, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const graph = useMemo(() => journeyGraph(steps), [steps]);
  return (
    <>
      <p className="soft">{t('flow.hint')}</p>
      <div className={styles.flow}>
        <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
          <FlowCanvas graph={graph} selected={selected} onSelect={onSelect} />
        </Suspense>
        <StepTree graph={graph} selected={selected} onSelect={onSelect} />
      </div>
    </>
  );
}
