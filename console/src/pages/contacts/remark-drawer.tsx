import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeRemark, type FriendRemark, remarksQuery } from '../../api/remarks.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';

type Notes = NonNullable<FriendRemark['notes']>;

interface Props {
  contact: number;
  friend: FriendRemark;
  onClose: () => void;
}

/** Changes what a member notes about a contact. What staff changed meanwhile is shown and kept. */
export function RemarkDrawer({ contact, friend, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Notes>();
  const { queryKey } = remarksQuery(contact);
  const seen = friend.notes ?? { remark: '', description: '', company: '', mobiles: [] };
  const save = useMutation({
    mutationFn: (set: Notes) =>
      changeRemark(contact, { staff: friend.staff.key, platformId: friend.platformId, seen, set }),
    onSuccess: (data) => {
      client.setQueryData(queryKey, data);
      message.success(t('remarks.saved'));
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <FormDrawer<Notes>
      open
      title={t('remarks.editTitle', { staff: friend.staff.name })}
      submitText={t('remarks.save')}
      form={form}
      initialValues={seen}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <p>{t('remarks.hint')}</p>
      <Form.Item name="remark" label={t('remarks.remark')}>
        <Input autoFocus maxLength={20} showCount />
      </Form.Item>
      <Form.Item name="description" label={t('remarks.description')}>
        <Input.TextArea maxLength={150} showCount autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
      <Form.Item name="company" label={t('remarks.company')}>
        <Input maxLength={20} showCount />
      </Form.Item>
      <Form.Item name="mobiles" label={t('remarks.mobiles')} extra={t('remarks.mobilesHint')}>
        <Select mode="tags" open={false} tokenSeparators={[',', ' ', '，']} maxCount={20} suffixIcon={null} />
      </Form.Item>
    </FormDrawer>
  );
}
