-- By which ids on the platform (external_userid) a person is a friend of a member of staff, the latest first. Somebody who was merged can have
-- several. Empty: nobody has said, as of friendships from before this.
alter table relation add column platform_ids text[] not null default '{}';

update relation r set platform_ids = array[i.value]
from (select contact_id, min(value) as value from identity where kind = 'external_userid' group by contact_id having count(*) = 1) i
where i.contact_id = r.contact_id and r.lost_at is null;
