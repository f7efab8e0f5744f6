import type { PlanMedia } from '@hetang/contract/plan/media';
import type { Text } from '../rules/rule.ts';
import type { Issue } from './issue.ts';
import { limits } from './limits.ts';

/** A file of a plan; the path uses `/` and is relative to any common folder. */
export interface PlanFile {
  path: string;
  text: string;
  /** Of a file that a message names: what is known of it; its bytes go another way. */
  media?: PlanMedia | undefined;
}
interface ChosenFiles {
  /** `plan.yaml` first, then by path. */
  files: PlanFile[];
  /** Files that messages may name, by their path in the folder of the plan. */
  media: ReadonlyMap<string, PlanMedia>;
  issues: Issue[];
}

/**
 * Picks the files of one plan: the `plan.yaml` highest up, and every other `*.yaml` in its folder and below.
 * Of other files only those are known that came with their facts.
 */
export function choosePlanFiles(given: readonly PlanFile[]): ChosenFiles {
  const clean = given.map((file) => ({ ...file, path: cleanPath(file.path) })).filter(isVisible);
  const yaml = clean.filter((file) => file.path.endsWith('.yaml'));
  const tooBig = sizeIssues(yaml);
  if (tooBig.length > 0) return { ...nothing, issues: tooBig };
  const heads = yaml.filter((file) => baseName(file.path) === 'plan.yaml').sort(highestFirst);
  const [head, rival] = heads;
  if (!head) return { ...nothing, issues: [noHead(clean)] };
  if (rival && depthOf(rival) === depthOf(head))
    return { ...nothing, issues: [twoHeads(head.path, rival.path)] };
  const folder = head.path.slice(0, -'plan.yaml'.length);
  const below = clean.filter((file) => file.path.startsWith(folder) && file !== head).sort(byPath);
  return {
    files: [head, ...below.filter((file) => file.path.endsWith('.yaml'))],
    media: new Map(
      below.flatMap(({ path, media }): [string, PlanMedia][] =>
        media ? [[path.slice(folder.length), media]] : [],
      ),
    ),
    issues: below.filter((file) => file.path.endsWith('.yml')).map((file) => wrongEnding(file.path)),
  };
}

const nothing = { files: [], media: new Map<string, PlanMedia>() };

function cleanPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
}

function isVisible(file: PlanFile): boolean {
  return !file.path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function depthOf(file: PlanFile): number {
  return file.path.split('/').length;
}

function byPath(a: PlanFile, b: PlanFile): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

function highestFirst(a: PlanFile, b: PlanFile): number {
  return depthOf(a) - depthOf(b) || byPath(a, b);
}

function sizeIssues(files: readonly PlanFile[]): Issue[] {
  const sizes = files.map((file) => Buffer.byteLength(file.text));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (files.length > limits.files)
    return [
      wholePlan('plan/too-many-files', {
        zh: `方案有 ${files.length} 个文件，最多 ${limits.files} 个`,
        en: `The plan has ${files.length} files; at most ${limits.files} are read`,
      }),
    ];
  const large = files.filter((_, i) => (sizes[i] ?? 0) > limits.fileBytes);
  if (large.length > 0)
    return large.map((file) => ({
      ...wholePlan('plan/file-too-large', {
        zh: `文件超过 ${limits.fileBytes / 1024} KB`,
        en: `The file is over ${limits.fileBytes / 1024} KB`,
      }),
      place: { file: file.path, line: 1, column: 1 },
    }));
  if (total <= limits.totalBytes) return [];
  return [
    wholePlan('plan/too-large', {
      zh: `方案共 ${Math.ceil(total / 1024)} KB，最多 ${limits.totalBytes / 1024} KB`,
      en: `The plan is ${Math.ceil(total / 1024)} KB; at most ${limits.totalBytes / 1024} KB are read`,
    }),
  ];
}

function wholePlan(code: string, text: Text): Issue {
  return {
    code,
    severity: 'error',
    place: { file: 'plan.yaml', line: 1, column: 1 },
    text,
    hint: {
      zh: '方案只放定义；资料和图片放在别处',
      en: 'Keep only definitions in a plan; put material elsewhere',
    },
  };
}

function noHead(files: readonly PlanFile[]): Issue {
  const other = files.find((file) => /^plan\.ya?ml$/i.test(baseName(file.path)));
  return {
    code: 'plan/no-plan-file',
    severity: 'error',
    place: { file: 'plan.yaml', line: 1, column: 1 },
    text: { zh: '没有找到 plan.yaml', en: 'There is no plan.yaml' },
    hint: other
      ? { zh: `把 ${other.path} 改名为 plan.yaml`, en: `Rename ${other.path} to plan.yaml` }
      : {
          zh: '在方案文件夹里新建 plan.yaml，写上 plan 和 name',
          en: 'Add a plan.yaml with `plan` and `name` to the folder',
        },
  };
}

function twoHeads(first: string, second: string): Issue {
  return {
    code: 'plan/several-plans',
    severity: 'error',
    place: { file: second, line: 1, column: 1 },
    text: {
      zh: `这里有两个方案：${first} 和 ${second}`,
      en: `There are two plans here: ${first} and ${second}`,
    },
    hint: { zh: '一次只处理一个方案文件夹', en: 'Name the folder of one plan' },
  };
}

function wrongEnding(path: string): Issue {
  return {
    code: 'plan/file-ending',
    severity: 'error',
    place: { file: path, line: 1, column: 1 },
    text: { zh: '.yml 文件不会被读取', en: 'A .yml file is not read' },
    hint: { zh: '把文件名改为以 .yaml 结尾', en: 'Rename it to end in .yaml' },
  };
}
