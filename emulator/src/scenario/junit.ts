import type { Outcome } from './run-scenario.ts';

/** Characters that XML 1.0 has no place for would make the whole report unreadable. */
function printable(char: string): string {
  const code = char.charCodeAt(0);
  return code < 32 && code !== 9 && code !== 10 && code !== 13 ? '?' : char;
}

function escaped(text: string): string {
  return Array.from(text, printable)
    .join('')
    .replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const inSeconds = (ms: number): string => (ms / 1000).toFixed(3);

function suite(file: string, outcome: Outcome): string {
  const { name, steps, digest } = outcome;
  const cases = steps.map((step) => {
    const head = `    <testcase classname="${escaped(name)}" name="${escaped(step.title)}" file="${escaped(file)}" line="${step.line}" time="${inSeconds(step.ms)}"`;
    if (step.wrong.length === 0) return `${head}/>`;
    const [first = ''] = step.wrong;
    return `${head}>\n      <failure message="${escaped(first)}">${escaped(step.wrong.join('\n'))}</failure>\n    </testcase>`;
  });
  const failed = steps.filter((step) => step.wrong.length > 0).length;
  const took = steps.reduce((sum, step) => sum + step.ms, 0);
  return [
    `  <testsuite name="${escaped(name)}" tests="${steps.length}" failures="${failed}" errors="0" time="${inSeconds(took)}">`,
    `    <properties><property name="world" value="${digest}"/></properties>`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

/** The outcomes as JUnit XML: a suite for each file, a case for each step. */
export function junitReport(outcomes: Array<{ file: string; outcome: Outcome }>): string {
  const suites = outcomes.map(({ file, outcome }) => suite(file, outcome));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}
