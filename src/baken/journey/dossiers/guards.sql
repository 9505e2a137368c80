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
    IF offered_to IS DISTINCT FROM NEW."by" AND (NEW.accepted OR offered_by IS DISTINCT FROM NEW."by") THEN  -- who offered may take it back
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

-- Somebody steps in for an owner who is not there: from the owner of now, in a dossier that is not closed. The privacy officer reads it
-- when the owner still works here.
CREATE OR REPLACE FUNCTION gate.dossier_is_taken_over() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW."by" IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'who takes over is who acts' USING ERRCODE = 'BK403';
    END IF;
    NEW.owner_gone := NOT EXISTS (SELECT FROM public.organisations_membership m
                                   WHERE m.id = NEW.was AND (m.valid_until IS NULL OR m.valid_until > clock_timestamp()));
    UPDATE public.dossiers_dossier SET owner = NEW."by"
     WHERE municipality = NEW.municipality AND id = NEW.dossier_id AND owner = NEW.was AND state <> 'closed';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the dossier is closed or has another owner by now' USING ERRCODE = 'BK409';
    END IF;
    IF NOT NEW.owner_gone THEN
        INSERT INTO public.privacy_notice (id, municipality, organ, at, what, about_membership)
        VALUES (uuidv7(), NEW.municipality, NEW.organ, NEW.at, 'Een dossier is overgenomen terwijl de eigenaar er nog werkt.', NEW."by");
    END IF;
    RETURN NEW;
END $$;
-- A phenomenon is described without persons, businesses or premises.
CREATE OR REPLACE FUNCTION gate.phenomenon_has_no_subjects() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM public.dossiers_dossier d WHERE d.municipality = NEW.municipality AND d.id = NEW.dossier_id AND d.kind = 'phenomenon') THEN
        RAISE EXCEPTION 'a dossier about a phenomenon has no subjects' USING ERRCODE = 'BK422';
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
-- Written by the register itself and read in a next transaction, as in signals/guards.sql.
DROP FUNCTION IF EXISTS known.dossiers(uuid);
CREATE OR REPLACE FUNCTION known.dossiers(check_1 uuid, at timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE asking uuid := known.allowed(check_1, 'dossiers'); organs text[] := gate.organs(); one record; asked int := 0;
BEGIN
    FOR one IN SELECT k.kind, bool_or(EXISTS (
            SELECT FROM public.dossiers_dossierkey d
             WHERE d.municipality = k.municipality AND d.organ = ANY (organs)
               AND d.digest = ANY (known.written_as(k.municipality, k.kind, k.digest)))) AS known
          FROM public.signals_signalkey k WHERE k.municipality = gate.municipality() AND k.signal_id = asking GROUP BY k.kind
    LOOP
        PERFORM known.write_answer(check_1, 'dossiers', one.kind, one.known, at);
        asked := asked + 1;
    END LOOP;
    RETURN asked;
END $$;
-- A key is laid by the owner, or by who bound a subject of that kind to the dossier; and never in a closed one.
CREATE OR REPLACE FUNCTION gate.key_is_of_ones_own_dossier() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.dossiers_dossier d
         WHERE d.municipality = NEW.municipality AND d.id = NEW.dossier_id AND d.state <> 'closed'
           AND (d.owner = gate.membership() OR EXISTS (
                SELECT FROM public.dossiers_dossiersubject s
                 WHERE s.municipality = d.municipality AND s.dossier_id = d.id AND s."by" = gate.membership()
                   AND CASE NEW.kind WHEN 'person' THEN s.person_id IS NOT NULL WHEN 'kvk' THEN s.business_id IS NOT NULL
                            WHEN 'address' THEN s.premises_id IS NOT NULL WHEN 'bag' THEN s.premises_id IS NOT NULL ELSE false END))) THEN
        RAISE EXCEPTION 'a key is laid in a dossier of one''s own' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.key_is_of_ones_own_dossier() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.key_is_of_ones_own_dossier() TO baken_owner;
-- Known in a dossier, and asked further: each owner of a dossier that matched gets the question; and sees which of theirs.
CREATE OR REPLACE FUNCTION gate.dossier_owners_are_asked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM known.address_question(NEW.id, matched.owner)
       FROM (SELECT DISTINCT d.owner
               FROM public.signals_sourceresearch r
               JOIN public.signals_signalkey k ON k.municipality = r.municipality AND k.signal_id = r.signal_id AND k.kind = r.kind
               JOIN public.dossiers_dossierkey o ON o.municipality = k.municipality AND o.digest = ANY (known.written_as(k.municipality, k.kind, k.digest))
               JOIN public.dossiers_dossier d ON d.municipality = o.municipality AND d.id = o.dossier_id
              WHERE r.municipality = NEW.municipality AND r.id = NEW.research_id AND r.source = 'dossiers'
                AND d.organ = ANY (gate.organs())) AS matched;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION known.matching_dossiers(addressee uuid) RETURNS TABLE (what text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT DISTINCT d.title::text
      FROM known.asked_about(addressee, 'dossiers') asked
      JOIN public.dossiers_dossierkey k ON k.municipality = gate.municipality()
       AND k.digest = ANY (known.written_as(gate.municipality(), asked.kind, asked.digest))
      JOIN public.dossiers_dossier d ON d.municipality = k.municipality AND d.id = k.dossier_id
     WHERE d.owner = gate.membership() AND d.organ = ANY (gate.organs())
$$;
REVOKE ALL ON FUNCTION known.dossiers(uuid, timestamptz), known.matching_dossiers(uuid), gate.dossier_owners_are_asked() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known.dossiers(uuid, timestamptz), known.matching_dossiers(uuid) TO baken_app;
GRANT EXECUTE ON FUNCTION gate.dossier_owners_are_asked() TO baken_owner;
RESET ROLE;
CREATE OR REPLACE TRIGGER dossier_owners_are_asked AFTER INSERT ON signals_sourcequestion
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_owners_are_asked();

CREATE OR REPLACE TRIGGER key_is_of_ones_own_dossier BEFORE INSERT ON dossiers_dossierkey
    FOR EACH ROW EXECUTE FUNCTION gate.key_is_of_ones_own_dossier();
CREATE OR REPLACE TRIGGER owner_is_earned BEFORE INSERT OR UPDATE ON dossiers_dossier
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_owner_is_earned();
CREATE OR REPLACE TRIGGER offered_by_its_owner BEFORE INSERT ON dossiers_handover
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_is_offered_by_its_owner();
CREATE OR REPLACE TRIGGER taken_over BEFORE INSERT ON dossiers_takeover
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_is_taken_over();
CREATE OR REPLACE TRIGGER phenomenon_has_no_subjects BEFORE INSERT ON dossiers_dossiersubject
    FOR EACH ROW EXECUTE FUNCTION gate.phenomenon_has_no_subjects();
CREATE OR REPLACE TRIGGER accepted BEFORE INSERT ON dossiers_handoveranswer
    FOR EACH ROW EXECUTE FUNCTION gate.dossier_is_accepted();
CREATE OR REPLACE TRIGGER urgent_act_binds_the_signal BEFORE INSERT ON dossiers_dossiersignal
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_binds_the_signal();
