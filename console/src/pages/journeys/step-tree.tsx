import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './flow.module.css';
import { arrivedAt, type JourneyGraph, type JourneyStep, lostAt, shareOf } from './journey-graph.ts';
import { StepIcon } from './step-icon.tsx';
import { treeMove } from './tree-move.ts';
import { useTermNumbers } from './use-term-numbers.ts';

interface Props {
  graph: JourneyGraph;
  selected: number | null;
  onSelect: (node: number) => void;
  /** What an editor adds: keys that change the step, and what is said of it in place of numbers. */
  tools?: OutlineTools;
}

export interface OutlineTools {
  /** Answers whether the key meant something for the step. */
  onKey(event: KeyboardEvent, node: number): boolean;
  note(node: number): string | null;
}

/** The same journey as lines, set in by branch: arrows move, Enter opens, all numbers are said. */
export function StepTree({ graph, selected, onSelect, tools }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const depths = graph.nodes.map((step) => step.depth);
  const current = Math.min(at, depths.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = graph.nodes[current];
    if ((event.key === 'Enter' || event.key === ' ') && step) {
      event.preventDefault();
      onSelect(step.node);
      return;
    }
    if (step && tools?.onKey(event, step.node)) {
      event.preventDefault();
      return;
    }
    const to = treeMove(event.key, depths, current);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    place.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[to]?.focus();
  };
  return (
    <div ref={place} role="tree" aria-label={t('flow.outline')} className={styles.tree} onKeyDown={onKeyDown}>
      {graph.nodes.map((step, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its lines
        <div
          key={step.node}
          role="treeitem"
          aria-level={step.depth + 1}
          aria-selected={step.node === selected}
          tabIndex={index === current ? 0 : -1}
          className={styles.item}
          style={{ paddingInlineStart: 8 + Math.min(step.depth, 8) * 18 }}
          onFocus={() => setAt(index)}
          onClick={() => onSelect(step.node)}
        >
          <TreeLine step={step} graph={graph} tools={tools} />
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  step: JourneyStep;
  graph: JourneyGraph;
  tools: OutlineTools | undefined;
}

function TreeLine({ step, graph, tools }: LineProps) {
  const word = useWord();
  const numbers = useNumbers(step, graph);
  const note = tools?.note(step.node);
  const below = tools ? (note ? [note] : []) : numbers;
  return (
    <>
      <div className={styles.itemHead}>
        <span className={styles.itemKind}>
          <StepIcon kind={step.kind} /> {word('stepKind', step.kind)}
        </span>{' '}
        {step.label}
      </div>
      <div className={styles.itemNumbers}>
        {below.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </div>
    </>
  );
}

/** The numbers of a step, each in words. */
function useNumbers(step: JourneyStep, graph: JourneyGraph): string[] {
  const { t } = useTranslation();
  const lost = lostAt(step);
  const term = useTermNumbers(graph)(step);
  const into = graph.edges.find((edge) => edge.to === step.node);
  const straight = graph.edges.find((edge) => edge.from === step.node && edge.otherwise);
  const numbers =
    step.kind === 'arm'
      ? [t('flow.tookN', { n: formatNumber(step.passed), share: formatShare(into?.share) })]
      : step.kind === 'end'
        ? [t('flow.endedN', { n: formatNumber(arrivedAt(step)) })]
        : [
            t('flow.cameN', { n: formatNumber(arrivedAt(step)) }),
            t('flow.waitingN', { n: formatNumber(step.waiting) }),
            t('flow.passedOfN', {
              n: formatNumber(step.passed),
              share: formatShare(shareOf(step.passed, arrivedAt(step))),
            }),
          ];
  if (term !== null) return [term];
  if (straight) {
    const took = { n: formatNumber(straight.people), share: formatShare(straight.share) };
    numbers.push(`${t('flow.otherwise')} ${t('flow.tookN', took)}`);
  }
  if (lost > 0) {
    numbers.push(t('flow.lostN', { share: formatShare(shareOf(lost, arrivedAt(step))) }));
  }
  return numbers;
}
