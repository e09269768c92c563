CREATE TABLE `backup` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`origin` text NOT NULL,
	`file` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`duration` integer NOT NULL,
	`size` integer,
	`reason` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `backup_state` ON `backup` (`state`,`seq`);
