ALTER TABLE `audit` ADD COLUMN `version` integer NOT NULL DEFAULT 1;--> statement-breakpoint
ALTER TABLE `audit` ADD COLUMN `result` text NOT NULL DEFAULT 'ok';--> statement-breakpoint
ALTER TABLE `audit` ADD COLUMN `origin` text;--> statement-breakpoint
ALTER TABLE `audit` ADD COLUMN `request` text;--> statement-breakpoint
DROP INDEX `audit_object`;--> statement-breakpoint
DROP INDEX `audit_actor`;--> statement-breakpoint
DROP INDEX `audit_organisation`;--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_object_at` ON `audit` (`object_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_actor_at` ON `audit` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `audit_workgroup_at` ON `audit` (`workgroup_id`,`at`);--> statement-breakpoint
CREATE TABLE `audit_organisation` (
	`organisation_id` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	`own_person` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `at`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `audit_organisation_seq` ON `audit_organisation` (`seq`);--> statement-breakpoint
INSERT OR IGNORE INTO `audit_organisation` SELECT m.organisation_id, a.at, a.seq, 1 FROM `audit` a
	JOIN `membership` m ON m.user_id = a.actor AND m.started_at <= a.at AND (m.ends_at IS NULL OR m.ends_at > a.at)
	AND m.pending_since IS NULL;--> statement-breakpoint
INSERT OR IGNORE INTO `audit_organisation` SELECT organisation_id, at, seq, 0 FROM `audit` WHERE organisation_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `audit_checkpoint` (
	`seq` integer PRIMARY KEY NOT NULL,
	`last` text NOT NULL,
	`at` integer NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
DROP TRIGGER `audit_no_delete`;--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit`
	WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM `audit_checkpoint`)
	BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_checkpoint_no_update` BEFORE UPDATE ON `audit_checkpoint` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_checkpoint_no_delete` BEFORE DELETE ON `audit_checkpoint` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
