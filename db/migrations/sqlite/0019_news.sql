CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL REFERENCES `organisation`(`id`),
	`title` text NOT NULL,
	`created_at` integer NOT NULL
);--> statement-breakpoint
CREATE UNIQUE INDEX `series_title` ON `series` (`owner_id`, `title`);--> statement-breakpoint
ALTER TABLE `news` ADD `genre` text DEFAULT 'bericht' NOT NULL;--> statement-breakpoint
ALTER TABLE `news` ADD `series_id` text REFERENCES `series`(`id`);--> statement-breakpoint
ALTER TABLE `news` ADD `focus_x` integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE `news` ADD `focus_y` integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE `news` ADD `campaign_from` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `news` ADD `campaign_until` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `news` ADD `steps` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `news_series` ON `news` (`series_id`);--> statement-breakpoint
CREATE TABLE `item_related` (
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`related_id` text NOT NULL REFERENCES `item`(`id`),
	`position` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`item_id`, `related_id`)
);--> statement-breakpoint
CREATE INDEX `item_related_other` ON `item_related` (`related_id`);--> statement-breakpoint
CREATE TABLE `campaign_uptake` (
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`state` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`item_id`, `organisation_id`)
);--> statement-breakpoint
CREATE INDEX `campaign_uptake_organisation` ON `campaign_uptake` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `file_picture` (
	`version_id` text NOT NULL,
	`name` text NOT NULL,
	`file_id` text NOT NULL REFERENCES `file`(`id`),
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	PRIMARY KEY(`version_id`, `name`)
);--> statement-breakpoint
CREATE INDEX `file_picture_file` ON `file_picture` (`file_id`);--> statement-breakpoint
CREATE INDEX `file_picture_blob` ON `file_picture` (`sha256`);
