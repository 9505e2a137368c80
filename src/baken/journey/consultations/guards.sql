-- The table's own law, beside the row policies: the same rules as rules.py, for whoever comes past the pages.

SET ROLE baken_gate;

-- A recorded urgent act opens only what it is about, for who did it, at that moment; an old one opens nothing. Used by the
-- rooms after this one as well. Argument: the column that names the record.
CREATE OR REPLACE FUNCTION gate.urgent_act_fits() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.urgent_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.privacy_urgentact u
         WHERE u.municipality = NEW.municipality AND u.id = NEW.urgent_id AND u.by = NEW."by" AND u.at = NEW.at
           AND u.record = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid) THEN
        RAISE EXCEPTION 'the urgent act is about something else' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

-- A disclosure about a dossier rests on a check 2A or a recorded urgent act, goes to somebody at the table, and is
-- never made at an internal table (AVG 5, 6; C45, C74).
CREATE OR REPLACE FUNCTION gate.guard_disclosure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    about uuid;
    table_kind text;
    table_state text;
BEGIN
    SELECT i.dossier_id, c.kind, c.state INTO about, table_kind, table_state
      FROM public.consultations_agendaitem i
      JOIN public.consultations_consultation c ON c.id = i.consultation_id AND c.municipality = i.municipality
     WHERE i.id = NEW.item_id AND i.municipality = NEW.municipality;
    IF NEW."by" IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'a disclosure is made by the person who acts' USING ERRCODE = 'BK403';
    ELSIF table_state IN ('closed', 'cancelled') THEN
        RAISE EXCEPTION 'nothing is shared at a closed consultation' USING ERRCODE = 'BK422';
    ELSIF table_kind IN ('gso', 'safety_and_ciso') THEN
        RAISE EXCEPTION 'no partner sits at an internal table' USING ERRCODE = 'BK422';
    ELSIF about IS NOT NULL AND NEW.check_2a_id IS NULL AND NEW.urgent_id IS NULL THEN
        RAISE EXCEPTION 'a disclosure about a dossier needs privacy check 2A' USING ERRCODE = 'BK422';
    ELSIF NEW.check_2a_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.signals_check2aparticipant k
          JOIN public.dossiers_dossiersignal s ON s.municipality = k.municipality AND s.signal_id = k.signal_id
         WHERE k.municipality = NEW.municipality AND k.id = NEW.check_2a_id
           AND k.organisation_id = NEW.organisation_id AND s.dossier_id = about) THEN
        RAISE EXCEPTION 'this check 2A is about another recipient or dossier' USING ERRCODE = 'BK422';
    ELSIF NOT EXISTS (SELECT FROM public.consultations_participant p
                       WHERE p.municipality = NEW.municipality AND p.consultation_id = NEW.consultation_id
                         AND p.organisation_id = NEW.organisation_id) THEN
        RAISE EXCEPTION 'the recipient is not at the table' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

-- A consultation closes only when every item has its outcome (C16).
CREATE OR REPLACE FUNCTION gate.guard_consultation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.to_state = 'closed' AND EXISTS (
        SELECT FROM public.consultations_agendaitem i
         WHERE i.municipality = NEW.municipality AND i.consultation_id = NEW.consultation_id
           AND NOT EXISTS (SELECT FROM public.consultations_itemoutcome o
                            WHERE o.municipality = i.municipality AND o.item_id = i.id)) THEN
        RAISE EXCEPTION 'an item has no outcome' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

-- No new item at a table that is closed.
CREATE OR REPLACE FUNCTION gate.guard_agenda() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF (SELECT c.state FROM public.consultations_consultation c
         WHERE c.municipality = NEW.municipality AND c.id = NEW.consultation_id) IN ('closed', 'cancelled') THEN
        RAISE EXCEPTION 'this consultation is closed' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION gate.urgent_act_fits(), gate.guard_disclosure(), gate.guard_consultation(), gate.guard_agenda() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.urgent_act_fits(), gate.guard_disclosure(), gate.guard_consultation(), gate.guard_agenda() TO baken_owner;
RESET ROLE;

CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON consultations_disclosure
    FOR EACH ROW EXECUTE FUNCTION gate.guard_disclosure();
CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON consultations_consultationstep
    FOR EACH ROW EXECUTE FUNCTION gate.guard_consultation();
CREATE OR REPLACE TRIGGER guard BEFORE INSERT OR UPDATE ON consultations_agendaitem
    FOR EACH ROW EXECUTE FUNCTION gate.guard_agenda();
CREATE OR REPLACE TRIGGER urgent_act_fits BEFORE INSERT ON consultations_disclosure
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_fits('item_id');
CREATE OR REPLACE TRIGGER urgent_act_fits BEFORE INSERT ON consultations_consultationstep
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_fits('consultation_id');
