import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import type { FilterOption } from '../../../kit/filter-bar.tsx';

type Definitions = JourneyDrawing['definitions'];

/** What a step may name, as the draft has it: names first, keys where there is none. */
export interface Choices {
  of(kind: string): FilterOption[];
  /** `group/value`, under the name of the group. */
  tags: FilterOption[];
  /** What a task may find out: `tag-group/x` and `field/y`. */
  fills: FilterOption[];
}

export function choicesOf(definitions: Definitions): Choices {
  const all = (kind: string) => definitions.filter((one) => one.kind === kind);
  const of = (kind: string, before = '') =>
    all(kind).map(({ key, name }) => ({ value: before + key, label: name ?? key }));
  return {
    of: (kind) => of(kind),
    tags: all('tags').map(({ key, name, values }) => ({
      value: key,
      label: name ?? key,
      options: values.map((value) => ({ value: `${key}/${value.key}`, label: value.name ?? value.key })),
    })),
    fills: [...of('tags', 'tag-group/'), ...of('fields', 'field/')],
  };
}
