-- decisions: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_carecheck'::regclass AND conname = 'decisions_carecheck_key_decision_id_id')
    THEN ALTER TABLE decisions_carecheck ADD CONSTRAINT decisions_carecheck_key_decision_id_id UNIQUE (municipality, decision_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_decision'::regclass AND conname = 'decisions_decision_key_id')
    THEN ALTER TABLE decisions_decision ADD CONSTRAINT decisions_decision_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_mandate'::regclass AND conname = 'decisions_mandate_key_id')
    THEN ALTER TABLE decisions_mandate ADD CONSTRAINT decisions_mandate_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_socialconsult'::regclass AND conname = 'decisions_socialconsult_key_decision_id_id')
    THEN ALTER TABLE decisions_socialconsult ADD CONSTRAINT decisions_socialconsult_key_decision_id_id UNIQUE (municipality, decision_id, id); END IF; END $$;

-- decisions_carecheck · decisions · BESTUURLIJK_DOSSIER
ALTER TABLE decisions_carecheck ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions_carecheck FORCE ROW LEVEL SECURITY;
REVOKE ALL ON decisions_carecheck FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON decisions_carecheck TO baken_backup;
GRANT SELECT, DELETE ON decisions_carecheck TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON decisions_carecheck TO baken_gate;
DROP POLICY IF EXISTS gate ON decisions_carecheck;
DROP POLICY IF EXISTS destroy ON decisions_carecheck;
DROP POLICY IF EXISTS see ON decisions_carecheck;
DROP POLICY IF EXISTS enter ON decisions_carecheck;
DROP POLICY IF EXISTS change ON decisions_carecheck;
CREATE POLICY gate ON decisions_carecheck FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON decisions_carecheck FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_carecheck.decision_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON decisions_carecheck
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON decisions_carecheck TO baken_app, baken_worker;
CREATE POLICY see ON decisions_carecheck FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:plan_inspections', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_decisions', 'system:keep_house'))
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_carecheck.decision_id));
GRANT INSERT ON decisions_carecheck TO baken_app, baken_worker;
CREATE POLICY enter ON decisions_carecheck FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_decisions', 'safety_adviser:prepare_decisions'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_carecheck.decision_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_carecheck'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE decisions_carecheck ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, decision_id) REFERENCES decisions_decision (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON decisions_carecheck
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- decisions_decision · decisions · BESTUURLIJK_DOSSIER
ALTER TABLE decisions_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions_decision FORCE ROW LEVEL SECURITY;
REVOKE ALL ON decisions_decision FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON decisions_decision TO baken_backup;
GRANT SELECT, DELETE ON decisions_decision TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON decisions_decision TO baken_gate;
DROP POLICY IF EXISTS gate ON decisions_decision;
DROP POLICY IF EXISTS destroy ON decisions_decision;
DROP POLICY IF EXISTS see ON decisions_decision;
DROP POLICY IF EXISTS enter ON decisions_decision;
DROP POLICY IF EXISTS change ON decisions_decision;
CREATE POLICY gate ON decisions_decision FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON decisions_decision FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON decisions_decision
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON decisions_decision TO baken_app, baken_worker;
CREATE POLICY see ON decisions_decision FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:plan_inspections', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_decisions', 'system:keep_house')));
GRANT INSERT ON decisions_decision TO baken_app, baken_worker;
CREATE POLICY enter ON decisions_decision FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_decisions', 'safety_adviser:prepare_decisions'))
    AND state = 'preparing');
GRANT UPDATE (keep_until, dossier_id, instrument, title, addressee, address, area, phenomenon, facts, ground, reasons, lighter, occupants, occupants_note, views_until, views_skipped, views_skipped_reason, grace_until, lasts_until, decide_by, prepared_by, prepared_at, revised_by, revised_at) ON decisions_decision TO baken_app, baken_worker;
CREATE POLICY change ON decisions_decision FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_decisions', 'safety_adviser:prepare_decisions'))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_decisions', 'safety_adviser:prepare_decisions')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_decision'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE decisions_decision ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;

