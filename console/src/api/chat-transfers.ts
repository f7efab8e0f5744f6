import type {
  ChatTransferPreview,
  ChatTransferRow,
  chatTransferAnswerSchema,
  chatTransferPageSchema,
  chatTransferPreviewSchema,
  chatTransferRequestSchema,
  transferCancelSchema,
} from '@hetang/contract/http/transfers';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';
import { TRANSFERS } from './transfers.ts';

export type { ChatTransferRow };

const POLL_MS = 10_000;

/** What would become of groups that are given to a new owner. */
export function chatPreviewQuery(body: Input<typeof chatTransferPreviewSchema> | null) {
  return queryOptions({
    queryKey: [TRANSFERS, 'chat-preview', body],
    queryFn: ({ signal }) =>
      request<ChatTransferPreview>('/v1/transfers/chats/preview', { method: 'POST', body, signal }),
    enabled: body !== null,
  });
}

/** Groups that changed or are to change their owner, newest first. */
export function chatTransfersQuery(query: string) {
  return pageQuery<Answer<typeof chatTransferPageSchema>>(
    [TRANSFERS, 'chats', query],
    `/v1/transfers/chats${query}`,
    { refetchInterval: POLL_MS },
  );
}

/** Gives groups to a new owner; those that cannot be are left out. */
export function giveChats(
  body: Input<typeof chatTransferRequestSchema>,
): Promise<Answer<typeof chatTransferAnswerSchema>> {
  return request('/v1/transfers/chats', { method: 'POST', body });
}

/** A group that was not called for yet keeps its owner. */
export function cancelChatTransfer(id: number): Promise<Answer<typeof transferCancelSchema>> {
  return request(`/v1/transfers/chats/${id}/cancel`, { method: 'POST' });
}
