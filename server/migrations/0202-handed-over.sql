-- A friendship may also end because the customer was handed to another member. 继承
alter table wecom_follow drop constraint wecom_follow_loss_check;
alter table wecom_follow add constraint wecom_follow_loss_check check (loss in ('lost', 'removed', 'handed-over'));