-- decisions_decisionstep · decisions · BESTUURLIJK_DOSSIER
ALTER TABLE decisions_decisionstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions_decisionstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON decisions_decisionstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON decisions_decisionstep TO baken_backup;
GRANT SELECT, DELETE ON decisions_decisionstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON decisions_decisionstep TO baken_gate;
DROP POLICY IF EXISTS gate ON decisions_decisionstep;
DROP POLICY IF EXISTS destroy ON decisions_decisionstep;
DROP POLICY IF EXISTS see ON decisions_decisionstep;
DROP POLICY IF EXISTS enter ON decisions_decisionstep;
DROP POLICY IF EXISTS change ON decisions_decisionstep;
CREATE POLICY gate ON decisions_decisionstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON decisions_decisionstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_decisionstep.decision_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON decisions_decisionstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON decisions_decisionstep TO baken_app, baken_worker;
CREATE POLICY see ON decisions_decisionstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:plan_inspections', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_decisions', 'system:keep_house'))
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_decisionstep.decision_id));
GRANT INSERT ON decisions_decisionstep TO baken_app, baken_worker;
CREATE POLICY enter ON decisions_decisionstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:prepare_decisions'))
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_decisionstep.decision_id));
GRANT UPDATE (keep_until) ON decisions_decisionstep TO baken_app, baken_worker;
CREATE POLICY change ON decisions_decisionstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:prepare_decisions'))
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_decisionstep.decision_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:prepare_decisions'))
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_decisionstep.decision_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_decisionstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE decisions_decisionstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_decisionstep'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE decisions_decisionstep ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, decision_id) REFERENCES decisions_decision (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_decisionstep'::regclass AND conname = 'of_care_check_id')
    THEN ALTER TABLE decisions_decisionstep ADD CONSTRAINT of_care_check_id FOREIGN KEY (municipality, decision_id, care_check_id) REFERENCES decisions_carecheck (municipality, decision_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_decisionstep'::regclass AND conname = 'of_consult_id')
    THEN ALTER TABLE decisions_decisionstep ADD CONSTRAINT of_consult_id FOREIGN KEY (municipality, decision_id, consult_id) REFERENCES decisions_socialconsult (municipality, decision_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_decisionstep'::regclass AND conname = 'of_mandate_id')
    THEN ALTER TABLE decisions_decisionstep ADD CONSTRAINT of_mandate_id FOREIGN KEY (municipality, mandate_id) REFERENCES decisions_mandate (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON decisions_decisionstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('decisions_decision', 'decision_id', 'decisions.decision');

-- decisions_mandate · decisions · BESTUURLIJK_DOSSIER
ALTER TABLE decisions_mandate ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions_mandate FORCE ROW LEVEL SECURITY;
REVOKE ALL ON decisions_mandate FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON decisions_mandate TO baken_backup;
GRANT SELECT, DELETE ON decisions_mandate TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON decisions_mandate TO baken_gate;
DROP POLICY IF EXISTS gate ON decisions_mandate;
DROP POLICY IF EXISTS destroy ON decisions_mandate;
DROP POLICY IF EXISTS see ON decisions_mandate;
DROP POLICY IF EXISTS enter ON decisions_mandate;
DROP POLICY IF EXISTS change ON decisions_mandate;
CREATE POLICY gate ON decisions_mandate FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON decisions_mandate FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON decisions_mandate
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON decisions_mandate TO baken_app, baken_worker;
CREATE POLICY see ON decisions_mandate FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:plan_inspections', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_decisions', 'system:keep_house')));
GRANT INSERT ON decisions_mandate TO baken_app, baken_worker;
CREATE POLICY enter ON decisions_mandate FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'mayor:take_decisions'))
    AND "by" = (SELECT gate.membership())
    AND (by = (SELECT gate.membership())));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON decisions_mandate
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- decisions_socialconsult · decisions · BESTUURLIJK_DOSSIER
ALTER TABLE decisions_socialconsult ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions_socialconsult FORCE ROW LEVEL SECURITY;
REVOKE ALL ON decisions_socialconsult FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON decisions_socialconsult TO baken_backup;
GRANT SELECT, DELETE ON decisions_socialconsult TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON decisions_socialconsult TO baken_gate;
DROP POLICY IF EXISTS gate ON decisions_socialconsult;
DROP POLICY IF EXISTS destroy ON decisions_socialconsult;
DROP POLICY IF EXISTS see ON decisions_socialconsult;
DROP POLICY IF EXISTS enter ON decisions_socialconsult;
DROP POLICY IF EXISTS change ON decisions_socialconsult;
CREATE POLICY gate ON decisions_socialconsult FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON decisions_socialconsult FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_socialconsult.decision_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON decisions_socialconsult
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON decisions_socialconsult TO baken_app, baken_worker;
CREATE POLICY see ON decisions_socialconsult FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:plan_inspections', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_decisions', 'system:keep_house'))
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_socialconsult.decision_id));
GRANT INSERT ON decisions_socialconsult TO baken_app, baken_worker;
CREATE POLICY enter ON decisions_socialconsult FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_decisions', 'safety_adviser:prepare_decisions'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_socialconsult.decision_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_socialconsult'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE decisions_socialconsult ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, decision_id) REFERENCES decisions_decision (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON decisions_socialconsult
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- decisions_view · decisions · BESTUURLIJK_DOSSIER
ALTER TABLE decisions_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions_view FORCE ROW LEVEL SECURITY;
REVOKE ALL ON decisions_view FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON decisions_view TO baken_backup;
GRANT SELECT, DELETE ON decisions_view TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON decisions_view TO baken_gate;
DROP POLICY IF EXISTS gate ON decisions_view;
DROP POLICY IF EXISTS destroy ON decisions_view;
DROP POLICY IF EXISTS see ON decisions_view;
DROP POLICY IF EXISTS enter ON decisions_view;
DROP POLICY IF EXISTS change ON decisions_view;
CREATE POLICY gate ON decisions_view FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON decisions_view FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_view.decision_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON decisions_view
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON decisions_view TO baken_app, baken_worker;
CREATE POLICY see ON decisions_view FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:plan_inspections', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_decisions', 'system:keep_house'))
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_view.decision_id));
GRANT INSERT ON decisions_view TO baken_app, baken_worker;
CREATE POLICY enter ON decisions_view FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:prepare_decisions', 'safety_adviser:prepare_decisions'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM decisions_decision AS parent WHERE parent.id = decisions_view.decision_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'decisions_view'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE decisions_view ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, decision_id) REFERENCES decisions_decision (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON decisions_view
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
