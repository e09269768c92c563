ALTER TABLE `item` ADD `published_at` integer;--> statement-breakpoint
ALTER TABLE `item` ADD `public_until` integer;--> statement-breakpoint
UPDATE `item` SET `published_at` = `publish_at`;--> statement-breakpoint
CREATE TABLE `redirect` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`target` text DEFAULT '' NOT NULL,
	`item_id` text REFERENCES `item`(`id`),
	`created_at` integer NOT NULL
);--> statement-breakpoint
CREATE UNIQUE INDEX `redirect_path` ON `redirect` (`path`);--> statement-breakpoint
CREATE INDEX `redirect_item` ON `redirect` (`item_id`);--> statement-breakpoint
CREATE TABLE `redirect_hit` (
	`redirect_id` text NOT NULL REFERENCES `redirect`(`id`),
	`day` text NOT NULL,
	`hits` integer NOT NULL,
	PRIMARY KEY(`redirect_id`, `day`)
);--> statement-breakpoint
CREATE TABLE `page_view` (
	`page` text NOT NULL,
	`day` text NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`page`, `day`)
);--> statement-breakpoint
CREATE INDEX `page_view_day` ON `page_view` (`day`);
