interface Words {
  name: string;
  meaning: string;
}
interface Figure {
  zh: Words;
  en: Words;
}

/**
 * What every number of the home page and of the analyses means, exactly: shown where the number stands and printed in
 * `docs/figures.md`. Days are calendar days of the plan's time zone.
 */
export const figures = {
  added: {
    zh: { name: '新增客户', meaning: '这段时间里首次添加员工为好友的客户数,按人计。' },
    en: { name: 'Contacts added', meaning: 'People who first added a member of staff in this time.' },
  },
  lost: {
    zh: {
      name: '流失客户',
      meaning: '最后一段好友关系在这段时间里结束、至今没有恢复的客户数,按人计。',
    },
    en: {
      name: 'Contacts lost',
      meaning: 'People whose last relation with staff ended in this time and who have not come back since.',
    },
  },
  sent: {
    zh: { name: '已发消息', meaning: '这段时间里平台确认送达的欢迎语和群发消息条数;一人收到两条计两条。' },
    en: {
      name: 'Messages sent',
      meaning:
        'Welcome and mass messages confirmed as delivered by the platform in this time, each one counted.',
    },
  },
  buyers: {
    zh: {
      name: '支付客户',
      meaning:
        '这段时间里有支付订单(order.paid)的客户数,按人计;后来取消的也算。从未收到订单事件时显示「—」。',
    },
    en: {
      name: 'Buyers',
      meaning:
        'People with a paid order (order.paid) in this time, cancelled ones included. A dash when no order was ever told.',
    },
  },
  revenue: {
    zh: {
      name: '净成交额',
      meaning:
        '这段时间里 order.paid 的金额之和,减去 order.cancelled 的金额之和;各算在发生的那天,所以可以为负。从未收到订单事件时显示「—」。',
    },
    en: {
      name: 'Net revenue',
      meaning:
        'Amounts of order.paid minus amounts of order.cancelled, each at its own time, so it can be negative. A dash when no order was ever told.',
    },
  },
  tasksOpen: {
    zh: { name: '待办任务', meaning: '此刻未完成、未过期的员工任务数。' },
    en: { name: 'Open tasks', meaning: 'Staff tasks neither done nor expired at this moment.' },
  },
  tasksOverdue: {
    zh: { name: '逾期任务', meaning: '此刻已超过截止时间仍未完成的员工任务数。' },
    en: {
      name: 'Overdue tasks',
      meaning: 'Staff tasks past their due time and still not done at this moment.',
    },
  },
  awaitingConfirmation: {
    zh: {
      name: '待员工确认',
      meaning: '已经交给员工、还没有送达结果的群发触达数;多数在等员工在企业微信里确认。',
    },
    en: {
      name: 'Awaiting staff',
      meaning:
        'Mass sends handed to staff without a result yet; most wait for staff to confirm them in WeCom.',
    },
  },
  change: {
    zh: {
      name: '较上期',
      meaning:
        '(本期 − 上期)÷ 上期。上期是紧挨着本期之前、天数相同的一段;本期含今天时,两段都截到同一时刻。上期为 0 时显示「—」。',
    },
    en: {
      name: 'Against the days before',
      meaning:
        '(These days − the days before) ÷ the days before: as many, right before these; when these include today, both end at the same time of day. A dash when the days before have 0.',
    },
  },
  goalReached: {
    zh: { name: '完成', meaning: '实际值 ÷ 目标值,可以超过 100%。' },
    en: { name: 'Reached', meaning: 'Actual ÷ target; may pass 100 %.' },
  },
  goalDue: {
    zh: {
      name: '应达',
      meaning: '按方案的里程碑(pace)逐段直线推算,此刻应完成目标的多少;没有里程碑时按时间均匀推进。',
    },
    en: {
      name: 'Due',
      meaning:
        'Share of the target due by now: straight from milestone to milestone of the plan (pace), else even with time.',
    },
  },
  goalForecast: {
    zh: {
      name: '预计',
      meaning:
        '到截止日末的预计值:已达到的,加上剩余各天按近 28 个整天里同一星期几的均值(整天不足 14 天时用全部整天的均值,不足 7 天不预计);今天按均值与已有值中较大者计。括号内是 80% 区间,来自单日波动与均值的误差,假设各天互不影响、节奏不变。',
    },
    en: {
      name: 'Forecast',
      meaning:
        'At the end of the last day: what is reached, and for each day left the mean of its weekday in the last 28 whole days (one mean of all with fewer than 14, none with fewer than 7); today counts as its mean or what it has, whichever is more. In brackets the 80 % interval from the scatter of days and the error of the means, with independent days and an unchanged rhythm.',
    },
  },
  stageNow: {
    zh: { name: '现在', meaning: '此刻处于这个阶段的客户数。' },
    en: { name: 'Now', meaning: 'Contacts who are in this stage at this moment.' },
  },
  stageEntered: {
    zh: { name: '曾进入', meaning: '至今进入过这个阶段的客户数,每人只计一次;跳过的阶段不算进入。' },
    en: {
      name: 'Ever entered',
      meaning:
        'Contacts who have ever entered this stage, each counted once; a skipped stage is not entered.',
    },
  },
  stageShare: {
    zh: { name: '占首个阶段', meaning: '曾进入这个阶段的客户数 ÷ 曾进入首个阶段的客户数。' },
    en: { name: 'Of first stage', meaning: 'Ever entered this stage ÷ ever entered the first stage.' },
  },
  trendEvents: {
    zh: { name: '次数', meaning: '事件发生的次数,一人多次都算。' },
    en: { name: 'Events', meaning: 'How often the event happened; every time of a person counts.' },
  },
  trendPeople: {
    zh: {
      name: '人数',
      meaning: '做过这件事的客户数,每人在每个周期只计一次;合计按整段时间去重,所以不等于各周期之和。',
    },
    en: {
      name: 'People',
      meaning:
        'Contacts with the event, each once a period; the total counts each once over the whole time, so it is not the sum of the periods.',
    },
  },
  trendSum: {
    zh: { name: '数值合计', meaning: '事件的某个数值属性之和;没有这个属性或不是数字的事件按 0 计。' },
    en: {
      name: 'Sum',
      meaning:
        'Sum of a numeric property of the event; events without it, or with no number there, count as 0.',
    },
  },
} as const satisfies Record<string, Figure>;
export type FigureKey = keyof typeof figures;
