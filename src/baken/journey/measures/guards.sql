-- A measure rests on a decision that was taken and published; urgency may start it before publication (Awb 3:40, 5:31).

SET ROLE baken_gate;

CREATE OR REPLACE FUNCTION gate.guard_measure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    decided text;
BEGIN
    IF NEW.to_state <> 'running' THEN RETURN NEW; END IF;
    SELECT d.state INTO decided
      FROM public.measures_measure m
      JOIN public.decisions_decision d ON d.municipality = m.municipality AND d.id = m.decision_id
     WHERE m.municipality = NEW.municipality AND m.id = NEW.measure_id;
    IF decided IN ('published', 'objection', 'interim_relief', 'appeal', 'final', 'carried_out')
       OR NEW.urgent_id IS NOT NULL AND decided IN ('submitted', 'decided') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a measure starts on a published decision' USING ERRCODE = 'BK422';
END $$;

REVOKE ALL ON FUNCTION gate.guard_measure() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.guard_measure() TO baken_owner;
RESET ROLE;

CREATE OR REPLACE TRIGGER guard BEFORE INSERT ON measures_measurestep FOR EACH ROW EXECUTE FUNCTION gate.guard_measure();
CREATE OR REPLACE TRIGGER keep_content BEFORE UPDATE ON measures_measure
    FOR EACH ROW EXECUTE FUNCTION gate.keep_content('planned');
CREATE OR REPLACE TRIGGER urgent_act_fits BEFORE INSERT ON measures_measurestep
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_fits('measure_id');
