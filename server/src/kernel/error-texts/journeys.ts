import type { ErrorText } from './error-text.ts';

/** Journeys: halting them, moving people, asking for people to enter. */
export const journeyTexts = {
  'journey/wrong-state': {
    status: 409,
    zh: ['旅程 {journey} 当前为 {state}，不能执行 {action}', '刷新后查看旅程当前的状态'],
    en: ['The journey {journey} is {state}: {action} makes no sense', 'Reload and see its present state'],
  },
  'journey/still-stopping': {
    status: 409,
    zh: ['旅程 {journey} 还在停止，尚有 {count} 人未退出', '等全部退出后再恢复，一般只需几秒'],
    en: [
      'The journey {journey} is still being stopped: {count} people are not out yet',
      'Resume when all are out; that takes seconds',
    ],
  },
  'journey/halted': {
    status: 409,
    zh: ['旅程 {journey} 当前为 {state}，不接收新人', '先恢复旅程'],
    en: ['The journey {journey} is {state} and takes nobody in', 'Resume it first'],
  },
  'journey/not-in-plan': {
    status: 409,
    zh: ['当前方案里没有旅程 {journey}', '从仍有它的方案应用一版，或选择别的旅程'],
    en: ['The plan in force has no journey {journey}', 'Apply a plan that has it, or choose another journey'],
  },
  'journey/no-such-version': {
    status: 404,
    zh: ['版本 {version} 里没有旅程 {journey}', '用 GET /v1/journeys/{journey}/versions 查看有人的版本'],
    en: [
      'Version {version} has no journey {journey}',
      'See the versions that people are on: GET /v1/journeys/{journey}/versions',
    ],
  },
  'journey/versions-differ': {
    status: 422,
    zh: ['版本 {version} 的步骤与版本 {first} 不同，不能一起移动', '每次只选步骤相同的版本'],
    en: [
      'Version {version} has other steps than version {first}: they cannot be moved together',
      'Move versions with the same steps at a time',
    ],
  },
  'journey/no-such-step': {
    status: 422,
    zh: ['版本 {version} 没有步骤 {node}', '步骤编号见 GET /v1/journeys/{journey}'],
    en: ['Version {version} has no step {node}', 'Numbers of steps: GET /v1/journeys/{journey}'],
  },
  'journey/nothing-to-move': {
    status: 409,
    zh: ['所选版本已是旅程 {journey} 的最新步骤', '只有步骤变了的版本才需要移动'],
    en: [
      'The chosen versions have the newest steps of {journey} already',
      'Only versions with other steps need to be moved',
    ],
  },
} as const satisfies Record<string, ErrorText>;
