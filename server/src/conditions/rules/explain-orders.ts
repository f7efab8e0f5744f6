import type { OrdersLeaf } from '@hetang/contract/plan/condition';
import { spanWords } from './explain-event.ts';
import { rangeWords, YUAN } from './explain-value.ts';
import { bracket, say, type Words } from './words.ts';

/** What the orders come to: `最近 90 天消费金额（已减取消和退款）至少 5000 元`. */
export function explainOrders(leaf: OrdersLeaf, { lang }: Words, positive: boolean): string {
  const [before, after] = spanWords(leaf, lang);
  const text =
    leaf.orders === 'days-since-last'
      ? say(
          lang,
          `距上次付款${rangeWords(leaf, [' 天', ''], lang)}`,
          `last paid an order ${rangeWords(leaf, ['', ' days'], lang)} ago`,
        )
      : leaf.orders === 'amount'
        ? say(
            lang,
            `${before}消费金额（已减取消和退款）${rangeWords(leaf, YUAN, lang)}`,
            `has spent ${rangeWords(leaf, YUAN, lang)}${after}, less cancelled and refunded`,
          )
        : say(
            lang,
            `${before}订单数（已减取消）${rangeWords(leaf, [' 单', ''], lang)}`,
            `has ${rangeWords(leaf, ['', ' orders'], lang)}${after}, less cancelled`,
          );
  return positive ? text : say(lang, '并非', 'not ') + bracket(text, lang);
}
