ALTER TABLE `organisation` ADD `managed_since` integer;--> statement-breakpoint
UPDATE `organisation` SET `managed_since` = `created_at` WHERE `id` IN (
  SELECT `organisation_id` FROM `membership` WHERE `role` = 'manager' AND `pending_since` IS NULL
);
