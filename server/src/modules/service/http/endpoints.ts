import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ServiceHttpDeps } from './deps.ts';
import { exportServiceChats } from './export-chats.ts';
import { getAccounts } from './get-accounts.ts';
import { getChats } from './get-chats.ts';
import { getLink } from './get-link.ts';
import { getMessages } from './get-messages.ts';
import { postMessage } from './post-message.ts';
import { postRead } from './post-read.ts';

/** Everything about customer service over HTTP. */
export function serviceEndpoints(deps: ServiceHttpDeps): Endpoint[] {
  return [
    getAccounts(deps),
    postRead(deps),
    getLink(deps),
    getChats(deps),
    exportServiceChats(deps),
    getMessages(deps),
    postMessage(deps),
  ];
}
