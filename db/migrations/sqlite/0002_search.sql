CREATE VIRTUAL TABLE `search_fts` USING fts5(
	`title`, `heading`, `text`, `title_shadow`, `text_shadow`,
	content='search_document', content_rowid='row', columnsize=0, tokenize='unicode61 remove_diacritics 2', prefix='3'
);--> statement-breakpoint
CREATE TRIGGER `search_document_insert` AFTER INSERT ON `search_document` BEGIN
	INSERT INTO `search_fts` (rowid, `title`, `heading`, `text`, `title_shadow`, `text_shadow`)
	VALUES (new.`row`, new.`title`, new.`heading`, new.`text`, new.`title_shadow`, new.`text_shadow`);
END;--> statement-breakpoint
CREATE TRIGGER `search_document_delete` AFTER DELETE ON `search_document` BEGIN
	INSERT INTO `search_fts` (`search_fts`, rowid, `title`, `heading`, `text`, `title_shadow`, `text_shadow`)
	VALUES ('delete', old.`row`, old.`title`, old.`heading`, old.`text`, old.`title_shadow`, old.`text_shadow`);
END;--> statement-breakpoint
CREATE TRIGGER `search_document_update` AFTER UPDATE ON `search_document` BEGIN
	INSERT INTO `search_fts` (`search_fts`, rowid, `title`, `heading`, `text`, `title_shadow`, `text_shadow`)
	VALUES ('delete', old.`row`, old.`title`, old.`heading`, old.`text`, old.`title_shadow`, old.`text_shadow`);
	INSERT INTO `search_fts` (rowid, `title`, `heading`, `text`, `title_shadow`, `text_shadow`)
	VALUES (new.`row`, new.`title`, new.`heading`, new.`text`, new.`title_shadow`, new.`text_shadow`);
END;--> statement-breakpoint
CREATE TABLE `search_word` (
	`word` text PRIMARY KEY NOT NULL,
	`stem` text NOT NULL,
	`clear` integer NOT NULL,
	`green` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_word_stem` ON `search_word` (`stem`);--> statement-breakpoint
CREATE TABLE `search_open_item` (
	`item_id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_open_item_label` ON `search_open_item` (`label`);--> statement-breakpoint
CREATE INDEX `item_key_until` ON `item_key` (`until`) WHERE until IS NOT NULL;
