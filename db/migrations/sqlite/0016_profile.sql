ALTER TABLE `api_token` ADD `scopes` text DEFAULT '["search"]' NOT NULL;--> statement-breakpoint
ALTER TABLE `user` ADD `contact_shown` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `user` ADD `deleted_at` integer;--> statement-breakpoint
CREATE TABLE `expertise` (
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`subject` text NOT NULL,
	`folded` text NOT NULL,
	PRIMARY KEY(`user_id`, `folded`)
);--> statement-breakpoint
CREATE TABLE `notice_off` (
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`notice` text NOT NULL,
	PRIMARY KEY(`user_id`, `notice`)
);
