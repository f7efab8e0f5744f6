import type { OrdersLeaf } from '@hetang/contract/plan/condition';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BoundsInput } from './bounds-input.tsx';
import type { EditorProps } from './editor-props.ts';
import { WindowInput } from './window-input.tsx';

const figures = ['count', 'amount', 'days-since-last'] as const;

/** What the orders come to, in a time where that has a meaning. */
export function OrdersEditor({ leaf, onChange }: EditorProps<OrdersLeaf>) {
  const { t } = useTranslation();
  const days = leaf.orders === 'days-since-last';
  return (
    <>
      <Select
        aria-label={t('conditions.kinds.orders')}
        value={leaf.orders}
        popupMatchSelectWidth={false}
        options={figures.map((one) => ({ value: one, label: t(`conditions.figures.${one}`) }))}
        onChange={(orders) => onChange({ orders, 'at-least': 1 })}
      />
      <BoundsInput
        value={leaf}
        whole={leaf.orders !== 'amount'}
        of={t(`conditions.figureUnits.${leaf.orders}`)}
        onChange={(bounds) => onChange({ ...leaf, ...bounds })}
      />
      {days ? null : <WindowInput value={leaf} onChange={(window) => onChange({ ...leaf, ...window })} />}
    </>
  );
}
