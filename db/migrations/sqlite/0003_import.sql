CREATE TABLE `import_source` (
	`source` text NOT NULL,
	`path` text NOT NULL,
	`sha256` text NOT NULL,
	`fingerprint` text NOT NULL,
	`item_id` text NOT NULL,
	`file_id` text,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`source`, `path`),
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_source_item` ON `import_source` (`item_id`);
