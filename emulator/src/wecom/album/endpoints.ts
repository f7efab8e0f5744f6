import type { Endpoint } from '../endpoint.ts';
import { addProductAlbum } from './add-product-album.ts';
import { deleteProductAlbum } from './delete-product-album.ts';
import { getProductAlbum } from './get-product-album.ts';
import { getProductAlbumList } from './get-product-album-list.ts';
import { updateProductAlbum } from './update-product-album.ts';

/** The product album. */
export const ALBUM_ENDPOINTS: Endpoint[] = [
  addProductAlbum,
  getProductAlbum,
  getProductAlbumList,
  updateProductAlbum,
  deleteProductAlbum,
];
