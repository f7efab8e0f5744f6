import type { Step } from '@hetang/contract/plan/kinds/journey-steps';

/** What a step says without being told, by kind: a plan reads better without. */
const usual: Record<string, Record<string, unknown>> = {
  task: { by: 'owner', fills: [], wait: true },
  webhook: { send: [], timeout: 10 },
};

/** A step as a person would write it: one tag without a list, nothing that goes without saying. */
export function tidyStep(step: Step): Step {
  if ('task' in step) return { ...step, task: without(step.task, usual.task) } as Step;
  if ('webhook' in step) return { ...step, webhook: without(step.webhook, usual.webhook) } as Step;
  if ('points' in step) return without(step) as Step;
  if ('invite' in step) return without(step, { by: 'owner', due: '1d' }) as Step;
  if ('set' in step) {
    const set = Object.entries(step.set).filter(([, value]) => value !== '');
    return { ...step, set: Object.fromEntries(set) };
  }
  if ('wait' in step && typeof step.wait === 'object' && 'until' in step.wait) {
    const { until } = step.wait;
    if (typeof until === 'object')
      return { ...step, wait: { until: without(until, { at: '10:00' }) } } as Step;
  }
  return tidyTags(step);
}

function tidyTags(step: Step): Step {
  const short = (key: 'tag' | 'untag') => {
    const list = (step as { tag?: string[]; untag?: string[] | undefined })[key];
    return list?.length === 1 ? { [key]: list[0] } : list?.length === 0 ? { [key]: undefined } : {};
  };
  if (!('tag' in step) && !('untag' in step)) return step;
  // As the plan may have it; the type is that of what has been read.
  return defined({ ...step, ...short('tag'), ...short('untag') }) as unknown as Step;
}

function defined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

function without(value: object, defaults: Record<string, unknown> = {}): object {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, one]) =>
        one !== undefined && one !== '' && JSON.stringify(one) !== JSON.stringify(defaults[key]),
    ),
  );
}
