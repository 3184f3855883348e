CREATE TABLE "playground_message" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "playground_message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"conversation" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sender" text,
	"delivery" uuid,
	"slot" text,
	"unread" boolean NOT NULL,
	"drawn" jsonb NOT NULL,
	CONSTRAINT "playground_message_delivery" UNIQUE("delivery")
);
--> statement-breakpoint
CREATE INDEX "playground_message_conversation" ON "playground_message" USING btree ("conversation","id");--> statement-breakpoint
CREATE INDEX "playground_message_unread" ON "playground_message" USING btree ("conversation") WHERE "playground_message"."unread";