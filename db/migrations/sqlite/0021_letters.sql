ALTER TABLE `newsletter_subscription` ADD `issues` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `newsletter_subscription` ADD `digest` text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE `newsletter_subscription` ADD `weekly_most` integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE `newsletter_subscription` ADD `digest_since` integer;--> statement-breakpoint
ALTER TABLE `newsletter_subscription` ADD `digest_at` integer;--> statement-breakpoint
CREATE TABLE `newsletter_issue` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`intro` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`send_at` integer,
	`began_at` integer,
	`finished_at` integer,
	`spread_after` text DEFAULT '' NOT NULL,
	`spread_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL REFERENCES `user`(`id`),
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL REFERENCES `user`(`id`)
);--> statement-breakpoint
CREATE INDEX `newsletter_issue_state` ON `newsletter_issue` (`state`, `began_at`);--> statement-breakpoint
CREATE TABLE `newsletter_block` (
	`id` text PRIMARY KEY NOT NULL,
	`issue_id` text NOT NULL REFERENCES `newsletter_issue`(`id`),
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`item_id` text REFERENCES `item`(`id`),
	`text` text DEFAULT '' NOT NULL
);--> statement-breakpoint
CREATE INDEX `newsletter_block_issue` ON `newsletter_block` (`issue_id`, `position`);--> statement-breakpoint
CREATE INDEX `newsletter_block_item` ON `newsletter_block` (`item_id`);--> statement-breakpoint
CREATE TABLE `newsletter_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`issue_id` text REFERENCES `newsletter_issue`(`id`),
	`subscription_id` text REFERENCES `newsletter_subscription`(`id`),
	`state` text NOT NULL,
	`claim` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`bounced_at` integer,
	`bounce_code` text,
	`unsubscribed_at` integer
);--> statement-breakpoint
CREATE UNIQUE INDEX `newsletter_delivery_reader` ON `newsletter_delivery` (`issue_id`, `subscription_id`);--> statement-breakpoint
CREATE INDEX `newsletter_delivery_state` ON `newsletter_delivery` (`issue_id`, `state`, `next_at`);--> statement-breakpoint
CREATE INDEX `newsletter_delivery_sent` ON `newsletter_delivery` (`subscription_id`, `sent_at`);
