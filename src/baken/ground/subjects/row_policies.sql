-- subjects: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_business'::regclass AND conname = 'subjects_business_key_id')
    THEN ALTER TABLE subjects_business ADD CONSTRAINT subjects_business_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_permit'::regclass AND conname = 'subjects_permit_key_id')
    THEN ALTER TABLE subjects_permit ADD CONSTRAINT subjects_permit_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_person'::regclass AND conname = 'subjects_person_key_id')
    THEN ALTER TABLE subjects_person ADD CONSTRAINT subjects_person_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_personnotice'::regclass AND conname = 'subjects_personnotice_key_person_id_id')
    THEN ALTER TABLE subjects_personnotice ADD CONSTRAINT subjects_personnotice_key_person_id_id UNIQUE (municipality, person_id, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_premises'::regclass AND conname = 'subjects_premises_key_id')
    THEN ALTER TABLE subjects_premises ADD CONSTRAINT subjects_premises_key_id UNIQUE (municipality, id); END IF; END $$;

-- subjects_business · subjects · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_business ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_business FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_business FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_business TO baken_backup;
GRANT SELECT, DELETE ON subjects_business TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_business TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_business;
DROP POLICY IF EXISTS destroy ON subjects_business;
DROP POLICY IF EXISTS see ON subjects_business;
DROP POLICY IF EXISTS enter ON subjects_business;
DROP POLICY IF EXISTS change ON subjects_business;
CREATE POLICY gate ON subjects_business FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_business FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_business
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_business TO baken_app, baken_worker;
CREATE POLICY see ON subjects_business FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_decisions', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_decisions', 'weigher:direct_dossiers')));
GRANT INSERT ON subjects_business TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_business FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND (by = (SELECT gate.membership())));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON subjects_business
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- subjects_permit · subjects.permits · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_permit ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_permit FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_permit FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_permit TO baken_backup;
GRANT SELECT, DELETE ON subjects_permit TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_permit TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_permit;
DROP POLICY IF EXISTS destroy ON subjects_permit;
DROP POLICY IF EXISTS see ON subjects_permit;
DROP POLICY IF EXISTS enter ON subjects_permit;
DROP POLICY IF EXISTS change ON subjects_permit;
CREATE POLICY gate ON subjects_permit FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_permit FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_permit
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_permit TO baken_app, baken_worker;
CREATE POLICY see ON subjects_permit FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:keep_house')));
GRANT INSERT ON subjects_permit TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_permit FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:keep_house')));

-- subjects_permitkey · subjects.permits · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_permitkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_permitkey FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_permitkey FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_permitkey TO baken_backup;
GRANT SELECT, DELETE ON subjects_permitkey TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_permitkey TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_permitkey;
DROP POLICY IF EXISTS destroy ON subjects_permitkey;
DROP POLICY IF EXISTS see ON subjects_permitkey;
DROP POLICY IF EXISTS enter ON subjects_permitkey;
DROP POLICY IF EXISTS change ON subjects_permitkey;
CREATE POLICY gate ON subjects_permitkey FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_permitkey FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_permitkey
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_permitkey TO baken_app, baken_worker;
CREATE POLICY see ON subjects_permitkey FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:keep_house'))
    AND ((SELECT gate.role()) = 'system'));
GRANT INSERT ON subjects_permitkey TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_permitkey FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('system:keep_house')));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_permitkey'::regclass AND conname = 'of_permit_id')
    THEN ALTER TABLE subjects_permitkey ADD CONSTRAINT of_permit_id FOREIGN KEY (municipality, permit_id) REFERENCES subjects_permit (municipality, id) DEFERRABLE; END IF; END $$;

