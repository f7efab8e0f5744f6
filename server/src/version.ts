/** Of the product; the packages carry the same. */
export const VERSION = '0.1.0';
