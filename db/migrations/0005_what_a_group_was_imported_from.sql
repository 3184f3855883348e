ALTER TABLE "working_group" ADD COLUMN "file_digest" text;--> statement-breakpoint
ALTER TABLE "working_group" ADD COLUMN "digest_revision" integer;