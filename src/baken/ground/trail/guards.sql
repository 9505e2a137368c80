-- Two append-only logs. Lines enter only by these definer functions, which take the identity from the session itself;
-- nobody, the owner of the tables included, can change or remove a line (architecture 2.4).

CREATE SCHEMA IF NOT EXISTS trail;
REVOKE ALL ON SCHEMA trail FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA trail TO baken_gate;
GRANT USAGE ON SCHEMA trail TO baken_app, baken_worker, baken_login;

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['trail_accessline', 'trail_processingline', 'trail_link'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('DROP POLICY IF EXISTS gate ON %I', t);
        EXECUTE format('CREATE POLICY gate ON %I TO baken_gate USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO baken_gate', t);
        EXECUTE format('GRANT SELECT ON %I TO baken_backup', t);
    END LOOP;
END $$;
GRANT USAGE ON SEQUENCE trail_accessline_seq_seq, trail_processingline_seq_seq, trail_link_id_seq TO baken_gate;

DROP POLICY IF EXISTS see ON trail_accessline;
CREATE POLICY see ON trail_accessline FOR SELECT TO baken_app USING (
    municipality = (SELECT gate.municipality())
    AND ((SELECT gate.acting_as('privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy'))
         OR account = (SELECT gate.account()) AND (SELECT gate.activity()) = 'read_own_log'));
GRANT SELECT ON trail_accessline TO baken_app;
DROP POLICY IF EXISTS see ON trail_processingline;
CREATE POLICY see ON trail_processingline FOR SELECT TO baken_app USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy')));
GRANT SELECT ON trail_processingline TO baken_app;

SET ROLE baken_gate;

CREATE OR REPLACE FUNCTION trail.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'BK403';
END $$;

-- Write what one block of work saw or did. `seen` is {"table": ["uuid", …], …}; with nothing seen one line still says that the page was opened.
CREATE OR REPLACE FUNCTION trail.note(token text, claimed_membership uuid, activity text, kind text, seen jsonb, page text, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    who record;
BEGIN
    SELECT s.account_id, m.id AS membership_id, m.municipality, m.role INTO who
      FROM public.organisations_session s
      LEFT JOIN public.organisations_membership m ON m.account_id = s.account_id AND m.id = claimed_membership
     WHERE s.token_hash = sha256(convert_to(token, 'UTF8'));
    INSERT INTO public.trail_accessline (xid, at, municipality, account, membership, role, activity, kind, source, records, page, reason)
    SELECT pg_current_xact_id()::text::bigint, clock_timestamp(), coalesce(who.municipality, ''), who.account_id, who.membership_id,
           coalesce(who.role, ''), note.activity, note.kind, line.source, line.records, left(note.page, 80), note.reason
      FROM (SELECT e.key AS source, ARRAY(SELECT x::uuid FROM jsonb_array_elements_text(e.value) AS x) AS records FROM jsonb_each(seen) AS e
            UNION ALL SELECT '', '{}'::uuid[] WHERE seen = '{}'::jsonb) AS line;
END $$;

-- One line per data subject (Logboek Dataverwerkingen); the subject is given encrypted, and no user stands in the line.
-- In which municipality it was done follows from the session, never from the caller.
DROP FUNCTION IF EXISTS trail.process(text, bytea, bytea, text, timestamptz, text, bytea[], text);
CREATE OR REPLACE FUNCTION trail.process(token text, claimed_membership uuid, trace bytea, span bytea, name text, began timestamptz, activity_uri text, subjects bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    here text := (SELECT m.municipality FROM public.organisations_session s
                    JOIN public.organisations_membership m ON m.account_id = s.account_id AND m.id = claimed_membership
                   WHERE s.token_hash = sha256(convert_to(token, 'UTF8')));
BEGIN
    IF here IS NULL THEN
        RAISE EXCEPTION 'no such session or membership' USING ERRCODE = 'BK401';
    END IF;
    INSERT INTO public.trail_processingline (xid, municipality, trace_id, span_id, status_code, name, start_time, end_time,
                                             processing_activity_id, data_subject_id, data_subject_id_type)
    SELECT pg_current_xact_id()::text::bigint, here, trace, span, 1, process.name, began, greatest(began, clock_timestamp()), activity_uri, s, 'baken'
      FROM unnest(subjects) AS s;
END $$;

-- The exact text of a line that is hashed; the same on every machine and in every session.
CREATE OR REPLACE FUNCTION trail.canonical(log text, line bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET timezone = 'UTC' SET datestyle = 'ISO' SET bytea_output = 'hex' AS $$
BEGIN
    IF log = 'access' THEN RETURN (SELECT to_jsonb(a)::text FROM public.trail_accessline a WHERE a.seq = line); END IF;
    RETURN (SELECT to_jsonb(p)::text FROM public.trail_processingline p WHERE p.seq = line);
END $$;

-- Seal what is certain: lines of transactions below the oldest one still running (architecture 4.6). Returns the new head per log.
CREATE OR REPLACE FUNCTION trail.seal() RETURNS TABLE (log text, "position" bigint, head bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    horizon bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    which text;
    at_position bigint;
    prev bytea;
    last_xid bigint;
    last_line bigint;
    next_line bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('baken.trail.seal'));
    FOREACH which IN ARRAY ARRAY['access', 'processing'] LOOP
        SELECT l.position, l.link, l.line INTO at_position, prev, last_line
          FROM public.trail_link l WHERE l.log = which ORDER BY l.position DESC LIMIT 1;
        at_position := coalesce(at_position, 0);
        prev := coalesce(prev, '\x');
        -- every line of a finished transaction was there when it was sealed, so the next ones all come after the last (xid, seq)
        last_xid := coalesce(CASE which WHEN 'access' THEN (SELECT a.xid FROM public.trail_accessline a WHERE a.seq = last_line)
                                        ELSE (SELECT p.xid FROM public.trail_processingline p WHERE p.seq = last_line) END, 0);
        last_line := coalesce(last_line, 0);
        FOR next_line IN EXECUTE format(
            'SELECT seq FROM public.%I WHERE (xid, seq) > ($1, $2) AND xid < $3 ORDER BY xid, seq LIMIT 20000',
            CASE which WHEN 'access' THEN 'trail_accessline' ELSE 'trail_processingline' END) USING last_xid, last_line, horizon
        LOOP
            at_position := at_position + 1;
            prev := sha256(prev || convert_to(trail.canonical(which, next_line), 'UTF8'));
            INSERT INTO public.trail_link (log, position, line, link) VALUES (which, at_position, next_line, prev);
        END LOOP;
        RETURN QUERY SELECT which, at_position, prev;
    END LOOP;
END $$;

-- For the verifier: sealed lines in order, with their text as it stands now (NULL when the line is gone).
CREATE OR REPLACE FUNCTION trail.sealed(wanted text, after bigint, "limit" int) RETURNS TABLE ("position" bigint, line bigint, link bytea, canonical text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT l.position, l.line, l.link, trail.canonical(wanted, l.line) FROM public.trail_link l
     WHERE l.log = wanted AND l.position > after ORDER BY l.position LIMIT "limit"
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA trail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trail.note(text, uuid, text, text, jsonb, text, text) TO baken_app, baken_login;
GRANT EXECUTE ON FUNCTION trail.process(text, uuid, bytea, bytea, text, timestamptz, text, bytea[]) TO baken_app;
GRANT EXECUTE ON FUNCTION trail.refuse_change() TO baken_owner;
GRANT EXECUTE ON FUNCTION trail.seal(), trail.sealed(text, bigint, int) TO baken_worker;
GRANT EXECUTE ON FUNCTION trail.sealed(text, bigint, int) TO baken_owner;
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['trail_accessline', 'trail_processingline', 'trail_link'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION trail.refuse_change()', t);
        EXECUTE format('CREATE OR REPLACE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION trail.refuse_change()', t);
    END LOOP;
END $$;
