CREATE TABLE "page_answer" (
	"hash" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "start_code" ADD COLUMN "proof_hash" text;--> statement-breakpoint
ALTER TABLE "start_code" ADD COLUMN "proof_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "start_code" ADD COLUMN "proof_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "start_code" ADD COLUMN "proven_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "page_answer_until" ON "page_answer" USING btree ("until");