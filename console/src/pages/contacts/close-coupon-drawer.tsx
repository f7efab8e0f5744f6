import type { Coupon } from '@hetang/contract/http/coupons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { couponsKey, redeemCoupon, voidCoupon } from '../../api/coupons.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';

/** A coupon that is to be used, or taken out of use. */
export interface Closing {
  coupon: Coupon;
  to: 'used' | 'void';
}

interface Props {
  contact: number;
  closing: Closing;
  onClose: () => void;
}

/** Redeems a coupon for an order, or makes it void with a reason. */
export function CloseCouponDrawer({ contact, closing: { coupon, to }, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ why?: string }>();
  const save = useMutation({
    mutationFn: ({ why = '' }: { why?: string }) =>
      to === 'used' ? redeemCoupon(coupon.code, why.trim()) : voidCoupon(coupon.code, why),
    onSuccess: () => {
      message.success(to === 'used' ? t('coupons.redeemed') : t('coupons.voided'));
      onClose();
    },
    // Refused because it is closed: then the list shows by whom.
    onSettled: () => client.invalidateQueries({ queryKey: couponsKey(contact) }),
  });
  const name = { name: coupon.activity.name };
  return (
    <FormDrawer<{ why?: string }>
      open
      title={to === 'used' ? t('coupons.redeemTitle', name) : t('coupons.voidTitle', name)}
      submitText={to === 'used' ? t('coupons.redeem') : t('coupons.void')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="why"
        label={to === 'used' ? t('coupons.order') : t('points.reason')}
        extra={to === 'used' ? t('coupons.orderHint') : t('coupons.voidHint')}
        rules={to === 'used' ? [] : [{ required: true, whitespace: true }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDrawer>
  );
}
