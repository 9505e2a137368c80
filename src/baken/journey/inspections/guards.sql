-- No joint inspection without substantiation (C15): the same rules as rules.py, for whoever comes past the pages.

SET ROLE baken_gate;

-- An approval is given by the person who acts, in the role whose approval it is, for the plan as it lies now.
CREATE OR REPLACE FUNCTION gate.guard_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    present text;
BEGIN
    SELECT state INTO present FROM public.inspections_inspection
     WHERE municipality = NEW.municipality AND id = NEW.inspection_id FOR UPDATE;
    IF present <> 'approval' THEN
        RAISE EXCEPTION 'this plan does not lie for approval' USING ERRCODE = 'BK422';
    ELSIF NEW."by" IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'an approval is given by the person who acts' USING ERRCODE = 'BK403';
    ELSIF gate.role() IS DISTINCT FROM (CASE NEW.kind WHEN 'safety' THEN 'safety_adviser' WHEN 'legal' THEN 'lawyer' END) THEN
        RAISE EXCEPTION 'this approval belongs to another role' USING ERRCODE = 'BK422';
    END IF;
    SELECT max(seq) INTO NEW.round FROM public.inspections_inspectionstep
     WHERE municipality = NEW.municipality AND inspection_id = NEW.inspection_id AND to_state = 'approval';
    RETURN NEW;
END $$;

