CREATE TABLE `account_request` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`email` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`organisation_name` text DEFAULT '' NOT NULL,
	`organisation_id` text REFERENCES `organisation`(`id`),
	`job_function` text DEFAULT '' NOT NULL,
	`job_title` text DEFAULT '' NOT NULL,
	`themes` text NOT NULL,
	`newsletter` integer DEFAULT false NOT NULL,
	`consent_version` text NOT NULL,
	`sent_at` integer NOT NULL,
	`sent_from` text NOT NULL,
	`sent_by` text,
	`confirmed_at` integer,
	`confirmed_by` text,
	`question` text DEFAULT '' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`decided_at` integer,
	`membership_id` text REFERENCES `membership`(`id`),
	`revision` integer DEFAULT 0 NOT NULL
);--> statement-breakpoint
CREATE INDEX `account_request_waiting` ON `account_request` (`organisation_id`, `state`, `confirmed_at`);--> statement-breakpoint
CREATE INDEX `account_request_email` ON `account_request` (`email`);--> statement-breakpoint
CREATE TABLE `request_approval` (
	`request_id` text NOT NULL REFERENCES `account_request`(`id`),
	`side` text NOT NULL,
	`user_id` text NOT NULL REFERENCES `user`(`id`),
	`role` text NOT NULL,
	`ends_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `side`)
);--> statement-breakpoint
CREATE TABLE `request_link` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`request_id` text NOT NULL REFERENCES `account_request`(`id`),
	`expires_at` integer NOT NULL,
	`used_at` integer
);--> statement-breakpoint
CREATE INDEX `request_link_request` ON `request_link` (`request_id`);--> statement-breakpoint
CREATE TABLE `newsletter_subscription` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`how` text NOT NULL,
	`consent_version` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_from` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	`confirmed_from` text NOT NULL,
	`ended_at` integer,
	`ended_how` text
);--> statement-breakpoint
CREATE UNIQUE INDEX `newsletter_subscription_email` ON `newsletter_subscription` (`email`);--> statement-breakpoint
CREATE TABLE `newsletter_theme` (
	`subscription_id` text NOT NULL REFERENCES `newsletter_subscription`(`id`),
	`theme_id` text NOT NULL REFERENCES `theme`(`id`),
	PRIMARY KEY(`subscription_id`, `theme_id`)
);--> statement-breakpoint
CREATE INDEX `newsletter_theme_theme` ON `newsletter_theme` (`theme_id`);
