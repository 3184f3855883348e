ALTER TABLE "contact" ADD COLUMN "slack_id" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "teams_id" text;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "home" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "looked_up_groups" integer;--> statement-breakpoint
CREATE INDEX "identity_email" ON "identity" USING btree ("email") WHERE "identity"."email" is not null;