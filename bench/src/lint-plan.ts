import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLinter, findingsOf } from '@hetang/server/plan/lint';
import type { PlanFile } from '@hetang/server/plan/source/plan-files';
import { type Bench, type BenchOptions, type Figure, must, round } from './figure.ts';
import { largePlan } from './large-plan.ts';
import { ROOT } from './serving.ts';

const FILES = 200;
const WARM_UPS = 10;
const EDITS = 20;
/** Says at the end how much of the processor the process took, on standard error. */
const meter =
  'data:text/javascript,process.on("exit",()=>{const u=process.cpuUsage();console.error("cpu "+(u.user+u.system)/1e6)})';

/**
 * L-1: `hetang lint` on a plan of 200 files and 20,000 lines, a fresh process from start to answer. L-2: the same plan
 * linted again after a change of one line, as `--watch` does. Both as time of the processor, so that what else the
 * machine does decides little.
 */
export const lintPlan: Bench = {
  id: 'L',
  async run({ folder, say }: BenchOptions): Promise<Figure[]> {
    const files = largePlan(FILES);
    const lines = files.reduce((count, file) => count + file.text.split('\n').length, 0);
    must(files.length === FILES && lines > 20_000, `${files.length} files, ${lines} lines`);
    const cold = await coldProcess(join(folder, 'plan'), files);
    say(`cold: ${cold.cpu} s of the processor, ${cold.wall.toFixed(2)} s`);
    const again = lintAgain(files);
    say(`again: ${again.cpu.toFixed(0)} ms of the processor`);
    return [
      {
        id: 'L-1',
        name: 'lint of 200 files and 20,000 lines, cold process',
        value: round(cold.cpu),
        unit: 's CPU',
        floor: null,
        ratio: null,
        goal: '<= 2 s',
        met: cold.cpu <= 2,
        notes: { lines, findings: cold.findings, wallSeconds: round(cold.wall) },
      },
      {
        id: 'L-2',
        name: 'lint again after a change of one line',
        value: round(again.cpu),
        unit: 'ms CPU',
        floor: null,
        ratio: null,
        goal: '<= 100 ms',
        met: again.cpu <= 100,
        notes: { measured: `median of ${EDITS} edits`, slowest: round(again.slowest) },
      },
    ];
  },
};

async function coldProcess(folder: string, files: readonly PlanFile[]) {
  await mkdir(folder);
  for (const file of files) await writeFile(join(folder, file.path), file.text);
  const args = ['--import', meter, join(ROOT, 'cli/dist/main.js'), 'lint', folder, '--format', 'json'];
  const started = performance.now();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 28 });
  const wall = (performance.now() - started) / 1000;
  const result: { ok: boolean; findings: { severity: string }[] } = JSON.parse(stdout);
  const loud = result.findings.filter(({ severity }) => severity !== 'info');
  must(result.ok && loud.length === 0, `a clean plan has ${loud.length} findings`);
  must(result.findings.length > FILES, `only ${result.findings.length} notes`);
  return { cpu: Number(/cpu ([\d.]+)/.exec(stderr)?.[1]), wall, findings: result.findings.length };
}

function lintAgain(files: readonly PlanFile[]): { cpu: number; slowest: number } {
  const linter = createLinter();
  linter.lint(files);
  const times = Array.from({ length: WARM_UPS + EDITS }, (_, run) => {
    const extra = `messages:\n  unused-${run}: { name: 多余${run}, text: 没有人用${run} }\n`;
    const edited = files.map((file) =>
      file.path === 'users.yaml' ? { path: file.path, text: file.text + extra } : file,
    );
    const started = process.cpuUsage();
    const findings = findingsOf(linter.lint(edited), 'zh');
    const { user, system } = process.cpuUsage(started);
    const loud = findings.filter(({ severity }) => severity !== 'info');
    must(loud.length === 1 && loud[0]?.code === 'plan/unused-definition', `${loud.length} findings`);
    return (user + system) / 1000;
  });
  const sorted = times.slice(WARM_UPS).toSorted((a, b) => a - b);
  return { cpu: sorted[EDITS / 2] ?? Number.NaN, slowest: sorted.at(-1) ?? Number.NaN };
}
