import type { SidebarCustomer } from '@hetang/contract/http/sidebar';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeTags, sidebarCustomerQuery } from '../../../api/sidebar.ts';
import { tagOptionsOf } from '../../../kit/options.ts';
import { useProblemText } from '../../../kit/problem-view.tsx';
import { tagsAfter } from './tags-after.ts';

type Change = { add?: string[]; remove?: string[] };

/** The customer's tags; what the member learns in the chat is set here, and what is no longer true taken away. */
export function TagEditor({ external, customer }: { external: string; customer: SidebarCustomer }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { tags, tagGroups } = customer;
  const change = useMutation({
    mutationFn: (wish: Change) => changeTags(external, wish),
    // The engine sets them a moment later: till then the page says what was asked for.
    onSuccess: (_, wish) =>
      client.setQueryData(sidebarCustomerQuery(external).queryKey, (was) =>
        was ? { ...was, tags: tagsAfter(was, wish) } : was,
      ),
    onError: (problem) => void message.error(problemText(problem).message),
  });
  const has = new Set(tags.map(({ group, tag }) => `${group}/${tag}`));
  const left = tagGroups
    .map((group) => ({ ...group, values: group.values.filter(({ key }) => !has.has(`${group.key}/${key}`)) }))
    .filter(({ values }) => values.length > 0);
  return (
    <>
      {tags.map(({ group, groupName, tag, name }) => (
        <Tag
          key={`${group}/${tag}`}
          title={groupName}
          closable={{ 'aria-label': t('my.sidebar.removeTag', { name }) }}
          onClose={(event) => {
            event.preventDefault();
            change.mutate({ remove: [`${group}/${tag}`] });
          }}
        >
          {name}
        </Tag>
      ))}
      {left.length > 0 ? (
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('my.sidebar.addTag')}
          placeholder={t('my.sidebar.addTag')}
          popupMatchSelectWidth={false}
          value={null}
          disabled={change.isPending}
          options={tagOptionsOf(left).map(({ label, options }) => ({ label, title: label, options }))}
          onChange={(ref: string | null) => {
            if (ref !== null) change.mutate({ add: [ref] });
          }}
        />
      ) : null}
    </>
  );
}
