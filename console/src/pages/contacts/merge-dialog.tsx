import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactQuery } from '../../api/contacts.ts';
import { MERGES, mergeContacts } from '../../api/merges.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { ContactSearch } from './contact-search.tsx';
import styles from './contacts.module.css';
import { MergeComparison } from './merge-comparison.tsx';

interface Values {
  other?: number;
  reason: string;
}

interface Props {
  /** Goes on unless the other one is chosen to. */
  contact: number;
  /** Known beforehand; searched for when not. */
  other?: number;
  onClose: () => void;
  /** Told who goes on. */
  onMerged: (into: number) => void;
}

/** Makes one of two contacts, after both have been looked at side by side. */
export function MergeDialog({ contact, other, onClose, onMerged }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('other', form) ?? other;
  const [kept, setKept] = useState(contact);
  const keep = kept === chosen ? kept : contact;
  const merge = useMutation({
    mutationFn: ({ from, reason }: { from: number; reason: string }) => mergeContacts(keep, { from, reason }),
    onSuccess: async ({ into }) => {
      message.success(t('merges.done'));
      onMerged(into);
      await Promise.all(
        [[MERGES], ['contacts'], ['contact']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  const submit = ({ reason }: Values) => {
    if (chosen !== undefined) merge.mutate({ from: keep === contact ? chosen : contact, reason });
  };
  return (
    <Modal
      open
      width={860}
      title={t('merges.title')}
      okText={t('merges.submit')}
      okButtonProps={{ danger: true, disabled: chosen === undefined }}
      cancelText={t('action.cancel')}
      confirmLoading={merge.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Values> form={form} layout="vertical" requiredMark="optional" onFinish={submit}>
        {other === undefined ? (
          <Form.Item
            name="other"
            label={t('merges.other')}
            rules={[{ required: true, message: t('merges.otherRule') }]}
          >
            <ContactSearch except={contact} />
          </Form.Item>
        ) : null}
        {chosen === undefined ? null : (
          <>
            <Pair ids={[contact, chosen]} keep={keep} onKeep={setKept} />
            <Form.Item
              name="reason"
              label={t('merges.reason')}
              extra={t('merges.reasonHint')}
              rules={[{ required: true, whitespace: true }]}
            >
              <Input.TextArea maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
          </>
        )}
      </Form>
      <ProblemAlert error={merge.error} />
    </Modal>
  );
}

interface PairProps {
  ids: [number, number];
  keep: number;
  onKeep: (id: number) => void;
}

function Pair({ ids, keep, onKeep }: PairProps) {
  const first = useQuery(contactQuery(String(ids[0])));
  const second = useQuery(contactQuery(String(ids[1])));
  return (
    <Loaded query={first}>
      {(a) => (
        <Loaded query={second}>
          {(b) => (
            <>
              <MergeComparison contacts={[a, b]} keep={keep} onKeep={onKeep} />
              <Consequence from={keep === a.id ? b : a} into={keep === a.id ? a : b} />
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function Consequence({ from, into }: { from: ContactDetail; into: ContactDetail }) {
  const { t } = useTranslation();
  const named = ({ id, name }: ContactDetail) =>
    t('merges.named', { name: name ?? t('contacts.unnamed', { id }), id });
  return (
    <Alert
      type="warning"
      showIcon
      className={styles.consequence ?? ''}
      title={t('merges.consequence', { from: named(from), into: named(into) })}
      description={
        <>
          <p>{t('merges.consequenceList')}</p>
          <p>{t('merges.undoable')}</p>
        </>
      }
    />
  );
}
