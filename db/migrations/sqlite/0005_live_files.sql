ALTER TABLE `file_version` ADD `name` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `file_version` SET `name` = (SELECT `name` FROM `file` WHERE `file`.`id` = `file_version`.`file_id`);--> statement-breakpoint
ALTER TABLE `file` DROP COLUMN `name`;--> statement-breakpoint
ALTER TABLE `file` ADD `live_version_id` text;--> statement-breakpoint
UPDATE `file` SET `live_version_id` = `version_id` WHERE `item_id` IN (SELECT `id` FROM `item` WHERE `status` <> 'draft');