-- subjects_person · subjects · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_person FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_person FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_person TO baken_backup;
GRANT SELECT, DELETE ON subjects_person TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_person TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_person;
DROP POLICY IF EXISTS destroy ON subjects_person;
DROP POLICY IF EXISTS see ON subjects_person;
DROP POLICY IF EXISTS enter ON subjects_person;
DROP POLICY IF EXISTS change ON subjects_person;
CREATE POLICY gate ON subjects_person FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_person FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_person
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_person TO baken_app, baken_worker;
CREATE POLICY see ON subjects_person FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_decisions', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_decisions', 'weigher:direct_dossiers')));
GRANT INSERT ON subjects_person TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_person FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND (by = (SELECT gate.membership())));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON subjects_person
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- subjects_personjudgement · subjects · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_personjudgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_personjudgement FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_personjudgement FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_personjudgement TO baken_backup;
GRANT SELECT, DELETE ON subjects_personjudgement TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_personjudgement TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_personjudgement;
DROP POLICY IF EXISTS destroy ON subjects_personjudgement;
DROP POLICY IF EXISTS see ON subjects_personjudgement;
DROP POLICY IF EXISTS enter ON subjects_personjudgement;
DROP POLICY IF EXISTS change ON subjects_personjudgement;
CREATE POLICY gate ON subjects_personjudgement FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_personjudgement FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_personjudgement.one_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_personjudgement
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_personjudgement TO baken_app, baken_worker;
CREATE POLICY see ON subjects_personjudgement FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_decisions', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_decisions', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_personjudgement.one_id));
GRANT INSERT ON subjects_personjudgement TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_personjudgement FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_personjudgement.one_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_personjudgement'::regclass AND conname = 'of_one_id')
    THEN ALTER TABLE subjects_personjudgement ADD CONSTRAINT of_one_id FOREIGN KEY (municipality, one_id) REFERENCES subjects_person (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_personjudgement'::regclass AND conname = 'of_other_id')
    THEN ALTER TABLE subjects_personjudgement ADD CONSTRAINT of_other_id FOREIGN KEY (municipality, other_id) REFERENCES subjects_person (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON subjects_personjudgement
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- subjects_personnotice · subjects · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_personnotice ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_personnotice FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_personnotice FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_personnotice TO baken_backup;
GRANT SELECT, DELETE ON subjects_personnotice TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_personnotice TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_personnotice;
DROP POLICY IF EXISTS destroy ON subjects_personnotice;
DROP POLICY IF EXISTS see ON subjects_personnotice;
DROP POLICY IF EXISTS enter ON subjects_personnotice;
DROP POLICY IF EXISTS change ON subjects_personnotice;
CREATE POLICY gate ON subjects_personnotice FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_personnotice FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_personnotice.person_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_personnotice
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_personnotice TO baken_app, baken_worker;
CREATE POLICY see ON subjects_personnotice FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_decisions', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_decisions', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_personnotice.person_id));
GRANT INSERT ON subjects_personnotice TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_personnotice FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_personnotice.person_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_personnotice'::regclass AND conname = 'of_person_id')
    THEN ALTER TABLE subjects_personnotice ADD CONSTRAINT of_person_id FOREIGN KEY (municipality, person_id) REFERENCES subjects_person (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON subjects_personnotice
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- subjects_persontoken · subjects · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_persontoken ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_persontoken FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_persontoken FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_persontoken TO baken_backup;
GRANT SELECT, DELETE ON subjects_persontoken TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_persontoken TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_persontoken;
DROP POLICY IF EXISTS destroy ON subjects_persontoken;
DROP POLICY IF EXISTS see ON subjects_persontoken;
DROP POLICY IF EXISTS enter ON subjects_persontoken;
DROP POLICY IF EXISTS change ON subjects_persontoken;
CREATE POLICY gate ON subjects_persontoken FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_persontoken FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_persontoken.person_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_persontoken
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_persontoken TO baken_app, baken_worker;
CREATE POLICY see ON subjects_persontoken FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_decisions', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_decisions', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_persontoken.person_id)
    AND (false));
GRANT INSERT ON subjects_persontoken TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_persontoken FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers'))
    AND EXISTS (SELECT FROM subjects_person AS parent WHERE parent.id = subjects_persontoken.person_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'subjects_persontoken'::regclass AND conname = 'of_person_id')
    THEN ALTER TABLE subjects_persontoken ADD CONSTRAINT of_person_id FOREIGN KEY (municipality, person_id) REFERENCES subjects_person (municipality, id) DEFERRABLE; END IF; END $$;

-- subjects_premises · subjects · BESTUURLIJK_DOSSIER
ALTER TABLE subjects_premises ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects_premises FORCE ROW LEVEL SECURITY;
REVOKE ALL ON subjects_premises FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON subjects_premises TO baken_backup;
GRANT SELECT, DELETE ON subjects_premises TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON subjects_premises TO baken_gate;
DROP POLICY IF EXISTS gate ON subjects_premises;
DROP POLICY IF EXISTS destroy ON subjects_premises;
DROP POLICY IF EXISTS see ON subjects_premises;
DROP POLICY IF EXISTS enter ON subjects_premises;
DROP POLICY IF EXISTS change ON subjects_premises;
CREATE POLICY gate ON subjects_premises FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON subjects_premises FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON subjects_premises
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON subjects_premises TO baken_app, baken_worker;
CREATE POLICY see ON subjects_premises FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_decisions', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_decisions', 'weigher:direct_dossiers')));
GRANT INSERT ON subjects_premises TO baken_app, baken_worker;
CREATE POLICY enter ON subjects_premises FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND (by = (SELECT gate.membership())));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON subjects_premises
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
