import type { Condition } from '@hetang/contract/plan/condition';
import type { BranchArm, Journey, Step, TaskStep, WaitStep } from '@hetang/contract/plan/kinds/journeys';
import { durationWords } from '../../../conditions/rules/duration-words.ts';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { explainOccasion } from '../../../conditions/rules/explain-event.ts';
import { say, type Words } from '../../../conditions/rules/words.ts';

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
export type StepKind =
  | 'welcome'
  | 'message'
  | 'wait'
  | 'branch'
  | 'arm'
  | 'tag'
  | 'untag'
  | 'set'
  | 'task'
  | 'end';

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
export function describeNode(journey: Journey, node: number, words: Words): string | null {
  return describeSteps(journey, words).find((line) => line.node === node)?.label ?? null;
}

function writeSteps(writer: Writer, steps: readonly Step[], depth: number): void {
  for (const step of steps) {
    const node = writer.next++;
    if ('branch' in step) writeBranch(writer, step.branch, { node, depth });
    else writer.lines.push({ node, depth, ...describeStep(step, writer.words) });
  }
}

function writeBranch(writer: Writer, arms: readonly BranchArm[], at: { node: number; depth: number }): void {
  const { words } = writer;
  const label = say(words.lang, '按条件分支，走第一个成立的', 'Branch: take the first that holds');
  writer.lines.push({ ...at, kind: 'branch', label });
  let conditions = 0;
  for (const arm of arms) {
    const isElse = 'else' in arm;
    if (!isElse) conditions += 1;
    writer.arms += 1;
    writer.lines.push({
      node: -writer.arms,
      kind: 'arm',
      depth: at.depth + 1,
      label: isElse ? say(words.lang, '否则', 'Otherwise') : ifWords(arm.if, words),
      arm: { branch: at.node, outcome: isElse ? 'else' : `if ${conditions}` },
    });
    writeSteps(writer, isElse ? arm.else : arm.do, at.depth + 2);
  }
}

function ifWords(condition: Condition, words: Words): string {
  return say(words.lang, '若 ', 'If: ') + explainCondition(condition, words);
}

type PlainStep = Exclude<Step, { branch: BranchArm[] }>;

function describeStep(step: PlainStep, words: Words): { kind: StepKind; label: string } {
  if ('welcome' in step) {
    const name = words.names.of('messages', step.welcome);
    return { kind: 'welcome', label: say(words.lang, `发送欢迎语「${name}」`, `Send the welcome "${name}"`) };
  }
  if ('message' in step) return { kind: 'message', label: messageLabel(step, words) };
  if ('wait' in step) return { kind: 'wait', label: waitLabel(step.wait, words) };
  if ('set' in step) return { kind: 'set', label: setLabel(step.set, words) };
  if ('task' in step) return { kind: 'task', label: taskLabel(step.task, words) };
  if ('end' in step) {
    const label = say(words.lang, `结束旅程：${step.end}`, `End the journey: ${step.end}`);
    return { kind: 'end', label };
  }
  return { kind: 'tag' in step ? 'tag' : 'untag', label: tagLabel(step, words) };
}

function messageLabel(
  step: { message: string; expire?: string | undefined },
  { names, lang }: Words,
): string {
  const text = say(lang, '发送消息「', 'Send the message "') + names.of('messages', step.message);
  if (!step.expire) return text + say(lang, '」', '"');
  const expire = durationWords(step.expire, lang);
  return text + say(lang, `」（${expire}内未确认则作废）`, `" (void unless confirmed within ${expire})`);
}

function waitLabel(wait: WaitStep, words: Words): string {
  const { lang } = words;
  if (typeof wait === 'string') return say(lang, '等待 ', 'Wait ') + durationWords(wait, lang);
  if ('until' in wait) return say(lang, '等到 ', 'Wait until ') + wait.until;
  const most = durationWords(wait['at-most'], lang);
  const event = explainOccasion(wait.for, words);
  return say(lang, `等待${event}，最多 ${most}`, `Wait until they have ${event}, at most ${most}`);
}

function tagLabel(step: { tag?: string[]; untag?: string[] | undefined }, { names, lang }: Words): string {
  const list = (refs: readonly string[]) => refs.map((ref) => names.tag(ref)).join(say(lang, '、', ', '));
  const parts: string[] = [];
  if (step.tag) parts.push(say(lang, '打标签 ', 'Add the tag ') + list(step.tag));
  if (step.untag) parts.push(say(lang, '去标签 ', 'Remove the tag ') + list(step.untag));
  return parts.join(say(lang, '，', '; '));
}

function setLabel(fields: Record<string, unknown>, { names, lang }: Words): string {
  const parts = Object.entries(fields).map(([key, value]) => {
    const name = names.of('fields', key);
    return say(lang, `「${name}」为 ${value}`, `"${name}" to ${value}`);
  });
  return say(lang, '设置字段', 'Set ') + parts.join(say(lang, '，', ', '));
}

function taskLabel(task: TaskStep, { names, lang }: Words): string {
  const title = task.title ?? task.do;
  const due = durationWords(task.due, lang);
  const who = task.by === 'owner' ? say(lang, '负责员工', 'the owner') : names.of('staff', task.by);
  const text = say(lang, `任务「${title}」：${who}在 ${due}内完成`, `Task "${title}": ${who}, within ${due}`);
  return task.wait ? text : text + say(lang, '，旅程不等待', ', without waiting');
}
