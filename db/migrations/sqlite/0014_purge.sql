CREATE TABLE `tombstone` (
	`item_id` text PRIMARY KEY NOT NULL,
	`purged_at` integer NOT NULL,
	`purged_by` text NOT NULL,
	`reason` text NOT NULL,
	`owner_id` text NOT NULL,
	`blobs` text NOT NULL
);--> statement-breakpoint
CREATE TABLE `purge_request` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`reason` text NOT NULL,
	`requested_by` text NOT NULL REFERENCES `user`(`id`),
	`requested_at` integer NOT NULL,
	`decided_by` text REFERENCES `user`(`id`),
	`decided_at` integer,
	`decision` text
);--> statement-breakpoint
CREATE INDEX `purge_request_item` ON `purge_request` (`item_id`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL REFERENCES `item`(`id`),
	`reporter_id` text REFERENCES `user`(`id`),
	`reason` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`hides` integer NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text REFERENCES `user`(`id`),
	`decided_at` integer,
	`decision` text
);--> statement-breakpoint
CREATE INDEX `report_item` ON `report` (`item_id`);--> statement-breakpoint
CREATE INDEX `report_reporter` ON `report` (`reporter_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `makerless_told` (
	`item_id` text PRIMARY KEY NOT NULL REFERENCES `item`(`id`),
	`told_at` integer NOT NULL
);
