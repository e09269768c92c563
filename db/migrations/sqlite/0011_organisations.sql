ALTER TABLE `organisation` ADD `reviewed_at` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `user` ADD `last_active_day` text;--> statement-breakpoint
UPDATE `user` SET `last_active_day` = date('now') WHERE `password_hash` IS NOT NULL;--> statement-breakpoint
ALTER TABLE `membership` ADD `review_by` integer;--> statement-breakpoint
ALTER TABLE `membership` ADD `asked_at` integer;--> statement-breakpoint
CREATE TABLE `organisation_name` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`name` text NOT NULL,
	`until` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `organisation_name_organisation` ON `organisation_name` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_review` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`warned` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	`closed_by` text
);--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_review_open` ON `organisation_review` (`organisation_id`) WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisation_review_organisation` ON `organisation_review` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_review_mark` (
	`review_id` text NOT NULL REFERENCES `organisation_review`(`id`),
	`membership_id` text NOT NULL REFERENCES `membership`(`id`),
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`outcome` text NOT NULL,
	`marked_by` text NOT NULL REFERENCES `user`(`id`),
	`marked_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `membership_id`)
);--> statement-breakpoint
CREATE TABLE `organisation_merge` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL REFERENCES `organisation`(`id`),
	`into_id` text NOT NULL REFERENCES `organisation`(`id`),
	`prepared_by` text NOT NULL REFERENCES `user`(`id`),
	`prepared_at` integer NOT NULL,
	`from_agreed_by` text,
	`into_agreed_by` text,
	`decided_at` integer,
	`decision` text
);--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_merge_open_from` ON `organisation_merge` (`from_id`) WHERE decided_at IS NULL;--> statement-breakpoint
CREATE INDEX `organisation_merge_into` ON `organisation_merge` (`into_id`);--> statement-breakpoint
CREATE TABLE `organisation_merge_role` (
	`merge_id` text NOT NULL REFERENCES `organisation_merge`(`id`),
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`from_role` text NOT NULL,
	`into_role` text NOT NULL,
	PRIMARY KEY(`merge_id`, `user_id`)
);
