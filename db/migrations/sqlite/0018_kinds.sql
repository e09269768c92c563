ALTER TABLE `item` ADD `publisher` text DEFAULT 'var' NOT NULL;--> statement-breakpoint
UPDATE `item` SET `publisher` = 'riec' WHERE `owner_id` IN (SELECT `id` FROM `organisation` WHERE `kind` = 'riec');--> statement-breakpoint
UPDATE `item` SET `publisher` = 'pvo' WHERE `owner_id` IN (SELECT `id` FROM `organisation` WHERE `kind` = 'business_platform');--> statement-breakpoint
CREATE TABLE `link` (
	`item_id` text PRIMARY KEY NOT NULL REFERENCES `item`(`id`),
	`body` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	`url` text DEFAULT '' NOT NULL,
	`source` text DEFAULT '' NOT NULL
);--> statement-breakpoint
CREATE TABLE `theme_follow` (
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`theme_id` text NOT NULL REFERENCES `theme`(`id`),
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `theme_id`)
);--> statement-breakpoint
CREATE INDEX `theme_follow_theme` ON `theme_follow` (`theme_id`);--> statement-breakpoint
CREATE TABLE `event_series` (
	`id` text PRIMARY KEY NOT NULL,
	`rule` text NOT NULL,
	`created_at` integer NOT NULL
);--> statement-breakpoint
CREATE TABLE `event` (
	`item_id` text PRIMARY KEY NOT NULL REFERENCES `item`(`id`),
	`body` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	`type` text DEFAULT 'netwerkbijeenkomst' NOT NULL,
	`start_time` text DEFAULT '' NOT NULL,
	`end_date` text DEFAULT '' NOT NULL,
	`end_time` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`online_url` text DEFAULT '' NOT NULL,
	`target_audience` text DEFAULT '' NOT NULL,
	`speakers` text DEFAULT '' NOT NULL,
	`programme` text DEFAULT '' NOT NULL,
	`host_id` text REFERENCES `organisation`(`id`),
	`series_id` text REFERENCES `event_series`(`id`),
	`registration` text DEFAULT 'none' NOT NULL,
	`capacity` integer,
	`closes_at` integer,
	`cancelled_at` integer,
	`sequence` integer DEFAULT 0 NOT NULL
);--> statement-breakpoint
CREATE INDEX `event_series_items` ON `event` (`series_id`);--> statement-breakpoint
CREATE TABLE `event_session` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`title` text NOT NULL,
	`start_time` text DEFAULT '' NOT NULL,
	`end_time` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`speaker` text DEFAULT '' NOT NULL,
	`capacity` integer,
	`position` integer DEFAULT 0 NOT NULL
);--> statement-breakpoint
CREATE INDEX `event_session_item` ON `event_session` (`item_id`);--> statement-breakpoint
CREATE TABLE `registration` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`user_id` text REFERENCES `user`(`id`),
	`email` text NOT NULL,
	`name` text NOT NULL,
	`organisation_id` text REFERENCES `organisation`(`id`),
	`organisation_name` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`cancelled_at` integer,
	`checked_in_at` integer,
	`checked_in_by` text,
	`sequence` integer DEFAULT 0 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);--> statement-breakpoint
CREATE UNIQUE INDEX `registration_address` ON `registration` (`item_id`, `email`);--> statement-breakpoint
CREATE INDEX `registration_state` ON `registration` (`item_id`, `state`, `created_at`);--> statement-breakpoint
CREATE INDEX `registration_user` ON `registration` (`user_id`);--> statement-breakpoint
CREATE TABLE `registration_session` (
	`registration_id` text NOT NULL REFERENCES `registration`(`id`),
	`session_id` text NOT NULL REFERENCES `event_session`(`id`),
	`waiting` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`registration_id`, `session_id`)
);--> statement-breakpoint
CREATE INDEX `registration_session_session` ON `registration_session` (`session_id`);--> statement-breakpoint
CREATE TABLE `event_material` (
	`event_id` text NOT NULL REFERENCES `item`(`id`),
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`session_id` text REFERENCES `event_session`(`id`),
	`role` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`added_on` text NOT NULL,
	PRIMARY KEY(`event_id`, `item_id`)
);--> statement-breakpoint
CREATE INDEX `event_material_item` ON `event_material` (`item_id`);--> statement-breakpoint
CREATE TABLE `calendar_address` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer
);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_address_hash` ON `calendar_address` (`hash`);--> statement-breakpoint
CREATE INDEX `calendar_address_user` ON `calendar_address` (`user_id`);
