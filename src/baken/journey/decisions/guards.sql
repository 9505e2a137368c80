-- The law of a decision beside the row policies: the same rules as rules.py, for whoever comes past the pages.

SET ROLE baken_gate;

-- What lies with the organ, or is decided, keeps its content; a day that is put off may move. Used by the rooms after this
-- one as well. Arguments: the states in which the content may still change.
CREATE OR REPLACE FUNCTION gate.keep_content() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF OLD.state <> ALL (TG_ARGV)
       AND to_jsonb(NEW) - '{state,keep_until,held_on,starts_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{state,keep_until,held_on,starts_at}'::text[] THEN
        RAISE EXCEPTION '% in state % keeps its content', TG_TABLE_NAME, OLD.state USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

-- Does this dossier rest on tips of M. and nothing more: only signals that are tips, and nothing found on site? A tip is never
-- the only ground of a decision, and so never of its measure (brief B4).
CREATE OR REPLACE FUNCTION gate.dossier_stands_on_a_tip(dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(bool_and(gate.only_a_tip(b.municipality, b.signal_id)), false)
       AND NOT EXISTS (SELECT FROM public.inspections_finding f JOIN public.inspections_inspection i ON i.id = f.inspection_id
                        WHERE i.municipality = gate.municipality() AND i.dossier_id = dossier)
      FROM public.dossiers_dossiersignal b WHERE b.municipality = gate.municipality() AND b.dossier_id = dossier
$$;
REVOKE ALL ON FUNCTION gate.dossier_stands_on_a_tip(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.dossier_stands_on_a_tip(uuid) TO baken_app;

-- The organ itself decides (C84; Gemeentewet 77 for the deputy mayor), or who holds its written mandate (Awb 10:3).
-- Before it decides: facts, reasons and a lighter way weighed (Awb 3:2, 3:4, 3:46), the care check (C20), the social
-- domain asked (C52), views (Awb 4:8). A recorded urgent act stands for the last three, never for the organ.
CREATE OR REPLACE FUNCTION gate.guard_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    d public.decisions_decision;
    care text;
    asked date;
    -- a step dated ahead shortens no term
    on_day constant date := least(NEW.at, clock_timestamp()) AT TIME ZONE 'Europe/Amsterdam';
    falls_on_people constant text[] := '{area_ban,close_drugs_premises,close_home_disorder,nuisance_home_order,order_to_parents,public_order_command}';
    falls_on_a_home constant text[] := '{close_drugs_premises,close_home_disorder,nuisance_home_order}';
BEGIN
    SELECT * INTO d FROM public.decisions_decision WHERE municipality = NEW.municipality AND id = NEW.decision_id;
    IF NEW.to_state NOT IN ('decided', 'declined', 'asked_back') THEN
        IF gate.activity() = 'take_decisions' THEN
            RAISE EXCEPTION 'the organ decides, declines or asks back' USING ERRCODE = 'BK422';
        END IF;
        RETURN NEW;
    END IF;

    IF NOT (gate.activity() = 'take_decisions' AND (d.organ = 'mayor' AND gate.role() IN ('mayor', 'deputy_mayor')
                                                 OR d.organ = 'college' AND gate.role() = 'alderman'))
       AND NOT (NEW.to_state = 'decided' AND EXISTS (
            SELECT FROM public.decisions_mandate m
             WHERE m.municipality = NEW.municipality AND m.id = NEW.mandate_id AND m.membership = gate.membership()
               AND m.instrument = d.instrument AND m.organ = d.organ
               AND gate.today() BETWEEN m.valid_from AND m.valid_until)) THEN
        RAISE EXCEPTION 'this decision belongs to the %', d.organ USING ERRCODE = 'BK422';
    END IF;
    IF NEW.to_state <> 'decided' THEN RETURN NEW; END IF;

    IF d.facts = '' OR d.reasons = '' OR d.ground = '' OR d.lighter = '' THEN
        RAISE EXCEPTION 'a decision has facts, ground, reasons and a lighter way that was weighed' USING ERRCODE = 'BK422';
    END IF;
    IF gate.dossier_stands_on_a_tip(d.dossier_id) THEN
        RAISE EXCEPTION 'a tip alone grounds no decision' USING ERRCODE = 'BK422';
    END IF;
    IF NEW.urgent_id IS NOT NULL THEN RETURN NEW; END IF;

    SELECT c.result INTO care FROM public.decisions_carecheck c WHERE c.id = NEW.care_check_id;
    SELECT c.held_on INTO asked FROM public.decisions_socialconsult c WHERE c.id = NEW.consult_id;
    IF d.instrument = ANY (falls_on_people) AND (care IS NULL OR care = 'care_first') THEN
        RAISE EXCEPTION 'the care check comes before a sanction' USING ERRCODE = 'BK422';
    ELSIF d.instrument = ANY (falls_on_a_home) AND (asked IS NULL OR asked > on_day) THEN
        RAISE EXCEPTION 'the social domain is asked before the decision' USING ERRCODE = 'BK422';
    ELSIF d.instrument <> 'joint_inspection' AND d.views_skipped = ''
          AND NOT EXISTS (SELECT FROM public.decisions_decisionstep s
                           WHERE s.municipality = NEW.municipality AND s.decision_id = d.id
                             AND (s.to_state = 'views' OR s.to_state = 'intention'
                                  AND d.views_until < on_day)) THEN
        RAISE EXCEPTION 'views are asked first, or a reason says why not' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION gate.keep_content(), gate.guard_decision() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.keep_content(), gate.guard_decision() TO baken_owner;
RESET ROLE;

CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON decisions_decisionstep
    FOR EACH ROW EXECUTE FUNCTION gate.guard_decision();
CREATE OR REPLACE TRIGGER keep_content BEFORE UPDATE ON decisions_decision
    FOR EACH ROW EXECUTE FUNCTION gate.keep_content('preparing', 'intention', 'views', 'asked_back');
CREATE OR REPLACE TRIGGER urgent_act_fits BEFORE INSERT ON decisions_decisionstep
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_fits('decision_id');
