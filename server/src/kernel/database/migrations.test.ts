import { describe, expect, it } from 'vitest';
import { type Migration, readMigrations } from './migrate.ts';

/** Files up to here are older than the rule: no version that ran beside another one brought them. */
const RULED_AFTER = 271;

const TAKES: readonly [RegExp, string][] = [
  [/\bdrop\s+(table|view|column|function|trigger|sequence|type)\b/i, 'drops'],
  [/\bdrop\s+(?!index|constraint|not\b|default\b)(if\s+exists\s+)?\w+\s*(,|;|$)/im, 'drops'],
  [/\brename\s+(to|column|\w+\s+to)\b/i, 'renames'],
  [/\balter\s+column\s+\w+\s+(set\s+data\s+)?type\b/i, 'changes a type'],
  [/\bset\s+not\s+null\b/i, 'demands a value'],
  [/\badd\s+(constraint|check|unique|primary|foreign)\b/i, 'demands what older versions do not know'],
];

/** What a file does that the previous version, running beside it, could not bear. */
function takesAway(text: string): string[] {
  const code = text.replaceAll(/--.*$/gm, '');
  const found = TAKES.filter(([pattern]) => pattern.test(code)).map(([, word]) => word);
  const columns = code.match(/\badd\s+column\s+[^,;]+/gi) ?? [];
  const demanding = columns.some(
    (column) => /\bnot\s+null\b/i.test(column) && !/\b(default|generated)\b/i.test(column),
  );
  return [...new Set([...found, ...(demanding ? ['demands a value'] : [])])];
}

/** Why a file may not be run while the version before it is running; null when it may, or says which versions must be gone. */
function problemOf({ name, number, text, needs }: Migration, known: ReadonlySet<number>): string | null {
  if (needs > 0 && (!known.has(needs) || needs > number))
    return `${name}: "-- contract: ${needs}" names no earlier migration`;
  const taken = takesAway(text);
  if (taken.length === 0 || needs > 0) return null;
  return `${name} ${taken.join(', ')}: add first, take away a version later with "-- contract: <number>" (CONTRIBUTING.md)`;
}

describe('migrations', () => {
  it('leave the version before them what it reads, or say which versions must be gone', async () => {
    const files = await readMigrations();
    const known = new Set(files.map(({ number }) => number));
    const ruled = files.filter(({ number, needs }) => number > RULED_AFTER || needs > 0);
    expect(ruled.flatMap((file) => problemOf(file, known) ?? [])).toEqual([]);
  });

  it.each([
    ['alter table contact add column shoe int;', []],
    [
      "alter table contact add column shoe int not null default 0, add column hat text not null default '';",
      [],
    ],
    ['create table shoe (id bigint primary key, size int not null);', []],
    ['create index shoe_size on shoe (size); drop index shoe_old;', []],
    ['-- drop table contact\nselect 1;', []],
    ['alter table shoe alter column size drop not null;', []],
    ['alter table shoe alter column size drop default;', []],
    ['alter table shoe drop constraint shoe_size_check;', []],
    ['alter table contact add column shoe int not null;', ['demands a value']],
    ['drop table shoe;', ['drops']],
    ['alter table shoe drop column size;', ['drops']],
    ['alter table shoe drop size;', ['drops']],
    ['alter table shoe rename to boot;', ['renames']],
    ['alter table shoe rename size to length;', ['renames']],
    ['alter table shoe rename column size to length;', ['renames']],
    ['alter table shoe alter column size type bigint;', ['changes a type']],
    ['alter table shoe alter column size set not null;', ['demands a value']],
    ['alter table shoe add constraint s check (size > 0);', ['demands what older versions do not know']],
  ])('%s', (text, taken) => {
    expect(takesAway(text)).toEqual(taken);
  });

  it('that take something away name the version that does without it', () => {
    const file = { name: '0300-x.sql', number: 300, checksum: '', text: 'drop table shoe;', needs: 0 };
    const known = new Set([299, 300]);
    expect(problemOf(file, known)).toMatch(/0300-x.sql drops/);
    expect(problemOf({ ...file, needs: 299 }, known)).toBeNull();
    expect(problemOf({ ...file, needs: 298 }, known)).toMatch(/names no earlier/);
    expect(problemOf({ ...file, needs: 301 }, known)).toMatch(/names no earlier/);
  });
});
