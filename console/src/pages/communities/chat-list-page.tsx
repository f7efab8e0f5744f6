import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { ChatTable } from './chat-table.tsx';
import { CommunityViews } from './community-views.tsx';

/** Every customer group, wherever it belongs. */
export function ChatListPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('communities.chats')} parent={{ to: '/communities', title: t('nav.communities') }}>
      <CommunityViews />
      <ChatTable />
    </Page>
  );
}
