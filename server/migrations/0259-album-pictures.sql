-- Pictures of the product album have ids of their own. 商品图册
alter table wecom_media drop constraint wecom_media_upload_check;
alter table wecom_media add constraint wecom_media_upload_check
  check (upload in ('image', 'video', 'file', 'address', 'moment-image', 'moment-video', 'album-image'));
