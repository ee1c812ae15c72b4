-- One text, sealed with the keys of the first process on a shared database: whoever can't open it has other keys.
create table key_check (
  id integer not null primary key,
  sealed bytea not null
);

-- The lease that a deployment was first recorded under: their order, whatever the clocks of boxes say.
alter table deployment add column fence bigint;
