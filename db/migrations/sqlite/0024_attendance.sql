ALTER TABLE `registration` ADD `reminded_for` text;--> statement-breakpoint
CREATE TABLE `walk_in` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`name` text NOT NULL,
	`organisation_id` text REFERENCES `organisation`(`id`),
	`organisation_name` text DEFAULT '' NOT NULL,
	`checked_in_at` integer NOT NULL,
	`checked_in_by` text NOT NULL
);--> statement-breakpoint
CREATE INDEX `walk_in_item` ON `walk_in` (`item_id`);--> statement-breakpoint
CREATE TABLE `check_in_link` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
);--> statement-breakpoint
CREATE UNIQUE INDEX `check_in_link_hash` ON `check_in_link` (`hash`);--> statement-breakpoint
CREATE INDEX `check_in_link_item` ON `check_in_link` (`item_id`);--> statement-breakpoint
CREATE TABLE `event_attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`organisation_id` text REFERENCES `organisation`(`id`),
	`signed_up` integer NOT NULL,
	`present` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `event_attendance_item` ON `event_attendance` (`item_id`);
