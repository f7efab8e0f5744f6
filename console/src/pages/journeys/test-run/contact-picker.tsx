import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery } from '../../../api/contacts.ts';
import { useSettled } from '../../../kit/use-settled.ts';

/** Looks for a contact by name. */
export function ContactPicker({ onChange }: { onChange: (id: number) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useQuery({
    ...contactsQuery(`?size=20${search === '' ? '' : `&search=${encodeURIComponent(search)}`}`),
    refetchInterval: false,
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      aria-label={t('testRun.contact')}
      placeholder={t('testRun.contactHint')}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={t('testRun.noContact')}
      options={(found.data?.items ?? []).map(({ id, name }) => ({
        value: id,
        label: name ?? t('contacts.unnamed', { id }),
      }))}
      onChange={onChange}
    />
  );
}
