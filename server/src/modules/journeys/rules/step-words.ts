import type { FieldDate } from '@hetang/contract/plan/kinds/journey-starts';
import type {
  BranchArm,
  PointsStep,
  SplitArm,
  Step,
  TaskStep,
  WaitStep,
  Weekday,
} from '@hetang/contract/plan/kinds/journey-steps';
import { durationWords } from '../../../conditions/rules/duration-words.ts';
import { explainOccasion } from '../../../conditions/rules/explain-event.ts';
import { say, type Words } from '../../../conditions/rules/words.ts';

export type StepKind =
  | 'welcome'
  | 'message'
  | 'wait'
  | 'branch'
  | 'split'
  | 'arm'
  | 'tag'
  | 'untag'
  | 'set'
  | 'stage'
  | 'task'
  | 'invite'
  | 'points'
  | 'coupon'
  | 'webhook'
  | 'start'
  | 'end';

type PlainStep = Exclude<Step, { branch: BranchArm[] } | { split: SplitArm[] }>;
interface Line {
  kind: StepKind;
  label: string;
}

/** What a step that leads straight on does, in words. */
export function describeStep(step: PlainStep, words: Words): Line {
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
  if ('tag' in step || 'untag' in step) {
    return { kind: 'tag' in step ? 'tag' : 'untag', label: tagLabel(step, words) };
  }
  return outwardLine(step, words);
}

type OutwardStep = Extract<
  PlainStep,
  | { stage: string }
  | { invite: string }
  | PointsStep
  | { coupon: string }
  | { webhook: { url: string } }
  | { start: string }
>;

function outwardLine(step: OutwardStep, { names, lang }: Words): Line {
  if ('stage' in step) {
    const stage = names.of('stages', step.stage);
    const why = step.reason ? say(lang, `：${step.reason}`, `: ${step.reason}`) : '';
    return {
      kind: 'stage',
      label: say(lang, `调整到阶段「${stage}」`, `Move to the stage "${stage}"`) + why,
    };
  }
  if ('invite' in step) {
    const group = names.of('communities', step.invite);
    const label = say(lang, `任务：邀请进入社群「${group}」`, `Task: invite to the community "${group}"`);
    return { kind: 'invite', label };
  }
  if ('coupon' in step) {
    const name = names.of('activities', step.coupon);
    return { kind: 'coupon', label: say(lang, `发放优惠券「${name}」`, `Give the coupon "${name}"`) };
  }
  if ('points' in step) return { kind: 'points', label: pointsLabel(step, { names, lang }) };
  if ('webhook' in step) {
    const { url } = step.webhook;
    return { kind: 'webhook', label: say(lang, `调用 ${url}`, `Call ${url}`) };
  }
  const journey = names.of('journeys', step.start);
  return { kind: 'start', label: say(lang, `开始旅程「${journey}」`, `Start the journey "${journey}"`) };
}

function pointsLabel({ points, for: scheme, reason }: PointsStep, { names, lang }: Words): string {
  const name = names.of('points', scheme);
  const size = Math.abs(points);
  const text =
    points > 0
      ? say(lang, `发放「${name}」${size} 分`, `Give ${size} points of "${name}"`)
      : say(lang, `扣减「${name}」${size} 分`, `Take ${size} points of "${name}"`);
  return reason ? text + say(lang, `：${reason}`, `: ${reason}`) : text;
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
  if ('until' in wait) return untilLabel(wait, words);
  const most = durationWords(wait['at-most'], lang);
  const event = explainOccasion(wait.for, words);
  return say(lang, `等待${event}，最多 ${most}`, `Wait until they have ${event}, at most ${most}`);
}

function untilLabel(wait: Extract<WaitStep, { until: unknown }>, words: Words): string {
  const start = say(words.lang, '等到 ', 'Wait until ');
  if (typeof wait.until !== 'string') return start + dateWords(wait.until, words);
  const on = wait.on ? `${daysWords(wait.on, words)} ` : '';
  return start + on + wait.until;
}

/** A date of the contact: `「试用到期」前 3 天 10:00`. */
export function dateWords({ field, before, after, at }: FieldDate, { names, lang }: Words): string {
  const name = names.of('fields', field);
  const distance = before ?? after;
  if (distance === undefined) return say(lang, `「${name}」当天 ${at}`, `the day of "${name}" at ${at}`);
  const long = durationWords(distance, lang);
  return before === undefined
    ? say(lang, `「${name}」后 ${long} ${at}`, `${long} after "${name}" at ${at}`)
    : say(lang, `「${name}」前 ${long} ${at}`, `${long} before "${name}" at ${at}`);
}

const WEEKDAYS: Record<Weekday, readonly [zh: string, en: string]> = {
  mon: ['周一', 'Monday'],
  tue: ['周二', 'Tuesday'],
  wed: ['周三', 'Wednesday'],
  thu: ['周四', 'Thursday'],
  fri: ['周五', 'Friday'],
  sat: ['周六', 'Saturday'],
  sun: ['周日', 'Sunday'],
};

function daysWords(on: 'workday' | readonly Weekday[], { lang }: Words): string {
  if (on === 'workday') return say(lang, '工作日', 'a working day');
  return on.map((day) => say(lang, ...WEEKDAYS[day])).join(say(lang, '、', ', '));
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