-- Is every occasion of this inspection a tip of M. and nothing more? A tip is never the only ground (brief B4).
CREATE OR REPLACE FUNCTION gate.inspection_stands_on_a_tip(inspection uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(bool_and(o.signal_id IS NOT NULL AND gate.only_a_tip(o.municipality, o.signal_id)), false)
      FROM public.inspections_occasion o WHERE o.municipality = gate.municipality() AND o.inspection_id = inspection
$$;
-- Is a signal named as an occasion for which no lawyer confirmed check 2B for a joint inspection?
CREATE OR REPLACE FUNCTION gate.inspection_uses_unchecked_signal(inspection uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.inspections_occasion o
                    WHERE o.municipality = gate.municipality() AND o.inspection_id = inspection AND o.signal_id IS NOT NULL
                      AND NOT gate.may_be_used_for(o.municipality, o.signal_id, 'joint_inspection'))
$$;
REVOKE ALL ON FUNCTION gate.inspection_stands_on_a_tip(uuid), gate.inspection_uses_unchecked_signal(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.inspection_stands_on_a_tip(uuid), gate.inspection_uses_unchecked_signal(uuid) TO baken_app;

-- Planned: an occasion of this inspection, at least one partner (each has its law by constraint), and two approvals of
-- this round; a recorded urgent act stands for the approvals alone. Afterwards: a finding per partner before it closes.
CREATE OR REPLACE FUNCTION gate.guard_inspection() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    i public.inspections_inspection;
    this_round int;
BEGIN
    SELECT * INTO i FROM public.inspections_inspection WHERE municipality = NEW.municipality AND id = NEW.inspection_id;
    IF gate.activity() = 'inspect' AND NEW.to_state NOT IN ('under_way', 'debriefing') THEN
        RAISE EXCEPTION 'an inspector starts an inspection and ends it' USING ERRCODE = 'BK422';
    ELSIF NEW.to_state IN ('approval', 'planned') AND (
        NOT EXISTS (SELECT FROM public.inspections_occasion o
                     WHERE o.municipality = i.municipality AND o.inspection_id = i.id)
        OR NOT EXISTS (SELECT FROM public.inspections_inspectionpartner p
                        WHERE p.municipality = i.municipality AND p.inspection_id = i.id)
        OR i.criterion = '' OR i.purpose = '' OR i.proportionality = '' OR i.dpia = '' OR i.safety_plan = '' OR i.care_contact = '') THEN
        RAISE EXCEPTION 'no joint inspection without substantiation' USING ERRCODE = 'BK422';
    ELSIF NEW.to_state IN ('approval', 'planned') AND gate.inspection_stands_on_a_tip(i.id) THEN  -- an urgent act makes no ground of a tip
        RAISE EXCEPTION 'a tip alone grounds no joint inspection' USING ERRCODE = 'BK422';
    ELSIF NEW.to_state IN ('approval', 'planned') AND gate.inspection_uses_unchecked_signal(i.id) THEN
        RAISE EXCEPTION 'no check 2B for a joint inspection was confirmed for this signal' USING ERRCODE = 'BK422';
    ELSIF NEW.to_state = 'planned' AND NEW.urgent_id IS NULL THEN
        SELECT max(seq) INTO this_round FROM public.inspections_inspectionstep
         WHERE municipality = i.municipality AND inspection_id = i.id AND to_state = 'approval';
        IF NEW.from_state <> 'approval'
           OR NOT EXISTS (SELECT FROM public.inspections_approval a
                           WHERE a.id = NEW.safety_approval_id AND a.kind = 'safety' AND a.round = this_round)
           OR NOT EXISTS (SELECT FROM public.inspections_approval a
                           WHERE a.id = NEW.legal_approval_id AND a.kind = 'legal' AND a.round = this_round)
           OR NOT coalesce((SELECT gate.two_people(s."by", l."by") FROM public.inspections_approval s, public.inspections_approval l
                             WHERE s.id = NEW.safety_approval_id AND l.id = NEW.legal_approval_id), false) THEN
            RAISE EXCEPTION 'two people approve this plan as it lies' USING ERRCODE = 'BK422';
        END IF;
    ELSIF NEW.to_state IN ('follow_up', 'closed') AND EXISTS (
        SELECT FROM public.inspections_inspectionpartner p
         WHERE p.municipality = i.municipality AND p.inspection_id = i.id
           AND NOT EXISTS (SELECT FROM public.inspections_finding f
                            WHERE f.municipality = p.municipality AND f.partner_id = p.id)) THEN
        RAISE EXCEPTION 'every partner has a finding, nothing found included' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

-- What belongs to the plan changes only while it is being prepared.
CREATE OR REPLACE FUNCTION gate.guard_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF (SELECT state FROM public.inspections_inspection
         WHERE municipality = NEW.municipality AND id = NEW.inspection_id) NOT IN ('idea', 'preparation') THEN
        RAISE EXCEPTION 'this plan is fixed' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

-- On site only; a dwelling is entered with consent or a warrant (Awb 5:15(1), Constitution 12).
CREATE OR REPLACE FUNCTION gate.guard_visit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    i public.inspections_inspection;
BEGIN
    SELECT * INTO i FROM public.inspections_inspection WHERE municipality = NEW.municipality AND id = NEW.inspection_id;
    IF i.state NOT IN ('briefing', 'under_way', 'debriefing') THEN
        RAISE EXCEPTION 'this is recorded on site' USING ERRCODE = 'BK422';
    ELSIF NEW."by" IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'it is recorded by the person who acts' USING ERRCODE = 'BK403';
    ELSIF TG_TABLE_NAME = 'inspections_visit' AND to_jsonb(NEW) ->> 'entry' = 'power'
          AND i.object_type IN ('dwelling', 'migrant_housing', 'holiday_park') THEN
        RAISE EXCEPTION 'a dwelling is entered with consent or a warrant' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION gate.guard_approval(), gate.guard_inspection(), gate.guard_plan(), gate.guard_visit() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.guard_approval(), gate.guard_inspection(), gate.guard_plan(), gate.guard_visit() TO baken_owner;
RESET ROLE;

CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON inspections_approval FOR EACH ROW EXECUTE FUNCTION gate.guard_approval();
CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON inspections_inspectionstep FOR EACH ROW EXECUTE FUNCTION gate.guard_inspection();
CREATE OR REPLACE TRIGGER guard BEFORE INSERT OR UPDATE ON inspections_inspectionpartner FOR EACH ROW EXECUTE FUNCTION gate.guard_plan();
CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON inspections_occasion FOR EACH ROW EXECUTE FUNCTION gate.guard_plan();
CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON inspections_visit FOR EACH ROW EXECUTE FUNCTION gate.guard_visit();
CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON inspections_finding FOR EACH ROW EXECUTE FUNCTION gate.guard_visit();
CREATE OR REPLACE TRIGGER keep_content BEFORE UPDATE ON inspections_inspection
    FOR EACH ROW EXECUTE FUNCTION gate.keep_content('idea', 'preparation');
CREATE OR REPLACE TRIGGER urgent_act_fits BEFORE INSERT ON inspections_inspectionstep
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_fits('inspection_id');
