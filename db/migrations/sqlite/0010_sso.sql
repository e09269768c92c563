CREATE TABLE `identity_provider` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`client_id` text NOT NULL,
	`method` text NOT NULL,
	`client_secret` text,
	`private_key` text,
	`public_key` text,
	`scopes` text NOT NULL,
	`acr_values` text DEFAULT '' NOT NULL,
	`amr_values` text DEFAULT '' NOT NULL,
	`end_session` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`confirmed_by` text,
	`pending_since` integer,
	`off_since` integer,
	`off_by` text
);--> statement-breakpoint
CREATE INDEX `identity_provider_organisation` ON `identity_provider` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `identity` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL REFERENCES `identity_provider`(`id`),
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`linked_at` integer NOT NULL,
	`used_at` integer
);--> statement-breakpoint
CREATE UNIQUE INDEX `identity_subject` ON `identity` (`provider_id`,`issuer`,`subject`);--> statement-breakpoint
CREATE UNIQUE INDEX `identity_person` ON `identity` (`provider_id`,`issuer`,`user_id`);--> statement-breakpoint
CREATE INDEX `identity_user` ON `identity` (`user_id`);--> statement-breakpoint
CREATE TABLE `sso_transaction` (
	`hash` text PRIMARY KEY NOT NULL,
	`state_hash` text NOT NULL,
	`provider_id` text NOT NULL REFERENCES `identity_provider`(`id`),
	`purpose` text NOT NULL,
	`session_id` text,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `sso_transaction_expires` ON `sso_transaction` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sso_session` (
	`session_id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL REFERENCES `identity_provider`(`id`),
	`identity_id` text NOT NULL REFERENCES `identity`(`id`),
	`sid` text,
	`id_token` text NOT NULL,
	`created_at` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `sso_session_provider` ON `sso_session` (`provider_id`);--> statement-breakpoint
CREATE INDEX `sso_session_identity` ON `sso_session` (`identity_id`);--> statement-breakpoint
CREATE TABLE `sso_logout` (
	`provider_id` text NOT NULL REFERENCES `identity_provider`(`id`),
	`jti` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`provider_id`, `jti`)
);
