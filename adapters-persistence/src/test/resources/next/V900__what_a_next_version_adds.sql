alter table flow add column colour varchar(20);
alter table deployment add column priority integer default 0 not null;
create table of_the_next_version (id integer primary key);
