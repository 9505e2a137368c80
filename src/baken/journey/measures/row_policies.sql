-- measures: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'measures_measure'::regclass AND conname = 'measures_measure_key_id')
    THEN ALTER TABLE measures_measure ADD CONSTRAINT measures_measure_key_id UNIQUE (municipality, id); END IF; END $$;

-- measures_measure · measures · BESTUURLIJK_DOSSIER
ALTER TABLE measures_measure ENABLE ROW LEVEL SECURITY;
ALTER TABLE measures_measure FORCE ROW LEVEL SECURITY;
REVOKE ALL ON measures_measure FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON measures_measure TO baken_backup;
GRANT SELECT, DELETE ON measures_measure TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON measures_measure TO baken_gate;
DROP POLICY IF EXISTS gate ON measures_measure;
DROP POLICY IF EXISTS destroy ON measures_measure;
DROP POLICY IF EXISTS see ON measures_measure;
DROP POLICY IF EXISTS enter ON measures_measure;
DROP POLICY IF EXISTS change ON measures_measure;
CREATE POLICY gate ON measures_measure FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON measures_measure FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON measures_measure
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON measures_measure TO baken_app, baken_worker;
CREATE POLICY see ON measures_measure FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures', 'system:keep_house')));
GRANT INSERT ON measures_measure TO baken_app, baken_worker;
CREATE POLICY enter ON measures_measure FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures'))
    AND state = 'planned');
GRANT UPDATE (keep_until, decision_id, kind, title, area, phenomenon, starts_on, ends_on, conditions, executor, reference, told_what, told_whom, told_on, told_nothing_because) ON measures_measure TO baken_app, baken_worker;
CREATE POLICY change ON measures_measure FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures'))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'measures_measure'::regclass AND conname = 'of_decision_id')
    THEN ALTER TABLE measures_measure ADD CONSTRAINT of_decision_id FOREIGN KEY (municipality, decision_id) REFERENCES decisions_decision (municipality, id) DEFERRABLE; END IF; END $$;

-- measures_measurestep · measures · BESTUURLIJK_DOSSIER
ALTER TABLE measures_measurestep ENABLE ROW LEVEL SECURITY;
ALTER TABLE measures_measurestep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON measures_measurestep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON measures_measurestep TO baken_backup;
GRANT SELECT, DELETE ON measures_measurestep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON measures_measurestep TO baken_gate;
DROP POLICY IF EXISTS gate ON measures_measurestep;
DROP POLICY IF EXISTS destroy ON measures_measurestep;
DROP POLICY IF EXISTS see ON measures_measurestep;
DROP POLICY IF EXISTS enter ON measures_measurestep;
DROP POLICY IF EXISTS change ON measures_measurestep;
CREATE POLICY gate ON measures_measurestep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON measures_measurestep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM measures_measure AS parent WHERE parent.id = measures_measurestep.measure_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON measures_measurestep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON measures_measurestep TO baken_app, baken_worker;
CREATE POLICY see ON measures_measurestep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures', 'system:keep_house'))
    AND EXISTS (SELECT FROM measures_measure AS parent WHERE parent.id = measures_measurestep.measure_id));
GRANT INSERT ON measures_measurestep TO baken_app, baken_worker;
CREATE POLICY enter ON measures_measurestep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures'))
    AND EXISTS (SELECT FROM measures_measure AS parent WHERE parent.id = measures_measurestep.measure_id));
GRANT UPDATE (keep_until) ON measures_measurestep TO baken_app, baken_worker;
CREATE POLICY change ON measures_measurestep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures'))
    AND EXISTS (SELECT FROM measures_measure AS parent WHERE parent.id = measures_measurestep.measure_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:carry_out_measures', 'safety_adviser:carry_out_measures'))
    AND EXISTS (SELECT FROM measures_measure AS parent WHERE parent.id = measures_measurestep.measure_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'measures_measurestep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE measures_measurestep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'measures_measurestep'::regclass AND conname = 'of_measure_id')
    THEN ALTER TABLE measures_measurestep ADD CONSTRAINT of_measure_id FOREIGN KEY (municipality, measure_id) REFERENCES measures_measure (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON measures_measurestep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('measures_measure', 'measure_id', 'measures.measure');
