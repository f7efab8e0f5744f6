import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MergeDialog } from './merge-dialog.tsx';
import { SuppressDrawer } from './suppress-drawer.tsx';

/** What a person can do with a contact as a whole. */
export function ContactActions({ contact, name }: { contact: ContactDetail; name: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'merge' | 'suppress' | null>(null);
  const close = () => setOpen(null);
  const onMerged = (into: number) => {
    close();
    void navigate({ to: '/contacts/$id', params: { id: String(into) } });
  };
  return (
    <>
      {contact.suppression ? null : <Button onClick={() => setOpen('suppress')}>{t('quiet.add')}</Button>}
      <Button onClick={() => setOpen('merge')}>{t('merges.open')}</Button>
      {open === 'suppress' ? <SuppressDrawer contact={{ id: contact.id, name }} onClose={close} /> : null}
      {open === 'merge' ? <MergeDialog contact={contact.id} onClose={close} onMerged={onMerged} /> : null}
    </>
  );
}
