CREATE TABLE `organisation_domain` (
	`organisation_id` text NOT NULL REFERENCES `organisation`(`id`),
	`domain` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `domain`)
);--> statement-breakpoint
CREATE INDEX `organisation_domain_domain` ON `organisation_domain` (`domain`);--> statement-breakpoint
INSERT INTO `organisation_domain` (`organisation_id`, `domain`)
  SELECT `id`, lower(`mail_domain`) FROM `organisation` WHERE `mail_domain` IS NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` DROP COLUMN `mail_domain`;
