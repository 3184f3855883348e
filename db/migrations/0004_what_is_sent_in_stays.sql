-- What was sent in, locked, shown or logged stays as it is, for every role and every program. A transaction that has
-- a decision for a change names it: set local avstamning.decision = '<reference>'

CREATE FUNCTION "must_have_decision"("what" text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('avstamning.decision', true), '') = '' THEN
    RAISE EXCEPTION '% ändras eller tas inte bort utan beslut.', what
      USING ERRCODE = 'restrict_violation',
        HINT = 'Ange beslutet i transaktionen: set local avstamning.decision = ''<diarienummer>''';
  END IF;
END $$;
--> statement-breakpoint
-- The row and table names are qualified: a restore runs without a search path.
CREATE FUNCTION "must_be_open"("update_id" integer, "n" integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM public.status_update u JOIN public.check_in c ON c.id = u.check_in_id
    WHERE u.id = $1 AND (u.locked_at IS NOT NULL OR c.locked_at IS NOT NULL)
  ) THEN
    PERFORM public.must_have_decision('Det som är låst');
  END IF;
  IF EXISTS (
    SELECT FROM public.version v WHERE v.update_id = $1 AND v.n = $2 AND v.submitted_at IS NOT NULL
  ) THEN
    PERFORM public.must_have_decision('Det som är inskickat');
  END IF;
END $$;
--> statement-breakpoint
-- For version, and for what a version consists of. A version that is sent in was a draft until the row is changed.
CREATE FUNCTION "keep_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM public.must_be_open(OLD.update_id, OLD.n); END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'INSERT' OR (NEW.update_id, NEW.n) IS DISTINCT FROM (OLD.update_id, OLD.n) THEN
    PERFORM public.must_be_open(NEW.update_id, NEW.n);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION "keep_status_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.locked_at IS NOT NULL THEN PERFORM public.must_have_decision('Det som är låst'); END IF;
    RETURN OLD;
  END IF;
  IF (OLD.locked_at IS NOT NULL AND NEW.locked_at IS DISTINCT FROM OLD.locked_at)
    OR (NEW.id, NEW.check_in_id, NEW.party_id) IS DISTINCT FROM (OLD.id, OLD.check_in_id, OLD.party_id) THEN
    PERFORM public.must_have_decision('Det som är låst');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What the file says of the date, and when reminders are planned, is no part of what is locked.
CREATE FUNCTION "keep_check_in"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.locked_at IS NOT NULL THEN PERFORM public.must_have_decision('Det som är låst'); END IF;
    RETURN OLD;
  END IF;
  IF OLD.locked_at IS NOT NULL
    AND (NEW.id, NEW.group_id, NEW.half_year, NEW.due_on, NEW.due_source, NEW.opened_at, NEW.locked_at, NEW.record)
      IS DISTINCT FROM
      (OLD.id, OLD.group_id, OLD.half_year, OLD.due_on, OLD.due_source, OLD.opened_at, OLD.locked_at, OLD.record) THEN
    PERFORM public.must_have_decision('Det som är låst');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION "keep_row"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.must_have_decision(TG_ARGV[0]);
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE FUNCTION "keep_table"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.must_have_decision('Tabellen ' || TG_TABLE_NAME);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "version" FOR EACH ROW EXECUTE FUNCTION "keep_version"();--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "area_report" FOR EACH ROW EXECUTE FUNCTION "keep_version"();--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "commitment" FOR EACH ROW EXECUTE FUNCTION "keep_version"();--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "outcome" FOR EACH ROW EXECUTE FUNCTION "keep_version"();--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "status_update" FOR EACH ROW EXECUTE FUNCTION "keep_status_update"();--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "check_in" FOR EACH ROW EXECUTE FUNCTION "keep_check_in"();--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "superseded_record" FOR EACH ROW EXECUTE FUNCTION "keep_row"('Det som har varit låst');--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "showing" FOR EACH ROW EXECUTE FUNCTION "keep_row"('Det som har visats');--> statement-breakpoint
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION "keep_row"('Loggen');--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "version" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "area_report" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "commitment" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "outcome" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "status_update" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "check_in" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "superseded_record" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "showing" EXECUTE FUNCTION "keep_table"();--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "event" EXECUTE FUNCTION "keep_table"();
