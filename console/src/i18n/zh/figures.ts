/**
 * What every number of the home page and of the analyses means, exactly: shown where the number stands and printed in
 * `docs/figures.md`. Days are calendar days of the plan's time zone.
 */
export const figures = {
  added: {
    name: '新增客户',
    meaning: '这段时间里首次添加员工为好友的客户数，按人计。',
  },
  lost: {
    name: '流失客户',
    meaning: '最后一段好友关系在这段时间里结束、至今没有恢复的客户数，按人计。',
  },
  sent: {
    name: '已发消息',
    meaning: '这段时间里平台确认送达的欢迎语和群发消息条数；一人收到两条计两条。',
  },
  buyers: {
    name: '支付客户',
    meaning:
      '这段时间里有支付订单（order.paid）的客户数，按人计；后来取消的也算。从未收到订单事件时显示「—」。',
  },
  revenue: {
    name: '净成交额',
    meaning:
      '这段时间里 order.paid 的金额之和，减去 order.cancelled 的金额之和；各算在发生的那天，所以可以为负。从未收到订单事件时显示「—」。',
  },
  tasksOpen: {
    name: '待办任务',
    meaning: '此刻未完成、未过期的员工任务数。',
  },
  tasksOverdue: {
    name: '逾期任务',
    meaning: '此刻已超过截止时间仍未完成的员工任务数。',
  },
  awaitingConfirmation: {
    name: '待员工确认',
    meaning: '已经交给员工、还没有送达结果的群发触达数；多数在等员工在企业微信里确认。',
  },
  change: {
    name: '较上期',
    meaning:
      '（本期 − 上期）÷ 上期。上期是紧挨着本期之前、天数相同的一段；本期含今天时，两段都截到同一时刻。上期为 0 时显示「—」。',
  },
  goalReached: {
    name: '完成',
    meaning: '实际值 ÷ 目标值，可以超过 100%。',
  },
  goalDue: {
    name: '应达',
    meaning: '按方案的里程碑（pace）逐段直线推算，此刻应完成目标的多少；没有里程碑时按时间均匀推进。',
  },
  goalForecast: {
    name: '预计',
    meaning:
      '到截止日末的预计值：已达到的，加上剩余各天按近 28 个整天里同一星期几的均值（整天不足 14 天时用全部整天的均值，不足 7 天不预计）；今天按均值与已有值中较大者计。括号内是 80% 区间，来自单日波动与均值的误差，假设各天互不影响、节奏不变。',
  },
  stageNow: {
    name: '现在',
    meaning: '此刻处于这个阶段的客户数。',
  },
  stageEntered: {
    name: '曾进入',
    meaning: '至今进入过这个阶段的客户数，每人只计一次；跳过的阶段不算进入。',
  },
  stageShare: {
    name: '占首个阶段',
    meaning: '曾进入这个阶段的客户数 ÷ 曾进入首个阶段的客户数。',
  },
  trendEvents: {
    name: '次数',
    meaning: '事件发生的次数，一人多次都算。',
  },
  trendPeople: {
    name: '人数',
    meaning: '做过这件事的客户数，每人在每个周期只计一次；合计按整段时间去重，所以不等于各周期之和。',
  },
  trendSum: {
    name: '数值合计',
    meaning: '事件的某个数值属性之和；没有这个属性或不是数字的事件按 0 计。',
  },
  funnelPeople: { name: '人数', meaning: '走到这一步的客户数，每人只计走得最深的一次尝试。' },
  funnelOfFirst: { name: '占第一步', meaning: '走到这一步的人数 ÷ 第一步的人数。' },
  funnelOfPrevious: { name: '占上一步', meaning: '走到这一步的人数 ÷ 上一步的人数。' },
  funnelDropped: { name: '止步于此', meaning: '走到这一步、没有走到下一步的客户数。' },
  funnelMedian: { name: '用时中位数', meaning: '从上一步到这一步所用时间的中位数，只算走到这一步的人。' },
  funnelAverage: { name: '平均用时', meaning: '从上一步到这一步所用时间的算术平均，只算走到这一步的人。' },
  retentionSize: { name: '起始人数', meaning: '在起始期做了起始事件的客户数；分组一行是各起始期相加。' },
  retentionAverage: {
    name: '平均',
    meaning: '各起始期合并：第 n 期回来的人数之和 ÷ 已经到达第 n 期的起始人数之和，没有到达的不算。',
  },
  rfmCustomers: { name: '购买客户', meaning: '所选时间里有支付订单的客户数，按人计，后来取消的也算。' },
  rfmOrders: { name: '订单数', meaning: '不同订单号的个数；没有订单号的支付各算一单。' },
  rfmRevenue: { name: '成交金额', meaning: '支付订单的金额之和，不扣除取消。' },
  rfmRecency: { name: '最近一次购买', meaning: '距截至日期的整天数（按日历日）的中位数。' },
  rfmFrequency: { name: '购买次数', meaning: '每位客户不同订单号个数的中位数。' },
  rfmMonetary: { name: '累计金额', meaning: '每位客户支付金额之和的中位数，不扣除取消。' },
};
