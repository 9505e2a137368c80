-- intake: the schema door. The public process connects as baken_door, which owns nothing, sees no table, and may only
-- call the functions below (architecture 2.3). They belong to the gate, take sealed bytes, and give sealed bytes back.
-- What is counted against floods is a keyed hash under a secret that rotates each hour; nothing says when or who.

CREATE SCHEMA IF NOT EXISTS door;
REVOKE ALL ON SCHEMA door FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA door TO baken_gate;
GRANT USAGE ON SCHEMA door TO baken_door;

CREATE UNLOGGED TABLE IF NOT EXISTS door.limit_secret (single boolean PRIMARY KEY DEFAULT true CHECK (single), secret bytea NOT NULL, until timestamptz NOT NULL);
CREATE UNLOGGED TABLE IF NOT EXISTS door.flood (counter bytea PRIMARY KEY, times int NOT NULL);
REVOKE ALL ON door.limit_secret, door.flood FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON door.limit_secret, door.flood TO baken_gate;
GRANT SELECT ON places_area TO baken_gate;

-- Systems that hand reports over (a website, Open Formulieren, Signalen): a name, the hash of a random key, a budget of their own.
CREATE TABLE IF NOT EXISTS door.sender (
    key_hash bytea PRIMARY KEY CHECK (octet_length(key_hash) = 32), name text NOT NULL CHECK (name <> '' AND length(name) <= 60),
    municipality text NOT NULL, an_hour int NOT NULL CHECK (an_hour > 0), since date NOT NULL, ended date);
CREATE UNIQUE INDEX IF NOT EXISTS sender_once ON door.sender (municipality, name) WHERE ended IS NULL;
REVOKE ALL ON door.sender FROM PUBLIC;
GRANT SELECT ON door.sender TO baken_gate, baken_backup;

-- What is kept together goes together: the end date of a report is that of its parts, keys, identity and steps.
SET ROLE baken_gate;
CREATE OR REPLACE FUNCTION gate.report_keeps_its_parts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE public.intake_part SET keep_until = NEW.keep_until WHERE municipality = NEW.municipality AND report_id = NEW.id;
    UPDATE public.intake_partkey SET keep_until = NEW.keep_until
     WHERE municipality = NEW.municipality AND part_id IN (SELECT id FROM public.intake_part WHERE report_id = NEW.id);
    UPDATE public.intake_reporteridentity SET keep_until = NEW.keep_until WHERE municipality = NEW.municipality AND report_id = NEW.id;
    UPDATE public.intake_reveal SET keep_until = NEW.keep_until WHERE municipality = NEW.municipality AND report_id = NEW.id;
    UPDATE public.intake_reportstep SET keep_until = NEW.keep_until WHERE municipality = NEW.municipality AND report_id = NEW.id;
    RETURN NULL;
END $$;
-- A shorter term that the municipality adopted holds for what was closed already.
CREATE OR REPLACE FUNCTION gate.reports_follow_retention() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE term interval := make_interval(months => gate.adopted_months(NEW.schedule, 'report'));
BEGIN
    UPDATE public.intake_report r SET keep_until = c.until
      FROM (SELECT p.report_id, ((max(p.at) AT TIME ZONE 'Europe/Amsterdam')::date + term)::date AS until
              FROM public.intake_reportstep p WHERE p.municipality = NEW.municipality AND p.to_state = 'closed' GROUP BY p.report_id) c
     WHERE r.municipality = NEW.municipality AND r.id = c.report_id AND r.state = 'closed' AND c.until < r.keep_until;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION gate.report_keeps_its_parts(), gate.reports_follow_retention() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.report_keeps_its_parts(), gate.reports_follow_retention() TO baken_owner;
RESET ROLE;
CREATE OR REPLACE TRIGGER reports_follow_retention AFTER INSERT OR UPDATE OF applied_on ON privacy_retentionadoption
    FOR EACH ROW WHEN (NEW.applied_on IS NOT NULL) EXECUTE FUNCTION gate.reports_follow_retention();
CREATE OR REPLACE TRIGGER report_keeps_its_parts AFTER UPDATE OF keep_until ON intake_report
    FOR EACH ROW WHEN (OLD.keep_until IS DISTINCT FROM NEW.keep_until) EXECUTE FUNCTION gate.report_keeps_its_parts();

