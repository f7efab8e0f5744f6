import type { PlanFile } from '../../api/plan.ts';

/** The limits of `POST /v1/plan/lint` and `apply`. */
export const MAX_FILES = 1000;
export const MAX_CHARACTERS = 2_000_000;

export type FilesProblem =
  | { kind: 'no-yaml' }
  | { kind: 'too-many'; n: number }
  | { kind: 'too-long'; path: string; n: number }
  | { kind: 'unreadable'; path: string };

interface SourceFile {
  name: string;
  webkitRelativePath: string;
  arrayBuffer: () => Promise<ArrayBuffer>;
}

export interface ReadResult {
  files: PlanFile[];
  /** Files that are no YAML and were left out. */
  skipped: number;
  problem: FilesProblem | null;
}

/** Reads the YAML files of a chosen folder. Either all of them come out, or none with the reason. */
export async function readPlanFiles(chosen: readonly SourceFile[]): Promise<ReadResult> {
  const yaml = chosen.filter((file) => isYamlPath(file.name));
  const skipped = chosen.length - yaml.length;
  const fail = (problem: FilesProblem): ReadResult => ({ files: [], skipped, problem });
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
  return { files: sortFiles(files), skipped, problem: null };
}

/** The path inside the plan: without the name of the chosen folder. */
export function planPath(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(slash + 1);
}

export function isYamlPath(path: string): boolean {
  return /^(?!.*\.\.)[^\\]*[^/\\]\.ya?ml$/i.test(path) && !path.startsWith('/') && path.length <= 300;
}

/** Adds a file, in place of one with the same path. */
export function addFile(files: readonly PlanFile[], added: PlanFile): PlanFile[] {
  return sortFiles([...files.filter((file) => file.path !== added.path), added]);
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
