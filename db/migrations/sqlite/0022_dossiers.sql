ALTER TABLE `theme` ADD `introduction` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `theme` ADD `html` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `theme` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE TABLE `strategic_agenda` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`from_year` integer NOT NULL,
	`until_year` integer NOT NULL,
	`introduction` text DEFAULT '' NOT NULL,
	`source_title` text DEFAULT '' NOT NULL,
	`source_url` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `strategic_agenda_years` ON `strategic_agenda` (`from_year`);--> statement-breakpoint
CREATE TABLE `agenda_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`agenda_id` text NOT NULL REFERENCES `strategic_agenda`(`id`),
	`parent_id` text,
	`name` text NOT NULL,
	`position` integer NOT NULL
);--> statement-breakpoint
CREATE INDEX `agenda_entry_agenda` ON `agenda_entry` (`agenda_id`);--> statement-breakpoint
CREATE INDEX `agenda_entry_parent` ON `agenda_entry` (`parent_id`);--> statement-breakpoint
CREATE TABLE `agenda_entry_theme` (
	`entry_id` text NOT NULL REFERENCES `agenda_entry`(`id`),
	`theme_id` text NOT NULL REFERENCES `theme`(`id`),
	PRIMARY KEY(`entry_id`, `theme_id`)
);--> statement-breakpoint
CREATE INDEX `agenda_entry_theme_theme` ON `agenda_entry_theme` (`theme_id`);--> statement-breakpoint
CREATE TABLE `legislation` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text DEFAULT '' NOT NULL,
	`introduction` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL
);--> statement-breakpoint
CREATE UNIQUE INDEX `legislation_slug` ON `legislation` (`slug`);--> statement-breakpoint
CREATE TABLE `legislation_state` (
	`id` text PRIMARY KEY NOT NULL,
	`legislation_id` text NOT NULL REFERENCES `legislation`(`id`),
	`date` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`text` text NOT NULL,
	`source_title` text NOT NULL,
	`source_url` text DEFAULT '' NOT NULL
);--> statement-breakpoint
CREATE INDEX `legislation_state_newest` ON `legislation_state` (`legislation_id`, `date`, `position`);--> statement-breakpoint
CREATE TABLE `legislation_theme` (
	`legislation_id` text NOT NULL REFERENCES `legislation`(`id`),
	`theme_id` text NOT NULL REFERENCES `theme`(`id`),
	PRIMARY KEY(`legislation_id`, `theme_id`)
);--> statement-breakpoint
CREATE INDEX `legislation_theme_theme` ON `legislation_theme` (`theme_id`);
