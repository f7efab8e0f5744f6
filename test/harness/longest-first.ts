import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: begun last, they would go on alone. Their sizes say nothing of it. */
const LONG = [
  'user-stories-pages',
  'kill-storm',
  'console-accessibility',
  'contacts-page',
  'several-processes',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? LONG.length : at;
};

/** The order of a first run on a machine, when nothing is known of how long files take. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted
      .map((spec, nr) => ({ spec, nr, order: spec.project.config.sequence.groupOrder }))
      .sort((a, b) => a.order - b.order || rank(a.spec) - rank(b.spec) || a.nr - b.nr)
      .map(({ spec }) => spec);
  }
}
