import type { Hit, Rule } from '../rule.ts';

/** A question has a right answer, and a quiz can be passed. */
export const quizAnswers: Rule = {
  id: 'quiz-answers',
  theme: 'activities',
  severity: 'error',
  title: { zh: '竞猜没有答案', en: 'Quizzes without an answer' },
  why: {
    zh: '没有正确答案的题谁也答不对；要求答对的题数比题目还多，谁也过不了。',
    en: 'Nobody can answer a question without a right answer, nor pass a quiz that asks for more answers than it has questions.',
  },
  problem: { zh: '竞猜答不对：{why}', en: 'The quiz cannot be answered: {why}' },
  hint: {
    zh: '给正确的选项写 right: true，pass 不超过题数',
    en: 'Mark right answers by `right: true`; `pass` is at most the number of questions',
  },
  good: `
activities:
  quiz:
    type: quiz
    name: 周四小测
    questions: [{ ask: 先动哪一个, choices: [{ say: 自动广告, right: true }, { say: 手动广告 }] }]
    pass: 1`,
  bad: `
activities:
  quiz:
    type: quiz
    name: 周四小测
    questions: [{ ask: 先动哪一个, choices: [{ say: 自动广告 }, { say: 手动广告 }] }]
    pass: 1`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]) => {
      if (activity.type !== 'quiz') return [];
      const { questions, pass } = activity;
      const path = ['activities', key];
      const without = questions.flatMap(({ ask, choices }, i): Hit[] => {
        const why = { zh: `“${ask}”没有正确答案`, en: `"${ask}" has no right answer` };
        return choices.some(({ right }) => right) ? [] : [{ path: [...path, 'questions', i], args: { why } }];
      });
      const why = {
        zh: `只有 ${questions.length} 题，要答对 ${pass} 题`,
        en: `${pass} right answers to ${questions.length} questions`,
      };
      return pass <= questions.length ? without : [...without, { path: [...path, 'pass'], args: { why } }];
    }),
};
