import type { ImportSummary } from '@hetang/contract/http/imports';
import { type Io, pick } from '../io.ts';

/** Names of reasons in counts; the rows themselves carry whole sentences. */
const REASONS: Record<string, readonly [zh: string, en: string]> = {
  'no-customer': ['没有客户编号', 'no customer'],
  'nothing-to-pay': ['金额为零或为负', 'nothing to pay'],
  columns: ['列数不对', 'wrong number of cells'],
  'no-order-id': ['没有订单号', 'no order number'],
  'no-time': ['没有时间', 'no time'],
  'bad-time': ['时间读不懂', 'unreadable time'],
  'bad-number': ['不是数', 'not a number'],
  'bad-identity': ['身份标识不正确', 'bad identity'],
  'no-identity': ['没有身份标识', 'no identity'],
  'unknown-contact': ['没有这个编号的客户', 'no such contact'],
  'unknown-tag': ['方案里没有的标签', 'tag not in the plan'],
  'bad-field': ['不合字段类型', 'does not fit the field'],
  'too-long': ['内容太长', 'too long'],
  'two-customers': ['一单两个客户', 'two customers in one order'],
  'too-big': ['金额过大', 'amount too big'],
  'other-line': ['同单其他行有问题', 'another line of the order is wrong'],
  changed: ['此前已导入而金额不同', 'imported before with another amount'],
};

/** What an import did, in lines. */
export function printSummary(summary: ImportSummary, { dryRun }: { dryRun: boolean }, io: Io): void {
  const { rows, imported, repeated, orders, contacts, money, seconds } = summary;
  const done = dryRun ? pick(io, '会导入', 'would be imported') : pick(io, '已导入', 'imported');
  io.out(pick(io, `共 ${rows} 行，用时 ${seconds} 秒`, `${rows} rows in ${seconds} s`));
  io.out(
    pick(
      io,
      `  ${done} ${imported} 行，涉及 ${contacts} 位客户`,
      `  ${imported} rows ${done}, of ${contacts} contacts`,
    ),
  );
  if (orders && money) {
    const sum = (minor: number) => `${money.currency} ${(minor / 100).toFixed(2)}`;
    io.out(
      pick(
        io,
        `  支付订单 ${orders.paid} 个，合计 ${sum(money.paid)}；取消 ${orders.cancelled} 个，合计 ${sum(money.cancelled)}`,
        `  ${orders.paid} orders paid, ${sum(money.paid)}; ${orders.cancelled} taken back, ${sum(money.cancelled)}`,
      ),
    );
  }
  if (repeated > 0)
    io.out(pick(io, `  ${repeated} 行此前已导入，没有重复`, `  ${repeated} rows were there already`));
  printCounts(summary.skipped, pick(io, '跳过', 'skipped'), io);
  printCounts(summary.failed, pick(io, '失败', 'failed'), io);
}

function printCounts(counts: Record<string, number>, label: string, io: Io): void {
  for (const [reason, rows] of Object.entries(counts)) {
    const [zh, en] = REASONS[reason] ?? [reason, reason];
    io.out(pick(io, `  ${label} ${rows} 行：${zh}`, `  ${rows} rows ${label}: ${en}`));
  }
}
