/** A button of a card to staff: it calls back with its key, or opens a page. */
export interface CardButton {
  key: string;
  /** At most 10 characters are shown. */
  text: string;
  url?: string | undefined;
}

/** What makes a notice a card with buttons. 任务卡片 */
export interface NoticeCard {
  /** Comes back with a press; once only, of letters, digits, `_`, `-` and `@`, 128 at most. */
  key: string;
  buttons: readonly CardButton[];
}

/** A member of staff has pressed a button. */
export interface CardPress {
  key: string;
  button: string;
  userid: string;
  /** Changes the card, once, within 72 hours. */
  code: string;
}

/** Hours within which the code of a card changes it. */
export const CARD_CODE_HOURS = 72;
