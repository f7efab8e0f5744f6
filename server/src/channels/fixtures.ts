import type { CallOutcome, Content } from './port.ts';

/** What staff are kept from sending to customers. 敏感词规则 */
export interface InterceptRule {
  name: string;
  words: string[];
  level: 'block' | 'warn';
  also: ('phone' | 'email' | 'red-packet')[];
  userids: string[];
  /** Departments that the platform shows it to hold for; a plan names none. */
  departments: number[];
}

/** Rules for the words of staff. */
export interface InterceptChannel {
  /**
   * Creates or updates the rule; one that is gone is made again. `unclear`: an earlier creation got no clear answer, so one
   * of that name is taken to be ours. Else a rule of that name that somebody made by hand stays, and this is refused.
   */
  ensureInterceptRule(
    input: InterceptRule & { platformId: string | null; unclear: boolean },
  ): Promise<CallOutcome<{ platformId: string }>>;
  /** Those that there are, by platform id; who is missing is gone. */
  readInterceptRules(platformIds: readonly string[]): Promise<CallOutcome<Map<string, InterceptRule>>>;
  /** Done as well when it is gone already. */
  removeInterceptRule(platformId: string): Promise<CallOutcome<null>>;
}

/** What the platform shows of a welcome of groups (入群欢迎语): of files only their kind. */
export interface SeenWelcome {
  text: string;
  attachment:
    | { kind: 'image' | 'video' | 'file' }
    | { kind: 'link'; title: string; url: string }
    | { kind: 'miniprogram'; title: string; appid: string; page: string }
    | null;
}

/** Welcomes that owners choose for their groups in the client: no call can choose one. */
export interface GroupWelcomeChannel {
  /**
   * Creates or updates it, with its file; one that is gone is made again. Of link and attachments the first goes along, and
   * no more. `tell`: owners are told of a new one.
   */
  ensureGroupWelcome(input: {
    content: Content;
    platformId: string | null;
    tell: boolean;
  }): Promise<CallOutcome<{ platformId: string }>>;
  /** Those that there are, by platform id; who is missing is gone. */
  readGroupWelcomes(platformIds: readonly string[]): Promise<CallOutcome<Map<string, SeenWelcome>>>;
  /** Groups that use it lose their welcome. Done as well when it is gone already. */
  removeGroupWelcome(platformId: string): Promise<CallOutcome<null>>;
}

/** What staff show to customers in the client. 商品 */
export interface AlbumProduct {
  /** Name and description in one; at most 300 characters. */
  text: string;
  /** Fen. */
  price: number;
  /** The plan's own code, by which a product is known again. */
  sku: string;
  /** Hashes of one to nine pictures; the first is the cover. */
  pictures: string[];
}

/** A product as the album shows it: of pictures only how many, for their ids change. */
export interface SeenProduct extends Omit<AlbumProduct, 'pictures'> {
  pictures: number;
  madeAt: Date;
}

/** The product album (商品图册), in which nothing but the platform's id is unique. */
export interface AlbumChannel {
  /** Creates or updates it, with its pictures; one that is gone is made again. */
  ensureProduct(
    input: AlbumProduct & { platformId: string | null },
  ): Promise<CallOutcome<{ platformId: string }>>;
  /** Everything in the album by platform id, whoever made it. */
  readAlbum(): Promise<CallOutcome<Map<string, SeenProduct>>>;
  /** Done as well when it is gone already. */
  removeProduct(platformId: string): Promise<CallOutcome<null>>;
}

/** What the platform keeps for the plan beside tags and codes. */
export type FixtureChannel = InterceptChannel & GroupWelcomeChannel & AlbumChannel;
