import type { Action, Permissions, Resource } from '@hetang/contract/http/access';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../kit/plain-table.tsx';
import { actions, resources } from './resources.ts';

interface Props {
  /** What whoever gives may do with everybody's rows; nobody gives more. */
  own: Permissions | undefined;
  value: Permissions;
  onChange: (value: Permissions) => void;
}

/** What a program may do, as boxes: it is nobody in the organisation, so its reach is everybody's rows or nothing. */
export function PermissionBoxes({ own, value, onChange }: Props) {
  const { t } = useTranslation();
  const set = (resource: Resource, action: Action, checked: boolean) => {
    const { [action]: _, ...rest } = value[resource] ?? {};
    const { [resource]: __, ...others } = value;
    const cell = checked ? { ...rest, [action]: 'all' as const } : rest;
    onChange(Object.keys(cell).length === 0 ? others : { ...others, [resource]: cell });
  };
  return (
    <PlainTable
      caption={t('people.matrix')}
      columns={[
        { key: 'resource', title: t('people.resource') },
        ...actions.map((action) => ({ key: action, title: t(`people.action.${action}`) })),
      ]}
      rows={resources.map((resource) => ({
        key: resource,
        cells: [
          t(`people.resources.${resource}`),
          ...actions.map((action) => (
            <Checkbox
              key={action}
              aria-label={`${t(`people.resources.${resource}`)} ${t(`people.action.${action}`)}`}
              disabled={own !== undefined && own[resource]?.[action] !== 'all'}
              checked={value[resource]?.[action] === 'all'}
              onChange={({ target }) => set(resource, action, target.checked)}
            />
          )),
        ],
      }))}
    />
  );
}
