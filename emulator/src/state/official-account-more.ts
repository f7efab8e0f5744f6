/** A permanent file or article of the Official Account. */
export interface AccountMaterial {
  mediaId: string;
  type: 'image' | 'voice' | 'video' | 'thumb' | 'news';
  name: string;
  /** Unix milliseconds. */
  updatedAt: number;
  /** Key of WorldState.media for a file. */
  file?: string;
  /** Articles of news, as the caller wrote them. */
  articles?: Array<Record<string, unknown>>;
  /** Title and introduction of a video. */
  description?: Record<string, unknown>;
}

/** A draft, or an article that was published from one. */
export interface AccountDraft {
  mediaId: string;
  articles: Array<Record<string, unknown>>;
  /** Unix milliseconds. */
  updatedAt: number;
}

export interface AccountPublication {
  publishId: string;
  articleId: string;
  articles: Array<Record<string, unknown>>;
  /** Unix milliseconds. */
  publishedAt: number;
  isDeleted: boolean;
}

/** A message to many followers. */
export interface AccountMassMessage {
  msgId: number;
  clientMsgId: string;
  /** openids that got it. */
  sent: string[];
  isDeleted: boolean;
}

/** A menu for some followers only. */
export interface ConditionalMenu {
  menuid: number;
  button: unknown[];
  matchrule: { tag_id?: string | number | undefined; client_platform_type?: string | number | undefined };
}

export interface SubscribeTemplate {
  templateId: string;
  title: string;
  content: string;
  tid: string;
}
