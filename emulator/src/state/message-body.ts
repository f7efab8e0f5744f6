/** What a message says or carries. */
export interface MessageBody {
  kind: 'text' | 'image' | 'link' | 'miniprogram' | 'video' | 'file';
  text?: string;
  title?: string;
  desc?: string;
  url?: string;
  picurl?: string;
  mediaId?: string;
  appid?: string;
  page?: string;
}
