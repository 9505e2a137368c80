-- care: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'care_casus'::regclass AND conname = 'care_casus_key_id')
    THEN ALTER TABLE care_casus ADD CONSTRAINT care_casus_key_id UNIQUE (municipality, id); END IF; END $$;

-- care_casus · care · ZORG_VEILIGHEID
ALTER TABLE care_casus ENABLE ROW LEVEL SECURITY;
ALTER TABLE care_casus FORCE ROW LEVEL SECURITY;
REVOKE ALL ON care_casus FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON care_casus TO baken_backup;
GRANT SELECT, DELETE ON care_casus TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON care_casus TO baken_gate;
DROP POLICY IF EXISTS gate ON care_casus;
DROP POLICY IF EXISTS destroy ON care_casus;
DROP POLICY IF EXISTS see ON care_casus;
DROP POLICY IF EXISTS enter ON care_casus;
DROP POLICY IF EXISTS change ON care_casus;
CREATE POLICY gate ON care_casus FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON care_casus FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON care_casus
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON care_casus TO baken_app, baken_worker;
CREATE POLICY see ON care_casus FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (id = ANY ((SELECT gate.own_casus())::uuid[])));
GRANT INSERT ON care_casus TO baken_app, baken_worker;
CREATE POLICY enter ON care_casus FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND state = 'registered');
GRANT UPDATE (keep_until, agreement, one_track_reason, phase, next_contact) ON care_casus TO baken_app, baken_worker;
CREATE POLICY change ON care_casus FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (id = ANY ((SELECT gate.own_casus())::uuid[]))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (id = ANY ((SELECT gate.own_casus())::uuid[])));

-- care_casusperson · care · ZORG_VEILIGHEID
ALTER TABLE care_casusperson ENABLE ROW LEVEL SECURITY;
ALTER TABLE care_casusperson FORCE ROW LEVEL SECURITY;
REVOKE ALL ON care_casusperson FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON care_casusperson TO baken_backup;
GRANT SELECT, DELETE ON care_casusperson TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON care_casusperson TO baken_gate;
DROP POLICY IF EXISTS gate ON care_casusperson;
DROP POLICY IF EXISTS destroy ON care_casusperson;
DROP POLICY IF EXISTS see ON care_casusperson;
DROP POLICY IF EXISTS enter ON care_casusperson;
DROP POLICY IF EXISTS change ON care_casusperson;
CREATE POLICY gate ON care_casusperson FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON care_casusperson FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusperson.casus_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON care_casusperson
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON care_casusperson TO baken_app, baken_worker;
CREATE POLICY see ON care_casusperson FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusperson.casus_id));
GRANT INSERT ON care_casusperson TO baken_app, baken_worker;
CREATE POLICY enter ON care_casusperson FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusperson.casus_id));
GRANT UPDATE (keep_until, casus_id, name, birth_year) ON care_casusperson TO baken_app, baken_worker;
CREATE POLICY change ON care_casusperson FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusperson.casus_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusperson.casus_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'care_casusperson'::regclass AND conname = 'of_casus_id')
    THEN ALTER TABLE care_casusperson ADD CONSTRAINT of_casus_id FOREIGN KEY (municipality, casus_id) REFERENCES care_casus (municipality, id) DEFERRABLE; END IF; END $$;

