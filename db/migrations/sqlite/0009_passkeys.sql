CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);--> statement-breakpoint
CREATE UNIQUE INDEX `passkey_credential` ON `passkey` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkey_user` ON `passkey` (`user_id`);--> statement-breakpoint
CREATE TABLE `passkey_handle` (
	`user_id` text PRIMARY KEY NOT NULL REFERENCES `user`(`id`),
	`handle` text NOT NULL
);--> statement-breakpoint
CREATE TABLE `passkey_challenge` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`asker` text NOT NULL,
	`expires_at` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `passkey_challenge_expires` ON `passkey_challenge` (`expires_at`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`hash` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`expires_at` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `attempt_expires` ON `attempt` (`expires_at`);--> statement-breakpoint
CREATE TABLE `factor_reset` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`asked_by` text NOT NULL REFERENCES `user`(`id`),
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`confirmed_by` text REFERENCES `user`(`id`)
);--> statement-breakpoint
CREATE INDEX `factor_reset_user` ON `factor_reset` (`user_id`);
