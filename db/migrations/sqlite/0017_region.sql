CREATE TABLE `reading_count` (
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`day` text NOT NULL,
	`readings` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `day`)
);--> statement-breakpoint
CREATE TABLE `reminder` (
	`user_id` text PRIMARY KEY NOT NULL REFERENCES `user`(`id`),
	`sent_at` integer NOT NULL
);
