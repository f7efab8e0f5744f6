import type { BulkAct } from '@hetang/contract/http/bulk-acts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../../api/reference.ts';

/** What an act does, in words. */
export function useActText(): (act: BulkAct) => string {
  const { t } = useTranslation();
  const { data } = useQuery(referenceQuery);
  const nameOf = (list: { key: string; name: string }[] | undefined, key: string) =>
    list?.find((one) => one.key === key)?.name ?? key;
  const tagOf = (ref: string) => {
    const [group, value = ''] = ref.split('/');
    return nameOf(data?.tagGroups.find((one) => one.key === group)?.values, value);
  };
  return (act) => {
    const kind = t(`acts.kinds.${act.kind}`);
    switch (act.kind) {
      case 'tags':
        return [
          kind,
          ...act.add.map((ref) => `+${tagOf(ref)}`),
          ...act.remove.map((ref) => `−${tagOf(ref)}`),
        ].join(' ');
      case 'stage':
        return `${kind} ${nameOf(data?.stages, act.stage)} · ${act.reason}`;
      case 'suppress':
        return `${kind} · ${act.reason}`;
      case 'journey':
        return `${kind} ${nameOf(data?.journeys, act.journey)}`;
    }
  };
}
