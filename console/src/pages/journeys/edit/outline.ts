import type { Step } from '@hetang/contract/plan/kinds/journey-steps';

/** The way from the steps of a journey to one of them, or to an arm: `[2, 'branch', 0, 'do', 1]`. */
export type Path = readonly (string | number)[];

/** One line of a journey as the server numbers them: steps from 0, arms from -1 down. */
export interface OutlineLine {
  node: number;
  /** The end that every journey has is at the place after the last step. */
  path: Path;
  kind: 'step' | 'arm' | 'end';
}

/** The lists of steps inside a step, one for each arm. */
export function armsOf(step: Step): { path: Path; list: Path; steps: readonly Step[] }[] {
  if ('branch' in step)
    return step.branch.map((arm, i) =>
      'else' in arm
        ? { path: ['branch', i], list: ['branch', i, 'else'], steps: arm.else }
        : { path: ['branch', i], list: ['branch', i, 'do'], steps: arm.do },
    );
  if (!('split' in step)) return [];
  return step.split.map((arm, i) => ({ path: ['split', i], list: ['split', i, 'do'], steps: arm.do }));
}

/** Steps and arms in reading order, numbered as the drawing of the server is. */
export function outlineOf(steps: readonly Step[]): OutlineLine[] {
  const lines: OutlineLine[] = [];
  let [node, arm] = [0, 0];
  const visit = (list: readonly Step[], at: Path): void => {
    list.forEach((step, i) => {
      const path = [...at, i];
      lines.push({ node: node++, path, kind: 'step' });
      for (const inside of armsOf(step)) {
        lines.push({ node: --arm, path: [...path, ...inside.path], kind: 'arm' });
        visit(inside.steps, [...path, ...inside.list]);
      }
    });
  };
  visit(steps, []);
  return [...lines, { node, path: [steps.length], kind: 'end' }];
}

/** The line that a place inside a step or an arm belongs to; undefined for none. */
export function lineAt(lines: readonly OutlineLine[], path: Path): OutlineLine | undefined {
  return lines.findLast((line) => line.kind !== 'end' && isPrefix(line.path, path));
}

function isPrefix(start: Path, path: Path): boolean {
  return start.every((part, i) => part === path[i]);
}

/** Whether a place lies inside a step or is the step itself. */
export function isInside(path: Path, step: Path): boolean {
  return isPrefix(step, path);
}
