const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const chinese =
  /^zh/i.test(locale) || (!locale && /^zh/i.test(Intl.DateTimeFormat().resolvedOptions().locale));

/** Picks the words in the language of the terminal. */
export function t(zh, en) {
  return chinese ? zh : en;
}

/** Something a person has to mend: what is wrong, and what to do about it. Never shown with a stack. */
export class Stop extends Error {
  constructor(message, hint, detail = '') {
    super(message);
    this.name = 'Stop';
    this.hint = hint;
    this.detail = detail;
  }
}

/** Runs a script's main function; a `Stop` becomes two readable lines and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    if (error.detail) process.stderr.write(`${error.detail.trimEnd()}\n`);
    process.stderr.write(`✗ ${error.message}\n  → ${error.hint}\n`);
    process.exitCode = 1;
  }
}
