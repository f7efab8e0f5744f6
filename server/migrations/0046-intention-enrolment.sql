-- Messages that a journey may still take back.
create index intention_enrolment on intention (enrolment_id)
  where kind = 'message' and state in ('pending', 'deferred');
