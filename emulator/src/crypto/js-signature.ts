import { createHash } from 'node:crypto';

/** Signature of the JS-SDK for a page: sha1 over ticket, nonce, timestamp and the address without `#…`. */
export function jsSignature(given: {
  ticket: string;
  nonceStr: string;
  timestamp: string | number;
  url: string;
}): string {
  const [page = ''] = given.url.split('#', 1);
  const text = `jsapi_ticket=${given.ticket}&noncestr=${given.nonceStr}&timestamp=${given.timestamp}&url=${page}`;
  return createHash('sha1').update(text).digest('hex');
}
