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
  'plan/media-not-sent': {
    status: 409,
    zh: ['附件还没有传到服务器:{files}', '用 hetang apply 或控制台上传;也可以先 POST /v1/plan/media 再应用'],
    en: [
      'These files have not been sent to the server: {files}',
      'Use hetang apply or the console, or send each with POST /v1/plan/media before applying',
    ],
  },
  'plan/media-empty': {
    status: 400,
    zh: ['没有收到文件内容', '以 application/octet-stream 发送文件的字节'],
    en: ['The file is empty', 'Send its bytes as application/octet-stream'],
  },
  'plan/version-moved': {
    status: 409,
    zh: ['方案现在是第 {actual} 版,而不是第 {expected} 版', '重新查看差异后再应用'],
    en: ['The plan is at version {actual}, not {expected}', 'Look at the difference again, then apply'],
  },
  'plan/draft-moved': {
    status: 409,
    zh: ['这份草稿在另一个窗口里改过', '重新打开草稿再改'],
    en: ['The draft was changed in another window', 'Open it again, then go on'],
  },
  'plan/draft-too-large': {
    status: 413,
    zh: ['草稿太大：所有文件合起来最多 4 MB', '去掉不用的文件'],
    en: ['The draft is too large: its files may have 4 MB together', 'Take files away that are not used'],
  },
  'plan/merge-open': {
    status: 409,
    zh: ['这些文件两边改了同一处，还没有定：{paths}', '逐处选择保留哪一边，再合并'],
    en: ['Both sides changed the same lines of {paths}', 'Choose for each place, then merge'],
  },
  'plan/rename-refused': {
    status: 422,
    zh: ['没有改名：{why}', '改好后再试，或手工修改'],
    en: ['Nothing was renamed: {whyEn}', 'Mend that and try again, or change it by hand'],
  },
  'plan/unknown-kind': {
    status: 422,
    zh: ['方案里没有「{kind}」这一类定义', '类别名见方案参考'],
    en: ['A plan has no definitions of the kind {kind}', 'The reference of the plan lists the kinds'],
  },
  'plan/key-taken': {
    status: 409,
    zh: ['这份方案里已经有键为 {key} 的定义', '换一个键'],
    en: ['The plan already has a definition of the key {key}', 'Take another key'],
  },
  'plan/definition-by-hand': {
    status: 422,
    zh: ['{path} 不能自动改写：它的 YAML 有错，或写法特别', '在文字里改'],
    en: ['{path} cannot be changed by itself: its YAML has mistakes or is unusual', 'Change it as text'],
  },
} as const satisfies Record<string, ErrorText>;
