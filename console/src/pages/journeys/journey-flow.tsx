import type { JourneyDetail } from '@hetang/contract/http/work';
import { Skeleton } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './flow.module.css';
import { FlowFrame } from './flow-frame.tsx';
import { journeyGraph } from './journey-graph.ts';
import { journeyTerms } from './journey-terms.ts';
import { StepTree } from './step-tree.tsx';
import { TestRunPanel } from './test-run/test-run-panel.tsx';
import type { TestRun } from './test-run/use-test-run.ts';
import { wayOf } from './test-run/way.ts';

const FlowCanvas = lazy(async () => ({ default: (await import('./flow-canvas.tsx')).FlowCanvas }));

interface Props {
  journey: Pick<JourneyDetail, 'name' | 'start' | 'goal' | 'leave' | 'steps'>;
  selected: number | null;
  onSelect: (node: number) => void;
  /** Stands in place of the outline while somebody tries the journey out. */
  test: { run: TestRun; onClose: () => void } | null;
}

/** The journey drawn, and beside it the same as an outline. What draws it is fetched when first needed. */
export function JourneyFlow({ journey, selected, onSelect, test }: Props) {
  const { t } = useTranslation();
  const graph = useMemo(() => journeyGraph(journey.steps, journeyTerms(journey)), [journey]);
  const lines = test?.run.run?.lines;
  const way = useMemo(() => (lines ? wayOf(graph, lines) : null), [graph, lines]);
  return (
    <FlowFrame name={journey.name} bar={<span className="soft">{t('flow.hint')}</span>}>
      {(full) => (
        <div className={styles.flow}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
            <FlowCanvas graph={graph} selected={selected} onSelect={onSelect} full={full} way={way} />
          </Suspense>
          {test ? (
            <TestRunPanel test={test.run} onClose={test.onClose} />
          ) : (
            <StepTree graph={graph} selected={selected} onSelect={onSelect} />
          )}
        </div>
      )}
    </FlowFrame>
  );
}
