/** The platform's answer when a call fails: `errcode` and the first words of `errmsg`. */
export class PlatformError extends Error {
  override name = 'PlatformError';
  readonly code: number;

  constructor(code: number, text?: string) {
    super(text ?? TEXTS[code] ?? 'system error');
    this.code = code;
  }
}

/** Texts in the platform's manner. Programs must match on the code only. */
const TEXTS: Record<number, string> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40003: 'invalid userid',
  40004: 'invalid media type',
  40005: 'invalid type',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid oauth_code',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  40063: 'some parameters are empty',
  40066: 'invalid url',
  40068: 'invalid tagid',
  40071: 'UserTag Name Already Exist',
  40072: 'invalid tagname length',
  40096: 'invalid external userid',
  40097: 'handover user has not resigned',
  40100: 'customer is being transferred',
  40126: 'corp tag count exceed limit',
  40128: 'customer transferred too often',
  40129: 'customer is being transferred',
  40130: 'takeover_userid equals handover_userid',
  40131: 'handover_userid is not a follower',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'secret missing',
  41009: 'userid missing',
  41011: 'missing agentid',
  41035: 'external_userid missing',
  41037: 'missing contact way type',
  41038: 'missing contact way scene',
  41039: 'invalid contact way type',
  41040: 'invalid contact way scene',
  41041: 'contact way users exceed limit',
  41042: 'invalid contact way style',
  41043: 'missing contact way config_id',
  41044: 'invalid contact way config_id',
  41045: 'contact way count exceed limit',
  41046: 'missing group message id',
  41047: 'invalid group message id',
  41048: 'no customer to send',
  41049: 'missing welcome code',
  41050: 'invalid or expired welcome code',
  41051: 'externaluser has started chatting',
  41055: 'group welcome template count exceed limit',
  41058: 'no privilege to edit this group welcome template',
  41091: 'join way chat count exceed limit',
  41054: 'user is not activated',
  41063: 'group message is being dispatched, try again later',
  41064: 'too many attachments',
  41065: 'invalid attachment type',
  41093: 'group message canceled',
  41094: 'remind too often',
  41096: 'welcome message is being sent',
  42001: 'access_token expired',
  42022: 'code has been used',
  44001: 'empty media data',
  44004: 'empty content',
  45001: 'media size out of limit',
  45002: 'content size out of limit',
  45009: 'api freq out of limit',
  45033: 'api concurrent out of limit',
  48002: 'api forbidden',
  50001: 'redirect_url is not authorized',
  60003: 'department not found',
  60111: 'userid not found',
  60123: 'invalid party id',
  81013: 'user & party & tag all invalid',
  82001: 'user & party & tag all empty',
  81017: 'too many users in range, set owner_filter',
  84061: 'not external contact',
  90500: 'the owner of this chat is not resigned',
  90501: 'chat is not external group chat',
  90502: 'the owner of this chat is resigned',
  90504: 'the owner of this chat is not changed',
  90508: 'this chat has been transferred too often',
  90511: 'invalid opengid',
};

/** Throws `code` unless the value is present. */
export function required<T>(value: T | undefined | null | '', code: number, text?: string): T {
  if (value === undefined || value === null || value === '') throw new PlatformError(code, text);
  return value;
}
