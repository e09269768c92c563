CREATE INDEX `item_publish_at` ON `item` (`publish_at`);--> statement-breakpoint
CREATE INDEX `news_pinned` ON `news` (`item_id`) WHERE pinned = 1;
