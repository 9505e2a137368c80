-- dossiers: what the generated policies cannot say.

SET ROLE baken_gate;
-- A dossier begins with who opens it as its owner, and changes owner only because that colleague accepted (C54).
CREATE OR REPLACE FUNCTION gate.dossier_owner_is_earned() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF current_user = 'baken_gate' THEN RETURN NEW; END IF;
    IF TG_OP = 'INSERT' AND NEW.owner IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'a dossier begins with who opens it' USING ERRCODE = 'BK403';
    ELSIF TG_OP = 'UPDATE' AND NEW.owner IS DISTINCT FROM OLD.owner THEN
        RAISE EXCEPTION 'a dossier changes owner by an accepted hand-over only' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

-- Only the owner offers; only the one to whom it was offered answers; an acceptance makes them owner.
CREATE OR REPLACE FUNCTION gate.dossier_is_offered_by_its_owner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.dossiers_dossier d
                    WHERE d.municipality = NEW.municipality AND d.id = NEW.dossier_id AND d.owner = NEW."by") THEN
        RAISE EXCEPTION 'only the owner hands a dossier over' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION gate.dossier_is_accepted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE offered_to uuid; offered_by uuid;
BEGIN
    SELECT h."to", h."by" INTO offered_to, offered_by FROM public.dossiers_handover h
     WHERE h.municipality = NEW.municipality AND h.id = NEW.hand_over_id AND h.dossier_id = NEW.dossier_id;
    IF offered_to IS DISTINCT FROM NEW."by" THEN
        RAISE EXCEPTION 'this was not offered to you' USING ERRCODE = 'BK403';
    END IF;
    IF EXISTS (SELECT FROM public.dossiers_handoveranswer a WHERE a.municipality = NEW.municipality AND a.hand_over_id = NEW.hand_over_id) THEN
        RAISE EXCEPTION 'this was answered already' USING ERRCODE = 'BK409';
    END IF;
    IF NEW.accepted THEN
        UPDATE public.dossiers_dossier SET owner = NEW."by"
         WHERE municipality = NEW.municipality AND id = NEW.dossier_id AND owner = offered_by;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the dossier has another owner by now' USING ERRCODE = 'BK409';
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- An urgent act that binds a signal is about that signal, by who did it and at that moment.
CREATE OR REPLACE FUNCTION gate.urgent_act_binds_the_signal() RETURNS trigger
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

-- Blind match: is this key known in a dossier? Yes or no, to a weigher with a check 1 that names dossiers.
CREATE OR REPLACE FUNCTION known.dossiers(check_1 uuid) RETURNS TABLE (kind text, known boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE asking uuid := known.allowed(check_1, 'dossiers');
BEGIN
    RETURN QUERY SELECT k.kind::text, EXISTS (
        SELECT FROM public.dossiers_dossierkey d WHERE d.municipality = k.municipality AND d.digest = k.digest AND d.kind = k.kind)
      FROM public.signals_signalkey k WHERE k.municipality = gate.municipality() AND k.signal_id = asking;
END $$;
REVOKE ALL ON FUNCTION known.dossiers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known.dossiers(uuid) TO baken_app;
RESET ROLE;

CREATE OR REPLACE TRIGGER owner_is_earned BEFORE INSERT OR UPDATE ON dossiers_dossier
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_owner_is_earned();
CREATE OR REPLACE TRIGGER offered_by_its_owner BEFORE INSERT ON dossiers_handover
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_is_offered_by_its_owner();
CREATE OR REPLACE TRIGGER accepted BEFORE INSERT ON dossiers_handoveranswer
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_is_accepted();
CREATE OR REPLACE TRIGGER urgent_act_binds_the_signal BEFORE INSERT ON dossiers_dossiersignal
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_binds_the_signal();
