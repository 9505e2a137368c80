-- signals: what the generated policies cannot say.

SET ROLE baken_gate;
-- An urgent act opens a phase of the signal it is about, by who did it and at that moment; an old one opens nothing.
CREATE OR REPLACE FUNCTION gate.urgent_act_is_about_the_signal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.urgent_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.privacy_urgentact u
         WHERE u.municipality = NEW.municipality AND u.id = NEW.urgent_id
           AND u.record = NEW.signal_id AND u.by = NEW."by" AND u.at = NEW.at)
    THEN
        RAISE EXCEPTION 'the urgent act is about something else' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;

-- Research asks only what check 1 allows.
CREATE OR REPLACE FUNCTION gate.research_stays_within_check_1() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.signals_privacycheck1 c
                    WHERE c.municipality = NEW.municipality AND c.id = NEW.check_1_id AND c.sources ? NEW.source)
    THEN
        RAISE EXCEPTION 'privacy check 1 does not name this source' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;

-- A tip of M. (Meld Misdaad Anoniem) is never the only ground (brief B4). Is this signal nothing more than one? Something beside
-- it: a report that is no tip, a hit in an own register, or content that was confirmed.
CREATE OR REPLACE FUNCTION gate.only_a_tip(municipality text, signal uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.signals_signal s WHERE s.municipality = only_a_tip.municipality AND s.id = signal AND s.source = 'mma')
       AND NOT EXISTS (SELECT FROM public.signals_signalreport r WHERE r.municipality = only_a_tip.municipality AND r.signal_id = signal
                          AND NOT r.is_tip AND r.undone_at IS NULL)
       AND NOT EXISTS (SELECT FROM public.signals_sourceresearch r WHERE r.municipality = only_a_tip.municipality AND r.signal_id = signal AND r.known)
       AND NOT EXISTS (SELECT FROM public.signals_weighing w WHERE w.municipality = only_a_tip.municipality AND w.signal_id = signal
                          AND w.credibility IN ('confirmed', 'probable'))
$$;
CREATE OR REPLACE FUNCTION gate.approach_is_more_than_a_tip() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.to_state = 'approach' AND NEW.urgent_id IS NULL AND gate.only_a_tip(NEW.municipality, NEW.signal_id) THEN
        RAISE EXCEPTION 'a tip alone grounds no approach' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
-- Whether a report is a tip is read from the report, not from who links it; a link is undone once, by who acts.
CREATE OR REPLACE FUNCTION gate.link_is_what_it_is() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.is_tip := EXISTS (SELECT FROM public.intake_report r WHERE r.municipality = NEW.municipality AND r.id = NEW.report AND r.channel = 'mma');
        IF NEW."by" IS DISTINCT FROM gate.membership() OR NEW.undone_by IS NOT NULL THEN
            RAISE EXCEPTION 'who links is who acts' USING ERRCODE = 'BK403';
        END IF;
        IF EXISTS (SELECT FROM public.intake_report r WHERE r.municipality = NEW.municipality AND r.id = NEW.report AND r.about <> 'nobody') THEN
            RAISE EXCEPTION 'what goes round the team feeds no signal of the team' USING ERRCODE = 'BK403';
        END IF;
    ELSIF OLD.undone_by IS NOT NULL OR NEW.undone_by IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'a link is undone once, by who acts' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.only_a_tip(text, uuid), gate.approach_is_more_than_a_tip(), gate.link_is_what_it_is() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.approach_is_more_than_a_tip(), gate.link_is_what_it_is() TO baken_owner;

-- The second pair of eyes belongs to somebody else, not to another role of the author.
CREATE OR REPLACE FUNCTION gate.confirmed_by_another_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT gate.two_people(NEW.author, NEW."by") THEN
        RAISE EXCEPTION 'another person confirms' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
RESET ROLE;
CREATE OR REPLACE TRIGGER confirmed_by_another_person BEFORE INSERT ON signals_checkconfirmation
    FOR EACH ROW EXECUTE FUNCTION gate.confirmed_by_another_person();
