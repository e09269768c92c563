ALTER TABLE `workgroup` ADD `joining` text DEFAULT 'invited' NOT NULL;--> statement-breakpoint
ALTER TABLE `seat` ADD `starts_at` integer;--> statement-breakpoint
ALTER TABLE `seat` ADD `succeeds` text;--> statement-breakpoint
CREATE TABLE `seat_holding` (
	`id` text PRIMARY KEY NOT NULL,
	`seat_id` text NOT NULL REFERENCES `seat`(`id`),
	`workgroup_id` text NOT NULL REFERENCES `workgroup`(`id`),
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`from_at` integer,
	`until_at` integer
);--> statement-breakpoint
CREATE INDEX `seat_holding_seat` ON `seat_holding` (`seat_id`);--> statement-breakpoint
CREATE INDEX `seat_holding_organisation` ON `seat_holding` (`organisation_id`);--> statement-breakpoint
INSERT INTO `seat_holding` (`id`, `seat_id`, `workgroup_id`, `organisation_id`, `user_id`, `from_at`, `until_at`)
  SELECT `id`, `id`, `workgroup_id`, `organisation_id`, `user_id`, NULL, `ends_at` FROM `seat`
  WHERE `user_id` IS NOT NULL AND `pending_since` IS NULL;--> statement-breakpoint
CREATE TABLE `seat_request` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`workgroup_id` text NOT NULL REFERENCES `workgroup`(`id`),
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`seat_id` text REFERENCES `seat`(`id`),
	`user_id` text REFERENCES `user`(`id`),
	`name` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`job_title` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`starts_at` integer,
	`asked_by` text NOT NULL REFERENCES `user`(`id`),
	`created_at` integer NOT NULL,
	`coordinator_by` text,
	`manager_by` text,
	`outcome` text,
	`closed_at` integer,
	`closed_by` text,
	`answer` text DEFAULT '' NOT NULL
);--> statement-breakpoint
CREATE UNIQUE INDEX `seat_request_person` ON `seat_request` (`workgroup_id`, `organisation_id`, `user_id`)
  WHERE `closed_at` IS NULL AND `user_id` IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `seat_request_address` ON `seat_request` (`workgroup_id`, `organisation_id`, `email`)
  WHERE `closed_at` IS NULL AND `email` <> '';--> statement-breakpoint
CREATE INDEX `seat_request_organisation` ON `seat_request` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `seat_request_asker` ON `seat_request` (`asked_by`);
