import {
  Background,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  MiniMap,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDark } from '../../app/theme-context.ts';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';
import type { CanvasTools } from './canvas-tools.ts';
import { PlaceEdge } from './edit/place-edge.tsx';
import styles from './flow.module.css';
import { firstView, NODE_WIDTH, type Place, placeNodes } from './flow-layout.ts';
import { arrivedAt, type JourneyGraph, type JourneyStep, lostAt, shareOf } from './journey-graph.ts';
import { StepIcon } from './step-icon.tsx';
import { edgeName, type Way } from './test-run/way.ts';
import { useTermNumbers } from './use-term-numbers.ts';

interface Props {
  graph: JourneyGraph;
  selected: number | null;
  onSelect: (node: number) => void;
  /** Over the whole window: a wheel moves the drawing, there is no page to move. */
  full: boolean;
  /** The way of a test run, which is lit. */
  way?: Way | null;
  /** What an editor adds: places on the ways, marks on the steps in place of numbers. */
  tools?: CanvasTools | undefined;
}

interface StepData extends Record<string, unknown> {
  step: JourneyStep;
  chosen: boolean;
  lit: 'passed' | 'here' | undefined;
  /** Undefined outside an editor, where numbers stand in its place. */
  mark: ReturnType<CanvasTools['mark']> | undefined;
  /** What is said of a term in place of the numbers of a step. */
  term: string | null;
  onSelect: (node: number) => void;
}
type StepNode = Node<StepData, 'step'>;
const FOLLOW_MS = 250;
/** So many steps can be seen without a small map of them. */
const WITHOUT_MAP = 12;
const nodeTypes = { step: StepBox };
const edgeTypes = { place: PlaceEdge };

/** The journey as a picture: to look at and to press on. The outline beside it says the same to keyboards. */
export function FlowCanvas({ graph, selected, onSelect, full, way = null, tools }: Props) {
  const { t } = useTranslation();
  const dark = useDark();
  const frame = useRef<HTMLElement>(null);
  const [flow, setFlow] = useState<ReactFlowInstance<StepNode> | null>(null);
  const places = useMemo(() => placeNodes(graph), [graph]);
  useFirstView({ flow, places, frame, full });
  useFollow(flow, way?.at == null ? undefined : places.get(way.at));
  const termNumbers = useTermNumbers(graph);
  const nodes = graph.nodes.map((step): StepNode => {
    const { x = 0, y = 0, height = 0 } = places.get(step.node) ?? {};
    return {
      id: `${step.node}`,
      type: 'step',
      position: { x, y },
      width: NODE_WIDTH,
      height,
      data: {
        step,
        chosen: step.node === selected,
        lit: litOf(way, step.node),
        mark: tools?.mark(step.node),
        term: termNumbers(step),
        onSelect,
      },
    };
  });
  return (
    <section ref={frame} className={styles.canvas} aria-label={t('flow.canvas')}>
      <ReactFlow
        nodes={nodes}
        edges={useEdges(graph, { way, tools })}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={dark ? 'dark' : 'light'}
        onInit={setFlow}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        preventScrolling={full}
        panOnScroll={full}
        zoomOnScroll={false}
        ariaLabelConfig={{
          'controls.ariaLabel': t('flow.controls'),
          'controls.zoomIn.ariaLabel': t('flow.zoomIn'),
          'controls.zoomOut.ariaLabel': t('flow.zoomOut'),
          'controls.fitView.ariaLabel': t('flow.fit'),
          'minimap.ariaLabel': t('flow.map'),
        }}
      >
        <Background />
        <Controls showInteractive={false} />
        {nodes.length > WITHOUT_MAP ? <MiniMap pannable zoomable /> : null}
      </ReactFlow>
    </section>
  );
}

interface Viewed {
  flow: ReactFlowInstance<StepNode> | null;
  places: ReadonlyMap<number, Place>;
  frame: RefObject<HTMLElement | null>;
  full: boolean;
}

/** Begins at the top, and anew whenever the frame takes another size; an edited step leaves the view where it is. */
function useFirstView({ flow, places, frame, full }: Viewed): void {
  const latest = useRef(places);
  latest.current = places;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the full screen is another size of the frame
  useEffect(() => {
    void flow?.setViewport(firstView(latest.current, frame.current?.clientWidth ?? 0));
  }, [flow, frame, full]);
}

/** Brings the step at which somebody is into the middle, whenever it is another one. */
function useFollow(flow: ReactFlowInstance<StepNode> | null, place: Place | undefined): void {
  const { x, y, height } = place ?? {};
  useEffect(() => {
    if (!flow || x === undefined || y === undefined || height === undefined) return;
    void flow.setCenter(x + NODE_WIDTH / 2, y + height / 2, { zoom: flow.getZoom(), duration: FOLLOW_MS });
  }, [flow, x, y, height]);
}

function litOf(way: Way | null, node: number): StepData['lit'] {
  if (way?.at === node) return 'here';
  return way?.nodes.has(node) ? 'passed' : undefined;
}

function useEdges(
  graph: JourneyGraph,
  { way, tools }: { way: Way | null; tools: CanvasTools | undefined },
): Edge[] {
  const { t } = useTranslation();
  return graph.edges.map((edge) => {
    const { from, to, people, share, otherwise } = edge;
    const numbers = share === null ? '' : `${formatNumber(people)} · ${formatShare(share)}`;
    return {
      id: edgeName({ from, to }),
      source: `${from}`,
      target: `${to}`,
      ...(tools ? { type: 'place', data: { place: tools.placeOn(edge) } } : { type: 'smoothstep' }),
      label: [otherwise ? t('flow.otherwise') : '', numbers].filter(Boolean).join(' '),
      markerEnd: { type: MarkerType.ArrowClosed },
      ...(way?.edges.has(edgeName({ from, to })) && { className: styles.litEdge ?? '' }),
      style: { strokeWidth: 1 + 3 * (share ?? 0) },
    };
  });
}

function StepBox({ data: { step, chosen, lit, mark, term, onSelect } }: NodeProps<StepNode>) {
  const { t } = useTranslation();
  const word = useWord();
  const counted = mark === undefined && step.kind !== 'arm' && term === null;
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
        data-lit={lit}
        title={step.label}
        onClick={() => onSelect(step.node)}
      >
        <span className={styles.boxKind}>
          <StepIcon kind={step.kind} /> {word('stepKind', step.kind)}
          {counted ? (
            <span className={styles.boxCame}>{t('flow.cameN', { n: formatNumber(arrivedAt(step)) })}</span>
          ) : null}
        </span>
        <span className={styles.boxLabel}>{step.label}</span>
        {mark === undefined ? null : <BoxMark mark={mark} />}
        {term === null ? null : <span className={styles.boxNumbers}>{term}</span>}
        {counted ? <BoxNumbers step={step} /> : null}
      </button>
      <Handle type="source" position={Position.Bottom} className={styles.handle} />
    </>
  );
}

function BoxMark({ mark }: { mark: StepData['mark'] }) {
  if (!mark) return null;
  return (
    <span className={styles.boxMark} data-severity={mark.severity}>
      {mark.text}
    </span>
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
