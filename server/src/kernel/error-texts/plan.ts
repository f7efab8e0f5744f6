import type { ErrorText } from './error-text.ts';

/** Plans. */
export const planTexts = {
  'plan/none': {
    status: 409,
    zh: ['还没有应用任何方案', '先运行 hetang apply'],
    en: ['No plan has been applied yet', 'Run hetang apply first'],
  },
  'plan/has-errors': {
    status: 422,
    zh: ['方案有 {count} 处错误,没有应用', '按检查结果改正后重试'],
    en: ['The plan has {count} errors and was not applied', 'Correct them as lint says and try again'],
  },
  'plan/being-applied': {
    status: 409,
    zh: ['另一次应用正在进行', '等它结束后再试'],
    en: ['Another apply is running', 'Wait for it to end and try again'],
  },
  'plan/version-moved': {
    status: 409,
    zh: ['方案现在是第 {actual} 版,而不是第 {expected} 版', '重新查看差异后再应用'],
    en: ['The plan is at version {actual}, not {expected}', 'Look at the difference again, then apply'],
  },
} as const satisfies Record<string, ErrorText>;
