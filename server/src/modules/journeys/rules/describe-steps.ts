import type { BranchArm, SplitArm, Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { say, type Words } from '../../../conditions/rules/words.ts';
import { describeStep, type StepKind } from './step-words.ts';

/** One line of a journey in words. */
export interface StepLine {
  /**
   * The engine's number of the step (see `compileJourney`). Arms of a branch are no steps of the engine: theirs
   * are negative, and different from each other.
   */
  node: number;
  kind: StepKind;
  /** How far to set it in. */
  depth: number;
  label: string;
  /** For an arm: the branch it belongs to, and the outcome that the engine notes when it is taken. */
  arm?: { branch: number; outcome: string };
}

interface Writer {
  lines: StepLine[];
  /** Number of the next step: they are numbered in reading order, as the engine numbers them. */
  next: number;
  arms: number;
  words: Words;
}

/** The steps of a journey as lines in reading order, the implied end included. */
export function describeSteps(journey: Pick<Journey, 'steps'>, words: Words): StepLine[] {
  const writer: Writer = { lines: [], next: 0, arms: 0, words };
  writeSteps(writer, journey.steps, 0);
  const label = say(words.lang, '走完全部步骤', 'All steps are done');
  writer.lines.push({ node: writer.next, kind: 'end', depth: 0, label });
  return writer.lines;
}

/** What a journey does at a node, in words; null when it has no such node. */
export function describeNode(journey: Pick<Journey, 'steps'>, node: number, words: Words): string | null {
  return describeSteps(journey, words).find((line) => line.node === node)?.label ?? null;
}

function writeSteps(writer: Writer, steps: readonly Step[], depth: number): void {
  for (const step of steps) {
    const node = writer.next++;
    if ('branch' in step) writeBranch(writer, step.branch, { node, depth });
    else if ('split' in step) writeSplit(writer, step, { node, depth });
    else writer.lines.push({ node, depth, ...describeStep(step, writer.words) });
  }
}

interface At {
  node: number;
  depth: number;
}

function writeBranch(writer: Writer, arms: readonly BranchArm[], at: At): void {
  const { words } = writer;
  const label = say(words.lang, '按条件分支，走第一个成立的', 'Branch: take the first that holds');
  writer.lines.push({ ...at, kind: 'branch', label });
  let conditions = 0;
  for (const arm of arms) {
    const isElse = 'else' in arm;
    if (!isElse) conditions += 1;
    const text = isElse ? say(words.lang, '否则', 'Otherwise') : ifWords(arm.if, words);
    writeArm(writer, at, { label: text, outcome: isElse ? 'else' : `if ${conditions}` });
    writeSteps(writer, isElse ? arm.else : arm.do, at.depth + 2);
  }
}

function writeSplit(
  writer: Writer,
  { split, experiment }: { split: readonly SplitArm[]; experiment?: string | undefined },
  at: At,
): void {
  const { lang } = writer.words;
  const of = experiment ? say(lang, `实验「${experiment}」`, `Experiment "${experiment}"`) : null;
  const label = of ?? say(lang, '随机分组', 'Split at random');
  writer.lines.push({
    ...at,
    kind: 'split',
    label: label + say(lang, '，每人固定一组', ', everybody keeps the same arm'),
  });
  const whole = split.reduce((sum, arm) => sum + arm.weight, 0);
  for (const arm of split) {
    const share = `${Math.round((1000 * arm.weight) / whole) / 10}%`;
    writeArm(writer, at, {
      label: say(lang, `${arm.arm} 组（${share}）`, `Arm ${arm.arm} (${share})`),
      outcome: `arm ${arm.arm}`,
    });
    writeSteps(writer, arm.do, at.depth + 2);
  }
}

function writeArm(writer: Writer, at: At, { label, outcome }: { label: string; outcome: string }): void {
  writer.arms += 1;
  const arm = { branch: at.node, outcome };
  writer.lines.push({ node: -writer.arms, kind: 'arm', depth: at.depth + 1, label, arm });
}

function ifWords(condition: Parameters<typeof explainCondition>[0], words: Words): string {
  return say(words.lang, '若 ', 'If: ') + explainCondition(condition, words);
}
