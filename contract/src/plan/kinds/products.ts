import { z } from 'zod';
import { nameSchema, yuanSchema } from '../values.ts';
import { mediaPathSchema } from './attachments.ts';

/** A product that staff show to customers: it is kept in the product album of WeCom. 商品 */
export const productSchema = z.strictObject({
  name: nameSchema,
  sku: z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/)
    .meta({
      description:
        'Product code, unlike that of any other: letters, digits and signs without spaces, at most 128 / 商品编码,每个商品不同:字母、数字、符号,不带空格,至多 128 个',
    }),
  price: yuanSchema.meta({
    description: 'Price in yuan, at most 50,000: 99 or 9.9 / 价格(元),至多 50000:99 或 9.9',
  }),
  text: z.string().trim().min(1).max(300).optional().meta({
    description:
      'What customers read below the name; both have at most 300 characters / 名称下面给客户看的介绍,连名称至多 300 个字',
  }),
  pictures: z
    .array(
      mediaPathSchema.meta({
        description:
          'JPG or PNG in the folder of the plan, at most 10 MB: files/a.png / 方案文件夹里的 JPG 或 PNG,至多 10 MB:files/a.png',
      }),
    )
    .min(1)
    .max(9)
    .meta({
      description: 'Pictures, one to nine; the first is shown in lists / 图片,1 到 9 张,第一张是封面',
    }),
});
export type Product = z.infer<typeof productSchema>;