-- Approval to open a name or an original holds for so many days as the municipality had chosen when it was given, and then is asked
-- anew: who asked does not make it longer afterwards.
SET ROLE baken_gate;
CREATE OR REPLACE FUNCTION gate.still_open(municipality text, approved_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT approved_at + make_interval(days => least(gate.norm(municipality, 'open_within'), gate.norm_at(municipality, 'open_within', approved_at)))
           > statement_timestamp()
$$;
REVOKE ALL ON FUNCTION gate.still_open(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.still_open(text, timestamptz) TO baken_app, baken_worker;
RESET ROLE;

-- Revealing a name takes two people, not two roles of one; what was asked stays as it was asked, and approval is given once.
SET ROLE baken_gate;
CREATE OR REPLACE FUNCTION gate.reveal_takes_two() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.asked_by IS DISTINCT FROM gate.membership() OR NEW.approved_by IS NOT NULL THEN
            RAISE EXCEPTION 'who asks is who acts, and nobody approves in advance' USING ERRCODE = 'BK403';
        END IF;
    ELSIF (NEW.report_id, NEW.reason, NEW.asked_by, NEW.asked_at) IS DISTINCT FROM (OLD.report_id, OLD.reason, OLD.asked_by, OLD.asked_at) THEN
        RAISE EXCEPTION 'what was asked stays as it was asked' USING ERRCODE = 'BK403';
    ELSIF (NEW.approved_by, NEW.approved_at) IS DISTINCT FROM (OLD.approved_by, OLD.approved_at) THEN
        IF OLD.approved_by IS NOT NULL THEN
            RAISE EXCEPTION 'approval is given once' USING ERRCODE = 'BK409';
        ELSIF NEW.approved_by IS DISTINCT FROM gate.membership()
           OR (SELECT count(DISTINCT m.account_id) FROM public.organisations_membership m WHERE m.id IN (NEW.asked_by, NEW.approved_by)) <> 2 THEN
            RAISE EXCEPTION 'another person approves' USING ERRCODE = 'BK403';
        END IF;
        NEW.approved_at := transaction_timestamp();  -- from here the term runs in which it may be opened
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.reveal_takes_two() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.reveal_takes_two() TO baken_owner;
RESET ROLE;
CREATE OR REPLACE TRIGGER reveal_takes_two BEFORE INSERT OR UPDATE ON intake_reveal
    FOR EACH ROW EXECUTE FUNCTION gate.reveal_takes_two();

CREATE INDEX IF NOT EXISTS intake_part_of_report ON intake_part (report_id);
CREATE INDEX IF NOT EXISTS intake_partkey_of_part ON intake_partkey (part_id);

SET ROLE baken_gate;

CREATE OR REPLACE FUNCTION door.today() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

-- The municipalities and areas that a form offers.
CREATE OR REPLACE FUNCTION door.municipalities() RETURNS TABLE (code text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT m.code, m.name FROM public.organisations_municipality m ORDER BY m.name
$$;
CREATE OR REPLACE FUNCTION door.areas(municipality text) RETURNS TABLE (code text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT a.code, a.name FROM public.places_area a
     WHERE a.municipality = areas.municipality AND a.level = 'neighbourhood'
       AND a.vintage = (SELECT max(b.vintage) FROM public.places_area b WHERE b.municipality = areas.municipality AND b.level = 'neighbourhood')
     ORDER BY a.name
$$;

-- What the form asks today in this municipality's own words; the default set comes with the program.
CREATE OR REPLACE FUNCTION door.topics(municipality text) RETURNS TABLE (kind text, code text, number int, content text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT f.kind, f.code, f.number, f.content::text FROM gate.published_form(topics.municipality, door.today()) f
$$;
-- The outlines of its neighbourhoods, to pick one from a map or to find the one around a point.
CREATE OR REPLACE FUNCTION door.outlines(municipality text) RETURNS TABLE (code text, name text, outline text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT a.code, a.name, a.outline::text FROM public.places_area a
     WHERE a.municipality = outlines.municipality AND a.level = 'neighbourhood' AND a.outline IS NOT NULL
       AND a.vintage = (SELECT max(b.vintage) FROM public.places_area b WHERE b.municipality = outlines.municipality
                           AND b.level = 'neighbourhood' AND b.outline IS NOT NULL)
     ORDER BY a.name
$$;

-- The secret of this hour, made when the last one is spent; the counters of the old one are thrown away with it.
CREATE OR REPLACE FUNCTION door.limit_secret(OUT secret bytea, OUT until timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    SELECT s.secret, s.until INTO secret, until FROM door.limit_secret s WHERE s.until > clock_timestamp();
    IF FOUND THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('door.limit_secret'));
    SELECT s.secret, s.until INTO secret, until FROM door.limit_secret s WHERE s.until > clock_timestamp();
    IF FOUND THEN RETURN; END IF;
    DELETE FROM door.limit_secret;
    DELETE FROM door.flood;
    INSERT INTO door.limit_secret AS s (secret, until)
    VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
            date_trunc('hour', clock_timestamp()) + interval '1 hour')
    RETURNING s.secret, s.until INTO secret, until;
END $$;

CREATE OR REPLACE FUNCTION door.too_often(counted bytea, allowed int) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
    INSERT INTO door.flood AS f (counter, times) VALUES (counted, 1)
    ON CONFLICT (counter) DO UPDATE SET times = f.times + 1
    RETURNING f.times > allowed
$$;
REVOKE ALL ON FUNCTION door.too_often(bytea, int) FROM PUBLIC;

-- A gut feeling: one more on this day, here, about this; no row per person. 'stored', 'known' (the same form again), 'flood'.
CREATE OR REPLACE FUNCTION door.hunch(municipality text, organ text, area text, subject text, once bytea, counter bytea, allowed int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
BEGIN
    IF (SELECT f.times > 0 FROM door.flood f WHERE f.counter = once) THEN RETURN 'known'; END IF;
    IF door.too_often(counter, allowed) THEN RETURN 'flood'; END IF;
    IF door.too_often(once, 1) THEN RETURN 'known'; END IF;
    IF organ NOT IN ('mayor', 'college') OR subject !~ '^[a-z][a-z0-9_]{1,19}$'
       OR NOT EXISTS (SELECT FROM public.organisations_municipality m WHERE m.code = municipality)
       OR (area <> '' AND NOT EXISTS (SELECT FROM public.places_area a WHERE a.code = area AND a.municipality = hunch.municipality)) THEN
        RAISE EXCEPTION 'not a hunch' USING ERRCODE = 'BK422';
    END IF;
    INSERT INTO public.intake_hunch AS h (id, municipality, organ, "on", area_code, subject, times, keep_until)
    VALUES (gen_random_uuid(), municipality, organ, door.today(), area, subject, 1, (door.today() + interval '5 years')::date)
    ON CONFLICT ON CONSTRAINT hunch_once_a_day DO UPDATE SET times = h.times + 1;
    RETURN 'stored';
END $$;
-- Somebody went on to another channel: one more on this day. Only ways that are short codes; a flood of them counts for nothing.
CREATE OR REPLACE FUNCTION door.click_out(municipality text, way text, counter bytea, allowed int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
BEGIN
    IF way !~ '^[a-z][a-z0-9_]{0,19}$' OR NOT EXISTS (SELECT FROM public.organisations_municipality m WHERE m.code = municipality)
       OR door.too_often(counter, allowed) THEN RETURN false; END IF;
    INSERT INTO public.intake_clickout AS c (id, municipality, organ, "on", way, times, keep_until)
    VALUES (gen_random_uuid(), municipality, 'college', door.today(), way, 1, (door.today() + interval '5 years')::date)
    ON CONFLICT ON CONSTRAINT click_out_once_a_day DO UPDATE SET times = c.times + 1;
    RETURN true;
END $$;

DROP FUNCTION IF EXISTS door.submit(uuid, text, text, text, text, text, text, bytea, bytea, uuid[], text[], bytea[], bytea[], bytea, bytea, bytea, int);
DROP FUNCTION IF EXISTS door.submit(uuid, text, text, text, text, text, text, bytea, bytea, uuid[], text[], bytea[], bytea[], bytea, bytea, bytea, int, text, text);
-- One round trip, one transaction: 'stored', 'known' (the same form again: the same receipt), or nothing stored: 'other'
-- (this code belongs to other content: the id follows from the content), 'flood', or 'stranger' (a key of no sender here).
CREATE OR REPLACE FUNCTION door.submit(
    report uuid, municipality text, organ text, entrance text, subject text, area text, identity text,
    lookup bytea, thread_key bytea, parts uuid[], kinds text[], ciphertexts bytea[], wraps bytea[],
    identity_ciphertext bytea, identity_wrap bytea, counter bytea, allowed int, topic_version text, about text, sender bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
DECLARE before uuid; via text := '';
BEGIN
    IF sender IS NOT NULL THEN
        SELECT s.name, s.an_hour INTO via, allowed FROM door.sender s
         WHERE s.key_hash = sender AND s.municipality = submit.municipality AND s.ended IS NULL;
        IF NOT FOUND THEN RETURN 'stranger'; END IF;
    END IF;
    SELECT r.id INTO before FROM public.intake_report r WHERE r.lookup = submit.lookup;
    IF FOUND THEN RETURN CASE before WHEN report THEN 'known' ELSE 'other' END; END IF;
    IF door.too_often(counter, allowed) THEN RETURN 'flood'; END IF;
    IF octet_length(lookup) IS DISTINCT FROM 32 OR octet_length(thread_key) IS DISTINCT FROM 32 OR organ NOT IN ('mayor', 'college')
       OR about NOT IN ('nobody', 'official', 'councillor')  -- about the mayor: to the commissaris van de Koning, never in here
       OR cardinality(parts) NOT BETWEEN 1 AND 2 OR cardinality(kinds) <> cardinality(parts)
       OR cardinality(ciphertexts) <> cardinality(parts) OR cardinality(wraps) <> cardinality(parts)
       OR NOT kinds <@ ARRAY['story', 'contact'] OR (identity = 'anonymous' AND (cardinality(parts) <> 1 OR identity_ciphertext IS NOT NULL))
       OR EXISTS (SELECT FROM unnest(ciphertexts) AS c (one) WHERE octet_length(one) NOT BETWEEN 40 AND 65536)
       OR octet_length(coalesce(identity_ciphertext, '')) > 65536
       OR EXISTS (SELECT FROM unnest(wraps) AS w (one) WHERE octet_length(one) NOT BETWEEN 48 AND 200)
       OR octet_length(coalesce(identity_wrap, '')) > 400
       OR NOT EXISTS (SELECT FROM public.organisations_municipality m WHERE m.code = municipality)
       OR (area <> '' AND NOT EXISTS (SELECT FROM public.places_area a WHERE a.code = area AND a.municipality = submit.municipality)) THEN
        RAISE EXCEPTION 'not a report' USING ERRCODE = 'BK422';
    END IF;
    INSERT INTO public.intake_report (id, municipality, organ, received_on, channel, entrance, subject, topic_version, about, area_code,
                                      identity, state, waiting_for, lookup, thread_key, via)
    VALUES (report, municipality, organ, door.today(), 'web', entrance, subject, topic_version, about, area,
            identity, 'received', 'nobody', lookup, thread_key, via)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN CASE WHEN EXISTS (SELECT FROM public.intake_report r WHERE r.id = report) THEN 'known' ELSE 'other' END; END IF;
    INSERT INTO public.intake_part (id, municipality, organ, report_id, kind, "on", ciphertext)
    SELECT p.id, municipality, organ, report, p.kind, door.today(), p.ciphertext
      FROM unnest(parts, kinds, ciphertexts) AS p (id, kind, ciphertext);
    INSERT INTO public.intake_partkey (id, municipality, organ, part_id, holder, wrapped)
    SELECT gen_random_uuid(), municipality, organ, p.id, 'desk', p.wrap FROM unnest(parts, wraps) AS p (id, wrap);
    IF identity_ciphertext IS NOT NULL THEN
        INSERT INTO public.intake_reporteridentity (id, municipality, organ, report_id, ciphertext, wrapped_for_two)
        VALUES (gen_random_uuid(), municipality, organ, report, identity_ciphertext, identity_wrap);
    END IF;
    RETURN 'stored';
END $$;

-- A thread by its code's keyed hash: the report's stand, and what was said since, each part sealed to the code.
-- A wrong guess is counted; too many raise BK429, whatever the guess.
CREATE OR REPLACE FUNCTION door.read_thread(lookup bytea, counter bytea, allowed int)
RETURNS TABLE (report uuid, municipality text, state text, received_on date, part uuid, kind text, said_on date, ciphertext bytea, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF (SELECT f.times >= allowed FROM door.flood f WHERE f.counter = read_thread.counter) THEN
        RAISE EXCEPTION 'too many guesses' USING ERRCODE = 'BK429';
    END IF;
    RETURN QUERY
    SELECT r.id, r.municipality::text, r.state::text, r.received_on, p.id, p.kind::text, p."on", p.ciphertext, k.wrapped
      FROM public.intake_report r
      LEFT JOIN (public.intake_part p JOIN public.intake_partkey k ON k.part_id = p.id AND k.holder = 'thread') ON p.report_id = r.id
     WHERE r.lookup = read_thread.lookup ORDER BY p."on", p.kind, p.id;
    IF NOT FOUND THEN PERFORM door.too_often(read_thread.counter, allowed); END IF;
END $$;

-- The reporter answers: 'stored', 'known' (the same answer again), 'unknown' (no such code), 'closed' or 'full'.
CREATE OR REPLACE FUNCTION door.answer(lookup bytea, part uuid, ciphertext bytea, desk_wrap bytea, thread_wrap bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE found public.intake_report;
BEGIN
    SELECT * INTO found FROM public.intake_report r WHERE r.lookup = answer.lookup FOR UPDATE;
    IF found.id IS NULL THEN RETURN 'unknown'; END IF;
    IF EXISTS (SELECT FROM public.intake_part p WHERE p.id = answer.part) THEN RETURN 'known'; END IF;
    IF found.state IN ('closed', 'withdrawn') THEN RETURN 'closed'; END IF;
    IF (SELECT count(*) >= 50 FROM public.intake_part p WHERE p.report_id = found.id AND p.kind = 'from_reporter') THEN RETURN 'full'; END IF;
    IF octet_length(ciphertext) NOT BETWEEN 40 AND 65536 OR octet_length(desk_wrap) NOT BETWEEN 48 AND 200 OR octet_length(thread_wrap) NOT BETWEEN 48 AND 200 THEN
        RAISE EXCEPTION 'not an answer' USING ERRCODE = 'BK422';
    END IF;
    INSERT INTO public.intake_part (id, municipality, organ, report_id, kind, "on", ciphertext)
    VALUES (answer.part, found.municipality, found.organ, found.id, 'from_reporter', door.today(), answer.ciphertext);
    INSERT INTO public.intake_partkey (id, municipality, organ, part_id, holder, wrapped)
    VALUES (gen_random_uuid(), found.municipality, found.organ, answer.part, 'desk', desk_wrap),
           (gen_random_uuid(), found.municipality, found.organ, answer.part, 'thread', thread_wrap);
    UPDATE public.intake_report r SET waiting_for = 'desk' WHERE r.id = found.id;
    RETURN 'stored';
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA door FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    door.municipalities(), door.areas(text), door.topics(text), door.outlines(text), door.limit_secret(),
    door.hunch(text, text, text, text, bytea, bytea, int), door.click_out(text, text, bytea, int), door.read_thread(bytea, bytea, int),
    door.answer(bytea, uuid, bytea, bytea, bytea),
    door.submit(uuid, text, text, text, text, text, text, bytea, bytea, uuid[], text[], bytea[], bytea[], bytea, bytea, bytea, int, text, text, bytea)
TO baken_door;

RESET ROLE;

-- The route (C58): one intake place, every report to somebody at once, by a rule that can be read back.
SET ROLE baken_gate;
CREATE OR REPLACE FUNCTION gate.works_here(municipality text, membership uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.organisations_membership m WHERE m.id = membership AND m.municipality = works_here.municipality
                     AND m.valid_from <= clock_timestamp() AND (m.valid_until IS NULL OR m.valid_until > clock_timestamp()))
$$;
-- Who is appointed for this today (the newest, when there are two).
CREATE OR REPLACE FUNCTION gate.appointed(municipality text, kind text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT a.membership FROM public.intake_appointment a
     WHERE a.municipality = appointed.municipality AND a.kind = appointed.kind AND gate.today() >= a.valid_from
       AND (a.valid_until IS NULL OR a.valid_until >= gate.today()) AND gate.works_here(a.municipality, a.membership)
     ORDER BY a.valid_from DESC, a.id DESC LIMIT 1
$$;
-- May who acts read what is about somebody of the municipality itself? The appointed contact; the worker, to remind them.
CREATE OR REPLACE FUNCTION gate.reads_round() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(gate.acting_as('system:keep_house') OR gate.membership() = gate.appointed(gate.municipality(), 'integrity'), false)
$$;
-- Before a report stands, or when what it is about changes: the rule that says most, its team, and who handles it. What is
-- about the municipality itself goes to the integrity contact, whatever the rule.
CREATE OR REPLACE FUNCTION gate.route_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE found record;
BEGIN
    SELECT r.id, r.team_id, r.appointed, t.on_duty INTO found
      FROM public.intake_routerule r JOIN public.intake_team t ON t.municipality = r.municipality AND t.id = r.team_id
     WHERE r.municipality = NEW.municipality AND gate.today() >= r.valid_from AND (r.valid_until IS NULL OR r.valid_until >= gate.today())
       AND r.entrance IN ('', NEW.entrance) AND r.subject IN ('', NEW.subject) AND r.area_code IN ('', NEW.area_code) AND r.urgency IN ('', NEW.urgency)
     ORDER BY (r.subject <> '')::int * 8 + (r.area_code <> '')::int * 4 + (r.urgency <> '')::int * 2 + (r.entrance <> '')::int DESC, r.valid_from DESC, r.id
     LIMIT 1;
    IF TG_OP = 'UPDATE' AND found.id IS NOT DISTINCT FROM OLD.rule_id AND NEW.about = OLD.about THEN RETURN NEW; END IF;
    NEW.rule_id := found.id;
    NEW.team_id := found.team_id;
    IF NEW.about <> 'nobody' THEN
        NEW.owner := gate.appointed(NEW.municipality, 'integrity');
    ELSE
        NEW.owner := coalesce(CASE WHEN found.appointed <> '' THEN gate.appointed(NEW.municipality, found.appointed) END,
                              CASE WHEN gate.works_here(NEW.municipality, found.on_duty) THEN found.on_duty END);
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION gate.remember_route() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.rule_id IS NOT NULL OR TG_OP = 'UPDATE' AND (NEW.rule_id, NEW.about) IS DISTINCT FROM (OLD.rule_id, OLD.about) THEN
        INSERT INTO public.intake_routedecision (id, municipality, organ, report_id, rule_id, team_id, owner, "on", reason)
        VALUES (gen_random_uuid(), NEW.municipality, NEW.organ, NEW.id, NEW.rule_id, NEW.team_id, NEW.owner, gate.today(), '');
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION gate.number_route() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    SELECT coalesce(max(d.seq), 0) + 1 INTO NEW.seq FROM public.intake_routedecision d WHERE d.report_id = NEW.report_id;
    RETURN NEW;
END $$;
-- Who keeps the route does not make themselves the reader of what may be about them: once there was a contact, or such a
-- report, somebody else appoints them.
CREATE OR REPLACE FUNCTION gate.contact_is_appointed_by_another() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.kind = 'integrity' AND NOT gate.two_people(NEW.membership, NEW."by")
       AND (EXISTS (SELECT FROM public.intake_appointment a WHERE a.municipality = NEW.municipality AND a.kind = 'integrity')
            OR EXISTS (SELECT FROM public.intake_report r WHERE r.municipality = NEW.municipality AND r.about <> 'nobody')) THEN
        RAISE EXCEPTION 'somebody else appoints the contact' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.number_route(), gate.contact_is_appointed_by_another() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.number_route(), gate.contact_is_appointed_by_another() TO baken_owner;
-- A person sends it elsewhere, with a reason: it gets the team's person on duty.
CREATE OR REPLACE FUNCTION gate.send_to_team(report uuid, team uuid, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE duty uuid; held public.intake_report;
BEGIN
    SELECT * INTO held FROM public.intake_report r WHERE r.id = report AND r.municipality = gate.municipality() FOR UPDATE;
    SELECT t.on_duty INTO duty FROM public.intake_team t WHERE t.id = team AND t.municipality = gate.municipality();
    IF held.id IS NULL OR duty IS NULL OR gate.activity() <> 'handle_reports' OR held.about <> 'nobody' THEN
        RAISE EXCEPTION 'no such report or team here' USING ERRCODE = 'BK403';
    ELSIF btrim(reason) = '' OR held.state NOT IN ('received', 'read') THEN
        RAISE EXCEPTION 'an open report goes elsewhere with a reason' USING ERRCODE = 'BK422';
    END IF;
    duty := CASE WHEN gate.works_here(held.municipality, duty) THEN duty END;
    UPDATE public.intake_report SET team_id = team, owner = duty WHERE id = held.id;
    INSERT INTO public.intake_routedecision (id, municipality, organ, report_id, team_id, owner, "on", mover, reason)
    VALUES (gen_random_uuid(), held.municipality, held.organ, held.id, team, duty, gate.today(), gate.membership(), left(reason, 300));
END $$;
-- It turns out to be about somebody of the municipality itself: from now on it goes round them and their team.
CREATE OR REPLACE FUNCTION gate.go_round(report uuid, about text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF gate.appointed(gate.municipality(), 'integrity') IS NULL THEN
        RAISE EXCEPTION 'nobody is appointed to read it' USING ERRCODE = 'BK422';
    END IF;
    IF about = 'mayor' THEN
        IF NOT EXISTS (SELECT FROM public.intake_report r JOIN public.intake_passingon p ON p.report_id = r.id
                        WHERE r.id = report AND r.municipality = gate.municipality() AND r.state = 'passed_on') THEN
            RAISE EXCEPTION 'what is about the mayor is passed on outside first' USING ERRCODE = 'BK422';
        END IF;
        DELETE FROM public.intake_partkey k USING public.intake_part p, public.intake_report r
         WHERE k.part_id = p.id AND p.report_id = r.id AND r.id = report AND r.municipality = gate.municipality()
           AND gate.activity() = 'handle_reports' AND r.about = 'nobody' AND k.holder = 'desk';
        DELETE FROM public.intake_reporteridentity i USING public.intake_report r
         WHERE i.report_id = r.id AND r.id = report AND r.municipality = gate.municipality()
           AND gate.activity() = 'handle_reports' AND r.about = 'nobody';
        DELETE FROM public.intake_cleankey k USING public.intake_reportfile f, public.intake_report r
         WHERE k.file_id = f.id AND f.report_id = r.id AND r.id = report AND r.municipality = gate.municipality()
           AND gate.activity() = 'handle_reports' AND r.about = 'nobody';
        DELETE FROM public.intake_originalkey k USING public.intake_reportfile f, public.intake_report r
         WHERE k.file_id = f.id AND f.report_id = r.id AND r.id = report AND r.municipality = gate.municipality()
           AND gate.activity() = 'handle_reports' AND r.about = 'nobody';
    END IF;
    UPDATE public.intake_report r SET about = go_round.about
     WHERE r.id = report AND r.municipality = gate.municipality() AND gate.activity() = 'handle_reports' AND r.about = 'nobody'
       AND go_round.about IN ('official', 'councillor', 'mayor');
    IF NOT FOUND THEN RAISE EXCEPTION 'no such report here' USING ERRCODE = 'BK403'; END IF;
END $$;
-- Nothing stays without an owner: who left is followed up by the team's person on duty. Run by the worker; how many got one.
CREATE OR REPLACE FUNCTION gate.give_owners() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE given int := 0; r record;
BEGIN
    IF gate.acting_as('system:keep_house') IS NOT TRUE THEN RAISE EXCEPTION 'the worker does this' USING ERRCODE = 'BK403'; END IF;
    FOR r IN SELECT i.id, i.municipality, i.organ, i.team_id,
                    CASE WHEN i.about <> 'nobody' THEN gate.appointed(i.municipality, 'integrity')
                         ELSE coalesce(CASE WHEN u.appointed <> '' THEN gate.appointed(i.municipality, u.appointed) END,
                                       CASE WHEN gate.works_here(t.municipality, t.on_duty) THEN t.on_duty END) END AS next
               FROM public.intake_report i
               LEFT JOIN public.intake_team t ON t.id = coalesce(i.team_id, (SELECT o.id FROM public.intake_team o WHERE o.municipality = i.municipality ORDER BY o.id LIMIT 1))
               LEFT JOIN public.intake_routerule u ON u.id = i.rule_id
              WHERE i.municipality = gate.municipality() AND i.state IN ('received', 'read') AND NOT gate.works_here(i.municipality, i.owner) LOOP
        CONTINUE WHEN r.next IS NULL;
        UPDATE public.intake_report SET owner = r.next WHERE id = r.id;
        INSERT INTO public.intake_routedecision (id, municipality, organ, report_id, team_id, owner, "on", reason)
        VALUES (gen_random_uuid(), r.municipality, r.organ, r.id, r.team_id, r.next, gate.today(), 'De melding had niemand; wie dienst heeft, kreeg haar.');
        given := given + 1;
    END LOOP;
    RETURN given;
END $$;
-- Which municipalities have open reports that nobody handles (`baken check`).
CREATE OR REPLACE FUNCTION gate.reports_without_owner() RETURNS TABLE (municipality text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT i.municipality::text, count(*) FROM public.intake_report i
     WHERE i.state IN ('received', 'read') AND NOT gate.works_here(i.municipality, i.owner) GROUP BY 1 ORDER BY 1
$$;
-- A report by any channel but the web: what the desk noted, a colleague or partner wrote, or the worker fetched. It stands
-- sealed in one go, also when who wrote it may not read it back.
CREATE OR REPLACE FUNCTION gate.hand_in(
    report uuid, organ text, on_day date, channel text, entrance text, subject text, area text, identity text, about text, urgency text,
    unfinished boolean, parts uuid[], kinds text[], ciphertexts bytea[], wraps bytea[], identity_ciphertext bytea, identity_wrap bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE here text := gate.municipality();
BEGIN
    IF here IS NULL OR NOT (gate.activity() IN ('handle_reports', 'report_for_work') OR gate.acting_as('system:keep_house')) THEN
        RAISE EXCEPTION 'a report is handed in by the desk, a professional or the worker' USING ERRCODE = 'BK403';
    ELSIF channel NOT IN ('phone', 'desk', 'letter', 'email', 'mma', 'colleague', 'partner') OR about = 'mayor' OR organ NOT IN ('mayor', 'college')
       OR cardinality(parts) < 1 OR cardinality(kinds) <> cardinality(parts) OR cardinality(ciphertexts) <> cardinality(parts)
       OR cardinality(wraps) <> cardinality(parts) OR NOT kinds <@ ARRAY['story', 'contact'] OR (identity = 'anonymous' AND cardinality(parts) <> 1)
       OR (identity_ciphertext IS NOT NULL) <> (identity = 'confidential' AND identity_wrap IS NOT NULL)
       OR on_day > gate.today() + 1 THEN
        RAISE EXCEPTION 'not a report' USING ERRCODE = 'BK422';
    ELSIF about <> 'nobody' AND gate.appointed(here, 'integrity') IS NULL THEN
        RAISE EXCEPTION 'nobody is appointed to read it' USING ERRCODE = 'BK422';
    END IF;
    INSERT INTO public.intake_report (id, municipality, organ, received_on, channel, entrance, subject, area_code, identity, state, waiting_for, about, urgency, unfinished)
    VALUES (report, here, organ, on_day, channel, entrance, subject, area, identity, 'received', 'nobody', about, urgency, unfinished);
    INSERT INTO public.intake_part (id, municipality, organ, report_id, kind, "on", ciphertext)
    SELECT p.id, here, organ, report, p.kind, on_day, p.ciphertext FROM unnest(parts, kinds, ciphertexts) AS p (id, kind, ciphertext);
    INSERT INTO public.intake_partkey (id, municipality, organ, part_id, holder, wrapped)
    SELECT gen_random_uuid(), here, organ, p.id, 'desk', p.wrap FROM unnest(parts, wraps) AS p (id, wrap);
    IF identity_ciphertext IS NOT NULL THEN
        INSERT INTO public.intake_reporteridentity (id, municipality, organ, report_id, ciphertext, wrapped_for_two)
        VALUES (gen_random_uuid(), here, organ, report, identity_ciphertext, identity_wrap);
    END IF;
END $$;
-- Somebody told the desk of a gut feeling only: one more on today, here, about this; no report, no person. The same form
-- again (`once`) counts nothing.
CREATE OR REPLACE FUNCTION gate.count_hunch(organ text, area text, subject text, once bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
DECLARE here text := gate.municipality();
BEGIN
    IF here IS NULL OR gate.activity() IS DISTINCT FROM 'handle_reports' THEN
        RAISE EXCEPTION 'a gut feeling is counted by the desk' USING ERRCODE = 'BK403';
    ELSIF organ NOT IN ('mayor', 'college') OR subject !~ '^[a-z][a-z0-9_]{1,19}$' OR octet_length(once) IS DISTINCT FROM 32
       OR (area <> '' AND NOT EXISTS (SELECT FROM public.places_area a WHERE a.code = area AND a.municipality = here)) THEN
        RAISE EXCEPTION 'not a hunch' USING ERRCODE = 'BK422';
    END IF;
    IF door.too_often(once, 1) THEN RETURN false; END IF;
    INSERT INTO public.intake_hunch AS h (id, municipality, organ, "on", area_code, subject, times, keep_until)
    VALUES (gen_random_uuid(), here, organ, gate.today(), area, subject, 1, (gate.today() + interval '5 years')::date)
    ON CONFLICT ON CONSTRAINT hunch_once_a_day DO UPDATE SET times = h.times + 1;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION gate.count_hunch(text, text, text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.count_hunch(text, text, text, bytea) TO baken_app;
-- The care part of a report: the desk writes it and does not read it back.
CREATE OR REPLACE FUNCTION gate.hand_to_care(part uuid, report uuid, words text, on_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF gate.activity() <> 'handle_reports' OR btrim(words) = '' OR NOT EXISTS (
        SELECT FROM public.intake_report r WHERE r.id = report AND r.municipality = gate.municipality() AND r.state = 'read'
           AND (r.about = 'nobody' OR gate.reads_round())) THEN
        RAISE EXCEPTION 'a care part is written by the desk, of a report that was read' USING ERRCODE = 'BK403';
    END IF;
    INSERT INTO public.intake_carepart (id, municipality, organ, report, text, "on", by)
    VALUES (part, gate.municipality(), 'college', report, words, on_day, gate.membership());
END $$;
REVOKE ALL ON FUNCTION gate.works_here(text, uuid), gate.appointed(text, text), gate.reads_round(), gate.route_report(), gate.remember_route(),
    gate.send_to_team(uuid, uuid, text), gate.go_round(uuid, text), gate.give_owners(), gate.reports_without_owner(), gate.hand_to_care(uuid, uuid, text, date),
    gate.hand_in(uuid, text, date, text, text, text, text, text, text, text, boolean, uuid[], text[], bytea[], bytea[], bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.route_report(), gate.remember_route(), gate.reports_without_owner() TO baken_owner;
GRANT EXECUTE ON FUNCTION gate.reads_round(),
    gate.hand_in(uuid, text, date, text, text, text, text, text, text, text, boolean, uuid[], text[], bytea[], bytea[], bytea, bytea) TO baken_app, baken_worker;
GRANT EXECUTE ON FUNCTION gate.send_to_team(uuid, uuid, text), gate.go_round(uuid, text), gate.hand_to_care(uuid, uuid, text, date) TO baken_app;
GRANT EXECUTE ON FUNCTION gate.give_owners() TO baken_worker;
RESET ROLE;
CREATE OR REPLACE TRIGGER route_report BEFORE INSERT OR UPDATE OF subject, area_code, urgency, about ON intake_report
    FOR EACH ROW EXECUTE FUNCTION gate.route_report();
CREATE OR REPLACE TRIGGER contact_is_appointed_by_another BEFORE INSERT ON intake_appointment
    FOR EACH ROW EXECUTE FUNCTION gate.contact_is_appointed_by_another();
CREATE OR REPLACE TRIGGER number_route BEFORE INSERT ON intake_routedecision
    FOR EACH ROW EXECUTE FUNCTION gate.number_route();
CREATE INDEX IF NOT EXISTS intake_routedecision_of_report ON intake_routedecision (report_id);
CREATE OR REPLACE TRIGGER remember_route AFTER INSERT OR UPDATE OF subject, area_code, urgency, about ON intake_report
    FOR EACH ROW EXECUTE FUNCTION gate.remember_route();
-- Beside the generated policies, and narrowing each of them: what is about the municipality itself is there for the appointed
-- contact only. What follows a report (parts, keys, steps, identity) is as invisible as the report.
DROP POLICY IF EXISTS mayor_stays_shut ON intake_partkey;
CREATE POLICY mayor_stays_shut ON intake_partkey AS RESTRICTIVE FOR SELECT TO baken_app, baken_worker USING (
    holder <> 'desk' OR NOT EXISTS (SELECT FROM intake_part AS part JOIN intake_report AS report ON report.id = part.report_id
                                     WHERE part.id = intake_partkey.part_id AND report.about = 'mayor'));  -- nobody of the municipality opens it
DROP POLICY IF EXISTS mayor_stays_shut ON intake_cleankey;
CREATE POLICY mayor_stays_shut ON intake_cleankey AS RESTRICTIVE FOR SELECT TO baken_app, baken_worker USING (
    NOT EXISTS (SELECT FROM intake_reportfile AS file JOIN intake_report AS report ON report.id = file.report_id
                 WHERE file.id = intake_cleankey.file_id AND report.about = 'mayor'));
DROP POLICY IF EXISTS mayor_stays_shut ON intake_originalkey;
CREATE POLICY mayor_stays_shut ON intake_originalkey AS RESTRICTIVE FOR SELECT TO baken_app, baken_worker USING (
    holder <> 'two' OR NOT EXISTS (SELECT FROM intake_reportfile AS file JOIN intake_report AS report ON report.id = file.report_id
                                    WHERE file.id = intake_originalkey.file_id AND report.about = 'mayor'));
DROP POLICY IF EXISTS mayor_stays_shut ON intake_reporteridentity;
CREATE POLICY mayor_stays_shut ON intake_reporteridentity AS RESTRICTIVE FOR SELECT TO baken_app, baken_worker USING (
    NOT EXISTS (SELECT FROM intake_report AS report WHERE report.id = intake_reporteridentity.report_id AND report.about = 'mayor'));
DROP POLICY IF EXISTS round_them ON intake_report;
CREATE POLICY round_them ON intake_report AS RESTRICTIVE FOR ALL TO baken_app, baken_worker
    USING (about = 'nobody' OR (SELECT gate.reads_round()) OR (SELECT gate.acting_as('system:clean_files'))) WITH CHECK (about = 'nobody' OR (SELECT gate.reads_round()));

-- Files (models/files.py). They come in sealed pieces, each in its own transaction; a report takes them in the transaction
-- that takes the report, or in one of its own from the thread. What never became part of a report is swept.
CREATE INDEX IF NOT EXISTS intake_originalkey_of_file ON intake_originalkey (file_id);
ALTER TABLE intake_originalpiece ALTER COLUMN ciphertext SET STORAGE EXTERNAL; -- sealed bytes do not get smaller
ALTER TABLE intake_cleanpiece ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

SET ROLE baken_gate;

-- 'begun', 'flood' (too many from one address), or 'full' (too much waits for a report; for everybody).
CREATE OR REPLACE FUNCTION door.begin_file(file uuid, municipality text, two_wrap bytea, sandbox_wrap bytea, counter bytea, allowed int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
BEGIN
    IF door.too_often(counter, allowed) THEN RETURN 'flood'; END IF;
    IF (SELECT count(*) >= 20000 FROM public.intake_reportfile f WHERE f.report_id IS NULL)  -- a row is small: not for four addresses to fill
       OR (SELECT count(*) >= 20000 FROM public.intake_originalpiece p JOIN public.intake_reportfile f ON f.id = p.file_id WHERE f.report_id IS NULL) THEN
        RETURN 'full';
    END IF;
    IF NOT EXISTS (SELECT FROM public.organisations_municipality m WHERE m.code = municipality)
       OR octet_length(two_wrap) NOT BETWEEN 48 AND 400 OR octet_length(sandbox_wrap) NOT BETWEEN 48 AND 200 THEN
        RAISE EXCEPTION 'not a file' USING ERRCODE = 'BK422';
    END IF;
    INSERT INTO public.intake_reportfile (id, municipality, organ, "on", state, kind, suffix, trouble, scanned, tries, size)
    VALUES (file, municipality, 'mayor', door.today(), 'arriving', '', '', '', false, 0, 0) ON CONFLICT DO NOTHING;
    INSERT INTO public.intake_originalkey (id, municipality, organ, file_id, holder, wrapped)
    VALUES (gen_random_uuid(), municipality, 'mayor', file, 'two', two_wrap), (gen_random_uuid(), municipality, 'mayor', file, 'sandbox', sandbox_wrap)
    ON CONFLICT DO NOTHING;
    RETURN 'begun';
END $$;
-- 'put', or 'flood': more pieces from one address than fit in the reports of an hour, so that nobody fills the room for all.
DROP FUNCTION IF EXISTS door.put_piece(uuid, int, bytea);
CREATE OR REPLACE FUNCTION door.put_piece(file uuid, seq int, ciphertext bytea, counter bytea, allowed int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
DECLARE town text;
BEGIN
    IF door.too_often(counter, allowed) THEN RETURN 'flood'; END IF;
    SELECT f.municipality INTO town FROM public.intake_reportfile f WHERE f.id = file AND f.state = 'arriving';
    IF town IS NULL OR seq NOT BETWEEN 0 AND 200 OR octet_length(ciphertext) NOT BETWEEN 40 AND 1100000 THEN
        RAISE EXCEPTION 'not a piece of a file that is coming in' USING ERRCODE = 'BK422';
    END IF;
    INSERT INTO public.intake_originalpiece (id, municipality, organ, file_id, seq, ciphertext)
    VALUES (gen_random_uuid(), town, 'mayor', file, seq, ciphertext) ON CONFLICT ON CONSTRAINT original_piece_once DO NOTHING;
    RETURN 'put';
END $$;
-- The file is whole: from now a report can take it. `pieces` is how many there must be.
CREATE OR REPLACE FUNCTION door.end_file(file uuid, size bigint, pieces int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
BEGIN
    IF (SELECT count(*) <> pieces OR max(p.seq) <> pieces - 1 FROM public.intake_originalpiece p WHERE p.file_id = file) THEN
        RAISE EXCEPTION 'not a whole file' USING ERRCODE = 'BK422';
    END IF;
    UPDATE public.intake_reportfile f SET state = 'received', size = end_file.size WHERE f.id = file AND f.state = 'arriving';
    RETURN 'ended';
END $$;
CREATE OR REPLACE FUNCTION gate.forget_files(files uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    DELETE FROM public.intake_originalkey k WHERE k.file_id = ANY (files);
    DELETE FROM public.intake_originalpiece p WHERE p.file_id = ANY (files);
    DELETE FROM public.intake_cleankey k WHERE k.file_id = ANY (files);
    DELETE FROM public.intake_cleanpiece p WHERE p.file_id = ANY (files);
    DELETE FROM public.intake_reportfile f WHERE f.id = ANY (files);
END $$;
REVOKE ALL ON FUNCTION gate.forget_files(uuid[]) FROM PUBLIC;
-- It broke off, was too large, or the visitor took it away: it was never part of a report.
CREATE OR REPLACE FUNCTION door.drop_file(file uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
BEGIN
    PERFORM gate.forget_files(array_agg(f.id)) FROM public.intake_reportfile f WHERE f.id = file AND f.report_id IS NULL;
    RETURN 'dropped';
END $$;
-- A report takes its files: all, or nothing at all (BK410: one is gone; BK413: too many or too large). From the thread
-- (`later`) the desk is told. The same files again change nothing. A closed report: 'closed'; no such code: 'unknown'.
CREATE OR REPLACE FUNCTION door.take_files(lookup bytea, files uuid[], later boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_variable
DECLARE found public.intake_report;
BEGIN
    SELECT * INTO found FROM public.intake_report r WHERE r.lookup = take_files.lookup FOR UPDATE;
    IF found.id IS NULL THEN RETURN 'unknown'; END IF;
    IF (SELECT count(*) = cardinality(files) FROM public.intake_reportfile f WHERE f.id = ANY (files) AND f.report_id = found.id) THEN RETURN 'known'; END IF;
    IF found.state IN ('closed', 'withdrawn') THEN RETURN 'closed'; END IF;
    PERFORM FROM public.intake_reportfile f WHERE f.id = ANY (files) FOR UPDATE;
    IF (SELECT count(*) <> cardinality(files) FROM public.intake_reportfile f
         WHERE f.id = ANY (files) AND f.municipality = found.municipality AND f.state = 'received' AND f.report_id IS NULL) THEN
        RAISE EXCEPTION 'a file is gone' USING ERRCODE = 'BK410';
    ELSIF (SELECT count(*) > 100 OR sum(f.size) > 200000000 FROM public.intake_reportfile f WHERE f.id = ANY (files) OR f.report_id = found.id) THEN
        RAISE EXCEPTION 'too many files' USING ERRCODE = 'BK413';
    END IF;
    UPDATE public.intake_reportfile f SET report_id = found.id, organ = found.organ, keep_until = found.keep_until WHERE f.id = ANY (files);
    UPDATE public.intake_originalpiece p SET organ = found.organ WHERE p.file_id = ANY (files);
    UPDATE public.intake_originalkey k SET organ = found.organ WHERE k.file_id = ANY (files);
    IF later THEN UPDATE public.intake_report r SET waiting_for = 'desk' WHERE r.id = found.id; END IF;
    RETURN 'taken';
END $$;
CREATE OR REPLACE FUNCTION door.files_of(lookup bytea) RETURNS TABLE (file uuid, sent_on date, state text, kind text, trouble text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT f.id, f."on", f.state::text, f.kind::text, f.trouble::text FROM public.intake_report r JOIN public.intake_reportfile f ON f.report_id = r.id
     WHERE r.lookup = files_of.lookup ORDER BY f."on", f.id
$$;
-- The reporter takes the report back. Nobody read it: its keys go at once, so that nobody ever will ('withdrawn'). Somebody
-- did: it stays ('read'), and the desk is asked by a message.
CREATE OR REPLACE FUNCTION door.withdraw(lookup bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE found public.intake_report;
BEGIN
    SELECT * INTO found FROM public.intake_report r WHERE r.lookup = withdraw.lookup FOR UPDATE;
    IF found.id IS NULL THEN RETURN 'unknown'; END IF;
    IF found.state = 'withdrawn' THEN RETURN 'withdrawn'; END IF;
    IF found.state <> 'received' THEN RETURN 'read'; END IF;
    DELETE FROM public.intake_partkey k USING public.intake_part p WHERE k.part_id = p.id AND p.report_id = found.id;
    DELETE FROM public.intake_reporteridentity i WHERE i.report_id = found.id;
    PERFORM gate.forget_files(array_agg(f.id)) FROM public.intake_reportfile f WHERE f.report_id = found.id;
    UPDATE public.intake_report r SET state = 'withdrawn', waiting_for = 'nobody', keep_until = door.today() WHERE r.id = found.id;
    RETURN 'withdrawn';
END $$;
-- The worker, when a file was looked at: the key of the sandbox goes. And what never became part of a report.
CREATE OR REPLACE FUNCTION gate.shred_sandbox_key(file uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT gate.acting_as('system:clean_files') THEN RAISE EXCEPTION 'only the cleaner' USING ERRCODE = 'BK403'; END IF;
    DELETE FROM public.intake_originalkey k WHERE k.file_id = file AND k.holder = 'sandbox' AND k.municipality = gate.municipality();
END $$;
CREATE OR REPLACE FUNCTION gate.sweep_files(before date) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE stale uuid[];
BEGIN
    IF NOT gate.acting_as('system:clean_files') THEN RAISE EXCEPTION 'only the cleaner' USING ERRCODE = 'BK403'; END IF;
    SELECT array_agg(f.id) INTO stale FROM public.intake_reportfile f
     WHERE f.report_id IS NULL AND f."on" < before AND f.municipality = gate.municipality();
    PERFORM gate.forget_files(stale);
    RETURN coalesce(cardinality(stale), 0);
END $$;
REVOKE ALL ON FUNCTION gate.shred_sandbox_key(uuid), gate.sweep_files(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.shred_sandbox_key(uuid), gate.sweep_files(date) TO baken_worker;
-- An original opens with two people, like a name: what was asked stays, another person approves, once.
CREATE OR REPLACE FUNCTION gate.release_takes_two() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.asked_by IS DISTINCT FROM gate.membership() OR NEW.approved_by IS NOT NULL THEN
            RAISE EXCEPTION 'who asks is who acts, and nobody approves in advance' USING ERRCODE = 'BK403';
        END IF;
    ELSIF (NEW.file_id, NEW.reason, NEW.asked_by, NEW.asked_at) IS DISTINCT FROM (OLD.file_id, OLD.reason, OLD.asked_by, OLD.asked_at) THEN
        RAISE EXCEPTION 'what was asked stays as it was asked' USING ERRCODE = 'BK403';
    ELSIF (NEW.approved_by, NEW.approved_at) IS DISTINCT FROM (OLD.approved_by, OLD.approved_at) THEN
        IF OLD.approved_by IS NOT NULL THEN
            RAISE EXCEPTION 'approval is given once' USING ERRCODE = 'BK409';
        ELSIF NEW.approved_by IS DISTINCT FROM gate.membership() OR NOT gate.two_people(NEW.asked_by, NEW.approved_by) THEN
            RAISE EXCEPTION 'another person approves' USING ERRCODE = 'BK403';
        END IF;
        NEW.approved_at := transaction_timestamp();  -- from here the term runs in which it may be opened
    END IF;
    RETURN NEW;
END $$;
-- What is kept together goes together.
CREATE OR REPLACE FUNCTION gate.report_keeps_its_files() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE own uuid[] := (SELECT array_agg(f.id) FROM public.intake_reportfile f WHERE f.report_id = NEW.id);
BEGIN
    UPDATE public.intake_reportfile SET keep_until = NEW.keep_until WHERE id = ANY (own);
    UPDATE public.intake_originalpiece SET keep_until = NEW.keep_until WHERE file_id = ANY (own);
    UPDATE public.intake_originalkey SET keep_until = NEW.keep_until WHERE file_id = ANY (own);
    UPDATE public.intake_cleanpiece SET keep_until = NEW.keep_until WHERE file_id = ANY (own);
    UPDATE public.intake_cleankey SET keep_until = NEW.keep_until WHERE file_id = ANY (own);
    UPDATE public.intake_filerelease SET keep_until = NEW.keep_until WHERE file_id = ANY (own);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION gate.release_takes_two(), gate.report_keeps_its_files() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.release_takes_two(), gate.report_keeps_its_files() TO baken_owner;
REVOKE ALL ON FUNCTION door.begin_file(uuid, text, bytea, bytea, bytea, int), door.put_piece(uuid, int, bytea, bytea, int), door.end_file(uuid, bigint, int),
    door.drop_file(uuid), door.take_files(bytea, uuid[], boolean), door.files_of(bytea), door.withdraw(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.begin_file(uuid, text, bytea, bytea, bytea, int), door.put_piece(uuid, int, bytea, bytea, int), door.end_file(uuid, bigint, int),
    door.drop_file(uuid), door.take_files(bytea, uuid[], boolean), door.files_of(bytea), door.withdraw(bytea) TO baken_door;
RESET ROLE;
CREATE OR REPLACE TRIGGER release_takes_two BEFORE INSERT OR UPDATE ON intake_filerelease
    FOR EACH ROW EXECUTE FUNCTION gate.release_takes_two();
CREATE OR REPLACE TRIGGER report_keeps_its_files AFTER UPDATE OF keep_until ON intake_report
    FOR EACH ROW WHEN (OLD.keep_until IS DISTINCT FROM NEW.keep_until) EXECUTE FUNCTION gate.report_keeps_its_files();
