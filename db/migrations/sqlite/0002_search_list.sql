CREATE INDEX `item_status_date` ON `item` (`status`,`date` DESC,`id`);
