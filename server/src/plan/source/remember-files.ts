import { limits } from './limits.ts';
import type { PlanFile } from './plan-files.ts';
import { type FileFacts, readPlanFile } from './read-file.ts';

/**
 * Reads files like `readPlanFile` and remembers each until its text changes. What is remembered are the very same
 * objects, so whoever keeps results by definition keeps them too.
 */
export function rememberingReader(): typeof readPlanFile {
  const known = new Map<string, { text: string; isHead: boolean; facts: FileFacts }>();
  return (file: PlanFile, isHead: boolean): FileFacts => {
    const last = known.get(file.path);
    if (last && last.text === file.text && last.isHead === isHead) return last.facts;
    // Files that went away would stay for ever.
    if (known.size > 2 * limits.files) known.clear();
    const facts = readPlanFile(file, isHead);
    known.set(file.path, { text: file.text, isHead, facts });
    return facts;
  };
}
