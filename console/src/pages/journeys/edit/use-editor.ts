import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { useMemo, useState } from 'react';
import { type JourneyEdge, journeyGraph } from '../journey-graph.ts';
import { type Command, deedOf } from './commands.ts';
import {
  type Arm,
  armAt,
  insertStep,
  mayMove,
  moveStep,
  type Place,
  replaceAt,
  type Steps,
  stepAt,
} from './edit-steps.ts';
import { keepWritten } from './keep-written.ts';
import { lineAt, type OutlineLine, outlineOf } from './outline.ts';
import { after, insideOf, placeOnEdge } from './place-on-edge.ts';
import { tidyStep } from './tidy-step.ts';
import type { JourneyEdit } from './use-journey-edit.ts';

/** What stands open beside the drawing. */
export type Opened = { add: Place } | { change: OutlineLine };

/** A drawing that is edited: what is selected, what stands open, and what each command does. */
export function useEditor(drawing: JourneyDrawing, journey: Journey, edit: JourneyEdit) {
  // As it is written: what nobody touches is written back as it was.
  const steps = drawing.written.steps as Steps;
  const [selected, select] = useState<number | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [moving, setMoving] = useState<OutlineLine | null>(null);
  const lines = useMemo(() => outlineOf(journey.steps), [journey]);
  const graph = useMemo(() => journeyGraph(drawing.lines.map(withoutNumbers)), [drawing]);
  const lineOf = (node: number | null) => lines.find((line) => line.node === node);
  const done = (next: Steps) => {
    setOpened(null);
    setMoving(null);
    edit.write(next);
  };
  const put = (place: Place) => {
    if (!moving) setOpened({ add: place });
    else if (mayMove(steps, moving.path, place)) done(moveStep(steps, moving.path, place));
  };
  const run = (command: Command, node: number | null): boolean => {
    const line = lineOf(node);
    const deed = line && !edit.saving ? deedOf(command, steps, line) : null;
    if (!line || !deed) return false;
    select(line.node);
    if ('steps' in deed) done(deed.steps);
    else if ('place' in deed) setOpened({ add: deed.place });
    else if (deed.own === 'move') setMoving(line);
    else setOpened({ change: line });
    return true;
  };
  return {
    lines,
    graph,
    selected,
    opened,
    moving,
    run,
    may: (command: Command) => {
      const line = lineOf(selected);
      return line !== undefined && deedOf(command, steps, line) !== null;
    },
    /** Selects a step; the selected one is opened; while something is moved it comes after this one. */
    press(node: number) {
      const line = lineOf(node);
      if (moving && line) put(placeBy(steps, line));
      else if (node === selected) run('open', node);
      else select(node);
    },
    select,
    close: () => setOpened(null),
    stopMoving: () => setMoving(null),
    save: (value: Step | Arm) => opened && done(written({ steps, journey, opened, value })),
    /** Where a way of the drawing lets something in. */
    placeOn(edge: JourneyEdge): Place | null {
      const place = placeOnEdge(steps, lines, edge);
      return place && moving && !mayMove(steps, moving.path, place) ? null : place;
    },
    put,
  };
}

interface Save {
  steps: Steps;
  journey: Journey;
  opened: Opened;
  value: Step | Arm;
}

/** The steps with what stood open: a new step in its place, or a changed step or arm of which only its own words change. */
function written({ steps, journey, opened, value }: Save): Steps {
  if ('add' in opened) return insertStep(steps, opened.add, tidyStep(value as Step));
  const { path, kind } = opened.change;
  if (kind === 'arm') {
    const arm = { ...armAt(steps, path), ...ownOf(value as Arm) } as Arm;
    return replaceAt(steps, path, arm);
  }
  const [old, read] = [stepAt(steps, path), stepAt(journey.steps, path)];
  if (!old || !read) return steps;
  return replaceAt(steps, path, keepWritten({ written: old, read, next: value as Step }));
}

export type Editor = ReturnType<typeof useEditor>;

/** What is moved to a line comes after a step, into an arm, before the end. */
function placeBy(steps: Steps, line: OutlineLine): Place {
  if (line.kind === 'step') return after(line);
  return line.kind === 'arm' ? insideOf(steps, line) : { list: [], at: steps.length };
}

function ownOf(arm: Arm): Partial<Record<'if' | 'arm' | 'weight', unknown>> {
  if ('if' in arm) return { if: arm.if };
  return 'arm' in arm ? { arm: arm.arm, weight: arm.weight } : {};
}

/** The step or arm that a finding is about. */
export function nodeOf(
  lines: readonly OutlineLine[],
  [part, ...path]: (string | number)[],
): number | undefined {
  return part === 'steps' ? lineAt(lines, path)?.node : undefined;
}

function withoutNumbers(line: JourneyDrawing['lines'][number]) {
  return { ...line, waiting: 0, passed: 0, ended: [], definition: null };
}
