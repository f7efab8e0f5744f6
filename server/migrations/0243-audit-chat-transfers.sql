-- Handing a customer group to another member is somebody's decision, like handing over customers.
select audit_table('chat_transfer', 'id', '');
