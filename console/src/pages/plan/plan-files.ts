import type { PlanFile } from '../../api/plan.ts';

/** The limits of `POST /v1/plan/lint` and `apply`. */
export const MAX_FILES = 1000;
export const MAX_CHARACTERS = 2_000_000;

export type FilesProblem =
  | { kind: 'no-yaml' }
  | { kind: 'too-many'; n: number }
  | { kind: 'too-long'; path: string; n: number }
  | { kind: 'unreadable'; path: string }
  | { kind: 'too-large'; path: string };

/** The largest file that a message can carry, in bytes. */
export const MAX_MEDIA = 20 * 1024 * 1024;

interface SourceFile {
  name: string;
  webkitRelativePath: string;
  size: number;
  arrayBuffer: () => Promise<ArrayBuffer>;
}

export interface ReadResult<F extends SourceFile = File> {
  files: PlanFile[];
  /** Files that the YAML names: they are sent on their own. */
  carried: { path: string; file: F }[];
  /** Files that are neither YAML nor named in it, and were left out. */
  skipped: number;
  problem: FilesProblem | null;
}

/** Reads the YAML files of a chosen folder and finds what they name. Either all of them come out, or none with the reason. */
export async function readPlanFiles<F extends SourceFile>(chosen: readonly F[]): Promise<ReadResult<F>> {
  const yaml = chosen.filter((file) => isYamlPath(file.name));
  const skipped = chosen.length - yaml.length;
  const fail = (problem: FilesProblem): ReadResult<F> => ({ files: [], carried: [], skipped, problem });
  if (yaml.length === 0) return fail({ kind: 'no-yaml' });
  if (yaml.length > MAX_FILES) return fail({ kind: 'too-many', n: yaml.length });
  const files: PlanFile[] = [];
  for (const file of yaml) {
    const path = planPath(file.webkitRelativePath || file.name);
    const text = decodeUtf8(await file.arrayBuffer());
    if (text === null) return fail({ kind: 'unreadable', path });
    if (text.length > MAX_CHARACTERS) return fail({ kind: 'too-long', path, n: text.length });
    files.push({ path, text });
  }
  const carried = namedFiles(chosen, files);
  const large = carried.find(({ file }) => file.size > MAX_MEDIA);
  if (large) return fail({ kind: 'too-large', path: large.path });
  return { files: sortFiles(files), carried, skipped: skipped - carried.length, problem: null };
}

/** Which of the other files the YAML names; lint says exactly what is missing. */
function namedFiles<F extends SourceFile>(
  chosen: readonly F[],
  yaml: readonly PlanFile[],
): { path: string; file: F }[] {
  return chosen
    .filter((file) => !isYamlPath(file.name))
    .map((file) => ({ path: planPath(file.webkitRelativePath || file.name), file }))
    .filter(({ path }) => yaml.some(({ text }) => text.includes(path)));
}

/** The path inside the plan: without the name of the chosen folder. */
export function planPath(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(slash + 1);
}

export function isYamlPath(path: string): boolean {
  return /^(?!.*\.\.)[^\\]*[^/\\]\.ya?ml$/i.test(path) && !path.startsWith('/') && path.length <= 300;
}

/** `plan.yaml` first, then by path. */
function sortFiles(files: PlanFile[]): PlanFile[] {
  const rank = (file: PlanFile) => (file.path === 'plan.yaml' ? 0 : 1);
  return files.toSorted((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
}

function decodeUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
