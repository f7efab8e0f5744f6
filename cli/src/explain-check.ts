import { checkIds, pageOf, pageText } from '@hetang/server/plan/reference/rule-page';
import { nearest } from '@hetang/server/plan/rules/shared/nearest';
import { EXIT, Unusable } from './command.ts';
import { type Io, pick } from './io.ts';

/** Prints the page of one check, as it stands in the reference. @throws Unusable when there is none. */
export function explainCheck(code: string, io: Io): number {
  const page = pageOf(code);
  if (!page) throw unknownCheck(code, io);
  io.out(`# plan/${page.id}\n\n${pageText(page, io.lang)}`);
  return EXIT.ok;
}

/** The codes of checks named in a list with commas. @throws Unusable when one of them does not exist. */
export function knownCodes(list: string, io: Io): string[] {
  const names = list.split(/[,，\s]+/u).filter(Boolean);
  return names.map((name) => {
    const page = pageOf(name);
    if (!page) throw unknownCheck(name, io);
    return `plan/${page.id}`;
  });
}

function unknownCheck(name: string, io: Io): Unusable {
  const meant = nearest(name.replace(/^plan\//, ''), checkIds());
  return new Unusable(
    pick(io, `没有规则“${name}”`, `There is no rule \`${name}\``),
    meant
      ? pick(io, `是不是想写 ${meant}？`, `Did you mean \`${meant}\`?`)
      : pick(io, '全部规则见 docs/plan/rules.zh.md', 'All rules are in docs/plan/rules.en.md'),
  );
}
