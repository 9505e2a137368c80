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