-- care_casusstep · care · ZORG_VEILIGHEID
ALTER TABLE care_casusstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE care_casusstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON care_casusstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON care_casusstep TO baken_backup;
GRANT SELECT, DELETE ON care_casusstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON care_casusstep TO baken_gate;
DROP POLICY IF EXISTS gate ON care_casusstep;
DROP POLICY IF EXISTS destroy ON care_casusstep;
DROP POLICY IF EXISTS see ON care_casusstep;
DROP POLICY IF EXISTS enter ON care_casusstep;
DROP POLICY IF EXISTS change ON care_casusstep;
CREATE POLICY gate ON care_casusstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON care_casusstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusstep.casus_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON care_casusstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON care_casusstep TO baken_app, baken_worker;
CREATE POLICY see ON care_casusstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusstep.casus_id));
GRANT INSERT ON care_casusstep TO baken_app, baken_worker;
CREATE POLICY enter ON care_casusstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusstep.casus_id));
GRANT UPDATE (keep_until) ON care_casusstep TO baken_app, baken_worker;
CREATE POLICY change ON care_casusstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusstep.casus_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_casusstep.casus_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'care_casusstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE care_casusstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'care_casusstep'::regclass AND conname = 'of_casus_id')
    THEN ALTER TABLE care_casusstep ADD CONSTRAINT of_casus_id FOREIGN KEY (municipality, casus_id) REFERENCES care_casus (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON care_casusstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('care_casus', 'casus_id', 'care.casus');

-- care_involvement · care · ZORG_VEILIGHEID
ALTER TABLE care_involvement ENABLE ROW LEVEL SECURITY;
ALTER TABLE care_involvement FORCE ROW LEVEL SECURITY;
REVOKE ALL ON care_involvement FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON care_involvement TO baken_backup;
GRANT SELECT, DELETE ON care_involvement TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON care_involvement TO baken_gate;
DROP POLICY IF EXISTS gate ON care_involvement;
DROP POLICY IF EXISTS destroy ON care_involvement;
DROP POLICY IF EXISTS see ON care_involvement;
DROP POLICY IF EXISTS enter ON care_involvement;
DROP POLICY IF EXISTS change ON care_involvement;
CREATE POLICY gate ON care_involvement FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON care_involvement FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON care_involvement
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON care_involvement TO baken_app, baken_worker;
CREATE POLICY see ON care_involvement FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (casus_id = ANY ((SELECT gate.own_casus())::uuid[])));
GRANT INSERT ON care_involvement TO baken_app, baken_worker;
CREATE POLICY enter ON care_involvement FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (gate.may_involve(casus_id)));
GRANT UPDATE (keep_until, until) ON care_involvement TO baken_app, baken_worker;
CREATE POLICY change ON care_involvement FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (casus_id = ANY ((SELECT gate.own_casus())::uuid[]))
    AND (gate.may_involve(casus_id))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND (casus_id = ANY ((SELECT gate.own_casus())::uuid[]))
    AND (gate.may_involve(casus_id)));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'care_involvement'::regclass AND conname = 'of_casus_id')
    THEN ALTER TABLE care_involvement ADD CONSTRAINT of_casus_id FOREIGN KEY (municipality, casus_id) REFERENCES care_casus (municipality, id) DEFERRABLE; END IF; END $$;

-- care_phasechange · care · ZORG_VEILIGHEID
ALTER TABLE care_phasechange ENABLE ROW LEVEL SECURITY;
ALTER TABLE care_phasechange FORCE ROW LEVEL SECURITY;
REVOKE ALL ON care_phasechange FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON care_phasechange TO baken_backup;
GRANT SELECT, DELETE ON care_phasechange TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON care_phasechange TO baken_gate;
DROP POLICY IF EXISTS gate ON care_phasechange;
DROP POLICY IF EXISTS destroy ON care_phasechange;
DROP POLICY IF EXISTS see ON care_phasechange;
DROP POLICY IF EXISTS enter ON care_phasechange;
DROP POLICY IF EXISTS change ON care_phasechange;
CREATE POLICY gate ON care_phasechange FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON care_phasechange FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_phasechange.casus_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON care_phasechange
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON care_phasechange TO baken_app, baken_worker;
CREATE POLICY see ON care_phasechange FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_phasechange.casus_id));
GRANT INSERT ON care_phasechange TO baken_app, baken_worker;
CREATE POLICY enter ON care_phasechange FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_phasechange.casus_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'care_phasechange'::regclass AND conname = 'of_casus_id')
    THEN ALTER TABLE care_phasechange ADD CONSTRAINT of_casus_id FOREIGN KEY (municipality, casus_id) REFERENCES care_casus (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON care_phasechange
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- care_trackaction · care · ZORG_VEILIGHEID
ALTER TABLE care_trackaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE care_trackaction FORCE ROW LEVEL SECURITY;
REVOKE ALL ON care_trackaction FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON care_trackaction TO baken_backup;
GRANT SELECT, DELETE ON care_trackaction TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON care_trackaction TO baken_gate;
DROP POLICY IF EXISTS gate ON care_trackaction;
DROP POLICY IF EXISTS destroy ON care_trackaction;
DROP POLICY IF EXISTS see ON care_trackaction;
DROP POLICY IF EXISTS enter ON care_trackaction;
DROP POLICY IF EXISTS change ON care_trackaction;
CREATE POLICY gate ON care_trackaction FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON care_trackaction FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_trackaction.casus_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON care_trackaction
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON care_trackaction TO baken_app, baken_worker;
CREATE POLICY see ON care_trackaction FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_trackaction.casus_id));
GRANT INSERT ON care_trackaction TO baken_app, baken_worker;
CREATE POLICY enter ON care_trackaction FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_trackaction.casus_id));
GRANT UPDATE (keep_until, done_on) ON care_trackaction TO baken_app, baken_worker;
CREATE POLICY change ON care_trackaction FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_trackaction.casus_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('case_director:direct_care'))
    AND EXISTS (SELECT FROM care_casus AS parent WHERE parent.id = care_trackaction.casus_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'care_trackaction'::regclass AND conname = 'of_casus_id')
    THEN ALTER TABLE care_trackaction ADD CONSTRAINT of_casus_id FOREIGN KEY (municipality, casus_id) REFERENCES care_casus (municipality, id) DEFERRABLE; END IF; END $$;
