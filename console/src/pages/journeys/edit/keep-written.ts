import type { BranchArm, SplitArm, Step } from '@hetang/contract/plan/kinds/journey-steps';
import { tidyStep } from './tidy-step.ts';

interface Change {
  /** As the plan has it now, as it is written and as it is read. */
  written: Step;
  read: Step;
  next: Step;
}

/** A changed step as it is to be written: what stands inside its ways stays as it was, and so do unchanged conditions. */
export function keepWritten({ written, read, next }: Change): Step {
  if ('branch' in next && 'branch' in written && 'branch' in read)
    return { ...next, branch: branchArms(written.branch, read.branch, next.branch) };
  if ('split' in next && 'split' in written)
    return { ...next, split: next.split.map((arm, i) => splitArm(written.split[i], arm)) };
  return tidyStep(next);
}

function branchArms(written: BranchArm[], read: BranchArm[], next: BranchArm[]): BranchArm[] {
  const otherwise = written.find((arm) => 'else' in arm);
  const ifs = written.filter((arm) => 'if' in arm);
  const readIfs = read.filter((arm) => 'if' in arm);
  let nr = 0;
  return next.map((arm): BranchArm => {
    if ('else' in arm) return otherwise ?? arm;
    const [old, before] = [ifs[nr], readIfs[nr]];
    nr += 1;
    if (!old || !before) return arm;
    return JSON.stringify(before.if) === JSON.stringify(arm.if) ? old : { ...old, if: arm.if };
  });
}

/** An equal share goes without saying. */
function splitArm(written: SplitArm | undefined, { arm, weight }: SplitArm): SplitArm {
  const said = weight === 1 && written?.weight === undefined ? {} : { weight };
  return { arm, ...said, do: written?.do ?? [] } as SplitArm;
}
