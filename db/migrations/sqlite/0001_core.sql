CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`object_id` text NOT NULL,
	`organisation_id` text,
	`workgroup_id` text,
	`detail` text NOT NULL,
	`previous` text NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_object` ON `audit` (`object_id`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`);--> statement-breakpoint
CREATE INDEX `audit_organisation` ON `audit` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claim` text,
	`claimed_until` integer,
	`parked_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_waiting` ON `outbox` (`topic`,`key`) WHERE claim IS NULL AND parked_at IS NULL;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_key` ON `outbox` (`topic`,`key`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`version_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`original_allowed` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `file_item` ON `file` (`item_id`);--> statement-breakpoint
CREATE TABLE `file_page` (
	`version_id` text NOT NULL,
	`number` integer NOT NULL,
	`label` text NOT NULL,
	`heading` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`version_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `file_version` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`mime` text NOT NULL,
	`extension` text NOT NULL,
	`scan` text NOT NULL,
	`text` text NOT NULL,
	`text_reason` text,
	`page_count` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `file_version_file` ON `file_version` (`file_id`);--> statement-breakpoint
CREATE INDEX `file_version_blob` ON `file_version` (`sha256`);--> statement-breakpoint
CREATE TABLE `document` (
	`item_id` text PRIMARY KEY NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `item` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`date` text NOT NULL,
	`label` text NOT NULL,
	`assurance` integer NOT NULL,
	`status` text NOT NULL,
	`owner_id` text NOT NULL,
	`workgroup_id` text,
	`creator_id` text NOT NULL,
	`publish_at` integer,
	`notice_line` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workgroup_id`) REFERENCES `workgroup`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`creator_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_list` ON `item` (`kind`,`status`,`date`);--> statement-breakpoint
CREATE INDEX `item_owner` ON `item` (`owner_id`);--> statement-breakpoint
CREATE INDEX `item_workgroup` ON `item` (`workgroup_id`);--> statement-breakpoint
CREATE INDEX `item_creator` ON `item` (`creator_id`);--> statement-breakpoint
CREATE TABLE `item_key` (
	`item_id` text NOT NULL,
	`side` text NOT NULL,
	`key` text NOT NULL,
	`until` integer,
	PRIMARY KEY(`item_id`, `side`, `key`),
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_key_key` ON `item_key` (`key`,`side`);--> statement-breakpoint
CREATE TABLE `item_theme` (
	`item_id` text NOT NULL,
	`theme_id` text NOT NULL,
	PRIMARY KEY(`item_id`, `theme_id`),
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_theme_theme` ON `item_theme` (`theme_id`);--> statement-breakpoint
CREATE TABLE `item_version` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_version_number` ON `item_version` (`item_id`,`number`);--> statement-breakpoint
CREATE INDEX `item_version_state` ON `item_version` (`item_id`,`state`);--> statement-breakpoint
CREATE TABLE `news` (
	`item_id` text PRIMARY KEY NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	`pinned` integer DEFAULT false NOT NULL,
	`image_file_id` text,
	`image_alt` text DEFAULT '' NOT NULL,
	`image_credit` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `practice` (
	`item_id` text PRIMARY KEY NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`approach` text DEFAULT '' NOT NULL,
	`conditions` text DEFAULT '' NOT NULL,
	`results` text DEFAULT '' NOT NULL,
	`costs` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`label` text NOT NULL,
	`locks` text NOT NULL,
	`proposed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision` text,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proposal_item` ON `proposal` (`item_id`);--> statement-breakpoint
CREATE TABLE `suspect` (
	`item_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `theme` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`colour` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `theme_slug` ON `theme` (`slug`);--> statement-breakpoint
CREATE TABLE `api_token` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_hash` ON `api_token` (`hash`);--> statement-breakpoint
CREATE INDEX `api_token_user` ON `api_token` (`user_id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`started_at` integer NOT NULL,
	`ends_at` integer,
	`pending_since` integer,
	`created_by` text,
	`confirmed_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_once` ON `membership` (`user_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `membership_organisation` ON `membership` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`core_partner` integer DEFAULT false NOT NULL,
	`publishes` integer DEFAULT false NOT NULL,
	`names_hidden` integer DEFAULT false NOT NULL,
	`mail_domain` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_slug` ON `organisation` (`slug`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_code_user` ON `recovery_code` (`user_id`);--> statement-breakpoint
CREATE TABLE `seat` (
	`id` text PRIMARY KEY NOT NULL,
	`workgroup_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text,
	`coordinator` integer DEFAULT false NOT NULL,
	`ends_at` integer,
	`pending_since` integer,
	`created_by` text,
	`confirmed_by` text,
	FOREIGN KEY (`workgroup_id`) REFERENCES `workgroup`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seat_once` ON `seat` (`workgroup_id`,`organisation_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `seat_user` ON `seat` (`user_id`);--> statement-breakpoint
CREATE INDEX `seat_organisation` ON `seat` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`factor_at` integer,
	`address` text DEFAULT '' NOT NULL,
	`agent` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `sharing_group` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`owner_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sharing_group_slug` ON `sharing_group` (`slug`);--> statement-breakpoint
CREATE TABLE `sharing_group_member` (
	`group_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`pending_since` integer,
	`created_by` text,
	`confirmed_by` text,
	PRIMARY KEY(`group_id`, `organisation_id`),
	FOREIGN KEY (`group_id`) REFERENCES `sharing_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sharing_group_member_organisation` ON `sharing_group_member` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `single_use_link` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`email` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`job_title` text DEFAULT '' NOT NULL,
	`number` integer NOT NULL,
	`administrator` integer DEFAULT false NOT NULL,
	`password_hash` text,
	`totp_secret` text,
	`totp_enrolled_at` integer,
	`totp_last_step` integer,
	`suspended_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `workgroup` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`hidden` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workgroup_slug` ON `workgroup` (`slug`);--> statement-breakpoint
CREATE TABLE `search_document` (
	`id` text NOT NULL,
	`row` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` text NOT NULL,
	`file_id` text,
	`page` integer,
	`page_label` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`heading` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`title_shadow` text DEFAULT '' NOT NULL,
	`text_shadow` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `search_document_item` ON `search_document` (`item_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `search_document_id` ON `search_document` (`id`);--> statement-breakpoint
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
