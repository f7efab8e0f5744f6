/** A picture of the product album (商品图册). */
export interface Product {
  productId: string;
  description: string;
  /** Fen. */
  price: number;
  sn: string;
  attachments: Array<Record<string, unknown>>;
  /** Unix milliseconds. */
  createdAt: number;
}
