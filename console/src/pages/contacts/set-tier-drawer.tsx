import type { ContactTiers } from '@hetang/contract/http/tiers';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { contactTiersQuery, setTier } from '../../api/segments.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { ReasonItem } from '../../kit/reason-item.tsx';

interface Values {
  tier: string;
  reason: string;
}

/** The choice that gives a contact back to the rules; no key of a tier begins with a stroke. */
const RELEASE = '-';

interface Props {
  contact: number;
  place: ContactTiers['items'][number];
  onClose: () => void;
}

/** Puts a contact on a tier by hand, with a reason, or gives it back to the rules. */
export function SetTierDrawer({ contact, place, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const ladder = useQuery(referenceQuery).data?.ladders.find((one) => one.key === place.ladder.key);
  const save = useMutation({
    mutationFn: ({ tier, reason }: Values) =>
      setTier(contact, { ladder: place.ladder.key, tier: tier === RELEASE ? null : tier, reason }),
    onSuccess: async () => {
      message.success(t('standing.setDone'));
      onClose();
      await client.invalidateQueries({ queryKey: contactTiersQuery(contact).queryKey });
    },
  });
  const tiers = [...(ladder?.tiers ?? [])].reverse().map(({ key, name }) => ({ value: key, label: name }));
  const release = place.manual ? [{ value: RELEASE, label: t('standing.setRelease') }] : [];
  return (
    <FormDrawer<Values>
      open
      title={t('standing.setTitle', { ladder: place.ladder.name })}
      submitText={t('standing.setSubmit')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="tier"
        label={t('standing.setTier')}
        extra={t('standing.setHint')}
        rules={[{ required: true }]}
      >
        <Select options={[...tiers, ...release]} />
      </Form.Item>
      <ReasonItem label={t('standing.setReason')} hint={t('standing.setReasonHint')} />
    </FormDrawer>
  );
}
