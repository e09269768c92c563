ALTER TABLE `newsletter_issue` ADD `hidden_at` integer;--> statement-breakpoint
ALTER TABLE `newsletter_block` ADD `lead_label` text;--> statement-breakpoint
UPDATE `newsletter_block` SET `lead_label` = (SELECT `label` FROM `item` WHERE `item`.`id` = `newsletter_block`.`item_id`) WHERE `kind` = 'item';