CREATE OR REPLACE TRIGGER urgent_act_is_about_the_signal BEFORE INSERT ON signals_signalstep
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_is_about_the_signal();
CREATE OR REPLACE TRIGGER approach_is_more_than_a_tip BEFORE INSERT ON signals_signalstep
    FOR EACH ROW EXECUTE FUNCTION gate.approach_is_more_than_a_tip();
CREATE OR REPLACE TRIGGER link_is_what_it_is BEFORE INSERT OR UPDATE OF undone_by, undone_at ON signals_signalreport
    FOR EACH ROW EXECUTE FUNCTION gate.link_is_what_it_is();
CREATE OR REPLACE TRIGGER research_stays_within_check_1 BEFORE INSERT ON signals_sourceresearch
    FOR EACH ROW EXECUTE FUNCTION gate.research_stays_within_check_1();

-- Blind match: is what this signal is about known there? Yes or no per kind of key. Each register offers `known.<room>`; only
-- a weigher with a check 1 that names the register gets an answer, about the own municipality, and never about the signal itself.
CREATE SCHEMA IF NOT EXISTS known;
REVOKE ALL ON SCHEMA known FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA known TO baken_gate;
GRANT USAGE ON SCHEMA known TO baken_app;
SET ROLE baken_gate;
CREATE OR REPLACE FUNCTION known.allowed(check_1 uuid, source text, OUT signal uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    SELECT c.signal_id INTO signal FROM public.signals_privacycheck1 c
     WHERE c.municipality = gate.municipality() AND c.id = check_1 AND c.sources ? source AND gate.activity() = 'weigh_signals';
    IF signal IS NULL THEN
        RAISE EXCEPTION 'no privacy check 1 names this source' USING ERRCODE = 'BK403';
    END IF;
END $$;
REVOKE ALL ON FUNCTION known.allowed(uuid, text) FROM PUBLIC;
CREATE OR REPLACE FUNCTION known.signals(check_1 uuid) RETURNS TABLE (kind text, known boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE asking uuid := known.allowed(check_1, 'signals');
BEGIN
    RETURN QUERY SELECT k.kind::text, EXISTS (
        SELECT FROM public.signals_signalkey other
         WHERE other.municipality = k.municipality AND other.digest = k.digest AND other.signal_id <> asking)
      FROM public.signals_signalkey k WHERE k.municipality = gate.municipality() AND k.signal_id = asking;
END $$;
REVOKE ALL ON FUNCTION known.signals(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known.signals(uuid) TO baken_app;
RESET ROLE;

-- Phenomena are reference data: everybody on the staff side reads the common list and the own one; weighers write the own one.
ALTER TABLE signals_phenomenon ENABLE ROW LEVEL SECURITY;
ALTER TABLE signals_phenomenon FORCE ROW LEVEL SECURITY;
REVOKE ALL ON signals_phenomenon FROM PUBLIC, baken_app, baken_worker;
DROP POLICY IF EXISTS see ON signals_phenomenon;
CREATE POLICY see ON signals_phenomenon FOR SELECT TO baken_app, baken_worker
    USING (municipality = '' OR municipality = (SELECT gate.municipality()));
DROP POLICY IF EXISTS enter ON signals_phenomenon;
CREATE POLICY enter ON signals_phenomenon FOR INSERT TO baken_app
    WITH CHECK (municipality = (SELECT gate.municipality()) AND (SELECT gate.activity()) = 'weigh_signals' AND by = (SELECT gate.membership()));
DROP POLICY IF EXISTS finish ON signals_phenomenon;
CREATE POLICY finish ON signals_phenomenon FOR UPDATE TO baken_app
    USING (municipality = (SELECT gate.municipality()) AND (SELECT gate.activity()) = 'weigh_signals')
    WITH CHECK (municipality = (SELECT gate.municipality()));
DROP POLICY IF EXISTS settle ON signals_phenomenon;
CREATE POLICY settle ON signals_phenomenon TO baken_owner, baken_gate USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON signals_phenomenon TO baken_app;
GRANT UPDATE (valid_until) ON signals_phenomenon TO baken_app;
GRANT SELECT ON signals_phenomenon TO baken_worker, baken_gate, baken_backup;
