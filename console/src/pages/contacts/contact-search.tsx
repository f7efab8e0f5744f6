import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../api/client.ts';
import { contactsQuery } from '../../api/contacts.ts';

const PAUSE_MS = 300;
const MOST = 10;

interface Props {
  /** Set by the form, to tie the label to the control. */
  id?: string;
  value?: number;
  onChange?: (value: number | undefined) => void;
  /** Who cannot be chosen. */
  except: number;
}

/** Finds one contact as the list of contacts does: by name, phone, identity or number. */
export function ContactSearch({ id, value, onChange, except }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    ...contactsQuery(queryString({ search: settled, size: MOST })),
    enabled: settled !== '',
    refetchInterval: false,
  });
  const rows = settled === '' ? [] : (found.data?.items ?? []);
  return (
    <Select<number>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      allowClear
      placeholder={t('merges.otherHint')}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={settled === '' || found.isPending ? null : t('merges.otherEmpty')}
      onChange={(next?: number) => onChange?.(next)}
      options={rows
        .filter((row) => row.id !== except)
        .map((row) => ({
          value: row.id,
          label: [
            t('merges.named', { name: row.name ?? t('contacts.unnamed', { id: row.id }), id: row.id }),
            row.stage?.name,
            row.owner?.name,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
    />
  );
}
