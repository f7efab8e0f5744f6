import {
  Background,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDark } from '../../app/theme-context.ts';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './flow.module.css';
import { firstView, NODE_WIDTH, placeNodes } from './flow-layout.ts';
import { arrivedAt, type JourneyGraph, type JourneyStep, lostAt, shareOf } from './journey-graph.ts';
import { StepIcon } from './step-icon.tsx';

interface Props {
  graph: JourneyGraph;
  selected: number | null;
  onSelect: (node: number) => void;
}

type StepNode = Node<{ step: JourneyStep; chosen: boolean; onSelect: (node: number) => void }, 'step'>;
const nodeTypes = { step: StepBox };

/** The journey as a picture: to look at and to press on. The outline beside it says the same to keyboards. */
export function FlowCanvas({ graph, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const dark = useDark();
  const frame = useRef<HTMLElement>(null);
  const places = useMemo(() => placeNodes(graph), [graph]);
  const nodes = graph.nodes.map((step): StepNode => {
    const { x = 0, y = 0, height = 0 } = places.get(step.node) ?? {};
    return {
      id: `${step.node}`,
      type: 'step',
      position: { x, y },
      width: NODE_WIDTH,
      height,
      data: { step, chosen: step.node === selected, onSelect },
    };
  });
  return (
    <section ref={frame} className={styles.canvas} aria-label={t('flow.canvas')}>
      <ReactFlow
        nodes={nodes}
        edges={useEdges(graph)}
        nodeTypes={nodeTypes}
        colorMode={dark ? 'dark' : 'light'}
        onInit={(flow) => void flow.setViewport(firstView(places, frame.current?.clientWidth ?? 0))}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        preventScrolling={false}
        zoomOnScroll={false}
        ariaLabelConfig={{
          'controls.ariaLabel': t('flow.controls'),
          'controls.zoomIn.ariaLabel': t('flow.zoomIn'),
          'controls.zoomOut.ariaLabel': t('flow.zoomOut'),
          'controls.fitView.ariaLabel': t('flow.fit'),
        }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  );
}

function useEdges(graph: JourneyGraph): Edge[] {
  const { t } = useTranslation();
  return graph.edges.map(({ from, to, people, share, otherwise }) => {
    const numbers = share === null ? '' : `${formatNumber(people)} · ${formatShare(share)}`;
    return {
      id: `${from}>${to}`,
      source: `${from}`,
      target: `${to}`,
      type: 'smoothstep',
      label: [otherwise ? t('flow.otherwise') : '', numbers].filter(Boolean).join(' '),
      markerEnd: { type: MarkerType.ArrowClosed },
      style: { strokeWidth: 1 + 3 * (share ?? 0) },
    };
  });
}

function StepBox({ data: { step, chosen, onSelect } }: NodeProps<StepNode>) {
  const word = useWord();
  return (
    <>
      <Handle type="target" position={Position.Top} className={styles.handle} />
      <button
        type="button"
        // The outline is the way for keyboards: a second stop for every step would only be in the way.
        tabIndex={-1}
        className={styles.box}
        data-kind={step.kind}
        data-chosen={chosen}
        title={step.label}
        onClick={() => onSelect(step.node)}
      >
        <span className={styles.boxKind}>
          <StepIcon kind={step.kind} /> {word('stepKind', step.kind)}
        </span>
        <span className={styles.boxLabel}>{step.label}</span>
        {step.kind === 'arm' ? null : <BoxNumbers step={step} />}
      </button>
      <Handle type="source" position={Position.Bottom} className={styles.handle} />
    </>
  );
}

function BoxNumbers({ step }: { step: JourneyStep }) {
  const { t } = useTranslation();
  const lost = lostAt(step);
  const isEnd = step.kind === 'end';
  return (
    <span className={styles.boxNumbers}>
      {isEnd ? (
        <span>{t('flow.endedN', { n: formatNumber(arrivedAt(step)) })}</span>
      ) : (
        <>
          <span data-waiting={step.waiting > 0}>{t('flow.waitingN', { n: formatNumber(step.waiting) })}</span>
          <span>{t('flow.passedN', { n: formatNumber(step.passed) })}</span>
        </>
      )}
      {lost > 0 ? (
        <span data-lost="true">
          {t('flow.lostN', { share: formatShare(shareOf(lost, arrivedAt(step))) })}
        </span>
      ) : null}
    </span>
  );
}
