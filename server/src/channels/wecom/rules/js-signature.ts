/** The text whose SHA-1 is a page's signature; what follows `#` is no part of the address. */
export function jsSignature(given: {
  ticket: string;
  nonceStr: string;
  timestamp: number;
  url: string;
}): string {
  const [page = ''] = given.url.split('#', 1);
  return `jsapi_ticket=${given.ticket}&noncestr=${given.nonceStr}&timestamp=${given.timestamp}&url=${page}`;
}
