create table flow (
  tenant_id varchar(128) not null,
  id varchar(64) not null,
  name varchar(400) not null,
  description varchar(8000),
  owner_id varchar(128) not null,
  version varchar(200) not null,
  revision bigint not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  deleted_at timestamp(6) with time zone,
  primary key (tenant_id, id)
);

create table flow_version (
  tenant_id varchar(128) not null,
  flow_id varchar(64) not null,
  version varchar(200) not null,
  revision bigint not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(128) not null,
  primary key (tenant_id, flow_id, version),
  foreign key (tenant_id, flow_id) references flow (tenant_id, id)
);

create table flow_content (
  content_key varchar(600) not null primary key,
  body bytea not null
);

-- One row a flow, made with it: whoever updates it holds the flow's lease.
create table deploy_lease (
  tenant_id varchar(128) not null,
  flow_id varchar(64) not null,
  fence bigint not null,
  holder varchar(64),
  deployment_id varchar(64),
  held_by varchar(128),
  since timestamp(6) with time zone,
  expires_at timestamp(6) with time zone,
  primary key (tenant_id, flow_id),
  foreign key (tenant_id, flow_id) references flow (tenant_id, id)
);

-- What is known of a flow's Core upstream.
create table core_state (
  tenant_id varchar(128) not null,
  flow_id varchar(64) not null,
  core_id varchar(400),
  core_slug varchar(400),
  create_uncertain boolean not null,
  fingerprint varchar(64),
  version varchar(200),
  publication varchar(16) not null,
  published_slug varchar(1000),
  group_ids varchar(1000000) not null,
  deployment_id varchar(64),
  primary key (tenant_id, flow_id),
  foreign key (tenant_id, flow_id) references flow (tenant_id, id)
);

create table deployment (
  tenant_id varchar(128) not null,
  id varchar(64) not null,
  flow_id varchar(64) not null,
  version varchar(200) not null,
  fingerprint varchar(64) not null,
  publish_wanted boolean not null,
  group_ids varchar(1000000) not null,
  unpublish boolean not null,
  forced boolean not null,
  deployed_by varchar(128) not null,
  started_at timestamp(6) with time zone not null,
  status varchar(32) not null,
  core_id varchar(400),
  published_slug varchar(1000),
  error varchar(64),
  error_message varchar(4000),
  ended_at timestamp(6) with time zone,
  attempts integer not null,
  next_attempt_at timestamp(6) with time zone,
  primary key (tenant_id, id),
  foreign key (tenant_id, flow_id) references flow (tenant_id, id)
);

create index deployment_of_flow on deployment (tenant_id, flow_id, id);
create index deployment_by_status on deployment (status, next_attempt_at);

create table deployment_step (
  tenant_id varchar(128) not null,
  deployment_id varchar(64) not null,
  sequence integer not null,
  kind varchar(32) not null,
  target varchar(1000) not null,
  started_at timestamp(6) with time zone not null,
  outcome varchar(32),
  duration_ms bigint not null,
  primary key (tenant_id, deployment_id, sequence),
  foreign key (tenant_id, deployment_id) references deployment (tenant_id, id)
);

create table tenant_credential (
  tenant_id varchar(128) not null primary key,
  sealed_api_key bytea not null,
  base_url varchar(2000)
);

create table kept_answer (
  tenant_id varchar(128) not null,
  subject varchar(128) not null,
  key_hash varchar(64) not null,
  request_hash varchar(64) not null,
  reserved varchar(64) not null,
  created_at timestamp(6) with time zone not null,
  claimed_until timestamp(6) with time zone,
  status integer,
  content_type varchar(200),
  etag varchar(300),
  body bytea,
  primary key (tenant_id, subject, key_hash)
);

create index kept_answer_age on kept_answer (created_at);
