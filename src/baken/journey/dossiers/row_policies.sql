-- dossiers: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossier'::regclass AND conname = 'dossiers_dossier_key_id')
    THEN ALTER TABLE dossiers_dossier ADD CONSTRAINT dossiers_dossier_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_handover'::regclass AND conname = 'dossiers_handover_key_dossier_id_id')
    THEN ALTER TABLE dossiers_handover ADD CONSTRAINT dossiers_handover_key_dossier_id_id UNIQUE (municipality, dossier_id, id); END IF; END $$;

-- dossiers_contextnote · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_contextnote ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_contextnote FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_contextnote FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_contextnote TO baken_backup;
GRANT SELECT, DELETE ON dossiers_contextnote TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_contextnote TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_contextnote;
DROP POLICY IF EXISTS destroy ON dossiers_contextnote;
DROP POLICY IF EXISTS see ON dossiers_contextnote;
DROP POLICY IF EXISTS enter ON dossiers_contextnote;
DROP POLICY IF EXISTS change ON dossiers_contextnote;
CREATE POLICY gate ON dossiers_contextnote FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_contextnote FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_contextnote.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_contextnote
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_contextnote TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_contextnote FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_contextnote.dossier_id));
GRANT INSERT ON dossiers_contextnote TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_contextnote FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_contextnote.dossier_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_contextnote'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_contextnote ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON dossiers_contextnote
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- dossiers_dossier · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_dossier ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_dossier FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_dossier FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_dossier TO baken_backup;
GRANT SELECT, DELETE ON dossiers_dossier TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_dossier TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_dossier;
DROP POLICY IF EXISTS destroy ON dossiers_dossier;
DROP POLICY IF EXISTS see ON dossiers_dossier;
DROP POLICY IF EXISTS enter ON dossiers_dossier;
DROP POLICY IF EXISTS change ON dossiers_dossier;
CREATE POLICY gate ON dossiers_dossier FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_dossier FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_dossier
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_dossier TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_dossier FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers')));
GRANT INSERT ON dossiers_dossier TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_dossier FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND state = 'open');
GRANT UPDATE (keep_until, kind, title, purpose, ground, context, owner, area, place, postcode, number, letter, addition, bag_id, opened_at) ON dossiers_dossier TO baken_app, baken_worker;
CREATE POLICY change ON dossiers_dossier FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers')));

-- dossiers_dossierkey · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_dossierkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_dossierkey FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_dossierkey FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_dossierkey TO baken_backup;
GRANT SELECT, DELETE ON dossiers_dossierkey TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_dossierkey TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_dossierkey;
DROP POLICY IF EXISTS destroy ON dossiers_dossierkey;
DROP POLICY IF EXISTS see ON dossiers_dossierkey;
DROP POLICY IF EXISTS enter ON dossiers_dossierkey;
DROP POLICY IF EXISTS change ON dossiers_dossierkey;
CREATE POLICY gate ON dossiers_dossierkey FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_dossierkey FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierkey.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_dossierkey
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_dossierkey TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_dossierkey FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierkey.dossier_id)
    AND (false));
GRANT INSERT ON dossiers_dossierkey TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_dossierkey FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierkey.dossier_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossierkey'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_dossierkey ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;

-- dossiers_dossiernote · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_dossiernote ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_dossiernote FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_dossiernote FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_dossiernote TO baken_backup;
GRANT SELECT, DELETE ON dossiers_dossiernote TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_dossiernote TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_dossiernote;
DROP POLICY IF EXISTS destroy ON dossiers_dossiernote;
DROP POLICY IF EXISTS see ON dossiers_dossiernote;
DROP POLICY IF EXISTS enter ON dossiers_dossiernote;
DROP POLICY IF EXISTS change ON dossiers_dossiernote;
CREATE POLICY gate ON dossiers_dossiernote FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_dossiernote FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiernote.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_dossiernote
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_dossiernote TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_dossiernote FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiernote.dossier_id));
GRANT INSERT ON dossiers_dossiernote TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_dossiernote FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiernote.dossier_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiernote'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_dossiernote ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON dossiers_dossiernote
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- dossiers_dossiersignal · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_dossiersignal ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_dossiersignal FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_dossiersignal FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_dossiersignal TO baken_backup;
GRANT SELECT, DELETE ON dossiers_dossiersignal TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_dossiersignal TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_dossiersignal;
DROP POLICY IF EXISTS destroy ON dossiers_dossiersignal;
DROP POLICY IF EXISTS see ON dossiers_dossiersignal;
DROP POLICY IF EXISTS enter ON dossiers_dossiersignal;
DROP POLICY IF EXISTS change ON dossiers_dossiersignal;
CREATE POLICY gate ON dossiers_dossiersignal FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_dossiersignal FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiersignal.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_dossiersignal
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_dossiersignal TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_dossiersignal FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiersignal.dossier_id));
GRANT INSERT ON dossiers_dossiersignal TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_dossiersignal FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiersignal.dossier_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersignal'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_dossiersignal ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersignal'::regclass AND conname = 'of_signal_id')
    THEN ALTER TABLE dossiers_dossiersignal ADD CONSTRAINT of_signal_id FOREIGN KEY (municipality, signal_id) REFERENCES signals_signal (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersignal'::regclass AND conname = 'of_check_1_id')
    THEN ALTER TABLE dossiers_dossiersignal ADD CONSTRAINT of_check_1_id FOREIGN KEY (municipality, signal_id, check_1_id) REFERENCES signals_privacycheck1 (municipality, signal_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersignal'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE dossiers_dossiersignal ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON dossiers_dossiersignal
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- dossiers_dossierstep · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_dossierstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_dossierstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_dossierstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_dossierstep TO baken_backup;
GRANT SELECT, DELETE ON dossiers_dossierstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_dossierstep TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_dossierstep;
DROP POLICY IF EXISTS destroy ON dossiers_dossierstep;
DROP POLICY IF EXISTS see ON dossiers_dossierstep;
DROP POLICY IF EXISTS enter ON dossiers_dossierstep;
DROP POLICY IF EXISTS change ON dossiers_dossierstep;
CREATE POLICY gate ON dossiers_dossierstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_dossierstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierstep.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_dossierstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_dossierstep TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_dossierstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierstep.dossier_id));
GRANT INSERT ON dossiers_dossierstep TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_dossierstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierstep.dossier_id));
GRANT UPDATE (keep_until) ON dossiers_dossierstep TO baken_app, baken_worker;
CREATE POLICY change ON dossiers_dossierstep FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierstep.dossier_id)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossierstep.dossier_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossierstep'::regclass AND conname = 'of_urgent_id')
    THEN ALTER TABLE dossiers_dossierstep ADD CONSTRAINT of_urgent_id FOREIGN KEY (municipality, urgent_id) REFERENCES privacy_urgentact (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossierstep'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_dossierstep ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON dossiers_dossierstep
    FOR EACH ROW EXECUTE FUNCTION gate.take_step('dossiers_dossier', 'dossier_id', 'dossiers.dossier');

-- dossiers_dossiersubject · subjects · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_dossiersubject ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_dossiersubject FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_dossiersubject FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_dossiersubject TO baken_backup;
GRANT SELECT, DELETE ON dossiers_dossiersubject TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_dossiersubject TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_dossiersubject;
DROP POLICY IF EXISTS destroy ON dossiers_dossiersubject;
DROP POLICY IF EXISTS see ON dossiers_dossiersubject;
DROP POLICY IF EXISTS enter ON dossiers_dossiersubject;
DROP POLICY IF EXISTS change ON dossiers_dossiersubject;
CREATE POLICY gate ON dossiers_dossiersubject FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_dossiersubject FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiersubject.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_dossiersubject
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_dossiersubject TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_dossiersubject FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'lawyer:prepare_decisions', 'safety_adviser:direct_dossiers', 'safety_adviser:prepare_decisions', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiersubject.dossier_id));
GRANT INSERT ON dossiers_dossiersubject TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_dossiersubject FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_dossiersubject.dossier_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersubject'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_dossiersubject ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersubject'::regclass AND conname = 'of_person_id')
    THEN ALTER TABLE dossiers_dossiersubject ADD CONSTRAINT of_person_id FOREIGN KEY (municipality, person_id) REFERENCES subjects_person (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersubject'::regclass AND conname = 'of_notice_id')
    THEN ALTER TABLE dossiers_dossiersubject ADD CONSTRAINT of_notice_id FOREIGN KEY (municipality, person_id, notice_id) REFERENCES subjects_personnotice (municipality, person_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersubject'::regclass AND conname = 'of_business_id')
    THEN ALTER TABLE dossiers_dossiersubject ADD CONSTRAINT of_business_id FOREIGN KEY (municipality, business_id) REFERENCES subjects_business (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_dossiersubject'::regclass AND conname = 'of_premises_id')
    THEN ALTER TABLE dossiers_dossiersubject ADD CONSTRAINT of_premises_id FOREIGN KEY (municipality, premises_id) REFERENCES subjects_premises (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON dossiers_dossiersubject
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- dossiers_handover · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_handover FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_handover FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_handover TO baken_backup;
GRANT SELECT, DELETE ON dossiers_handover TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_handover TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_handover;
DROP POLICY IF EXISTS destroy ON dossiers_handover;
DROP POLICY IF EXISTS see ON dossiers_handover;
DROP POLICY IF EXISTS enter ON dossiers_handover;
DROP POLICY IF EXISTS change ON dossiers_handover;
CREATE POLICY gate ON dossiers_handover FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_handover FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_handover.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_handover
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_handover TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_handover FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_handover.dossier_id));
GRANT INSERT ON dossiers_handover TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_handover FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_handover.dossier_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_handover'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_handover ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON dossiers_handover
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- dossiers_handoveranswer · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_handoveranswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_handoveranswer FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_handoveranswer FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_handoveranswer TO baken_backup;
GRANT SELECT, DELETE ON dossiers_handoveranswer TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_handoveranswer TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_handoveranswer;
DROP POLICY IF EXISTS destroy ON dossiers_handoveranswer;
DROP POLICY IF EXISTS see ON dossiers_handoveranswer;
DROP POLICY IF EXISTS enter ON dossiers_handoveranswer;
DROP POLICY IF EXISTS change ON dossiers_handoveranswer;
CREATE POLICY gate ON dossiers_handoveranswer FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_handoveranswer FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_handoveranswer.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_handoveranswer
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_handoveranswer TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_handoveranswer FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_handoveranswer.dossier_id));
GRANT INSERT ON dossiers_handoveranswer TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_handoveranswer FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_handoveranswer.dossier_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_handoveranswer'::regclass AND conname = 'of_hand_over_id')
    THEN ALTER TABLE dossiers_handoveranswer ADD CONSTRAINT of_hand_over_id FOREIGN KEY (municipality, dossier_id, hand_over_id) REFERENCES dossiers_handover (municipality, dossier_id, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_handoveranswer'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_handoveranswer ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON dossiers_handoveranswer
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- dossiers_takeover · dossiers · BESTUURLIJK_DOSSIER
ALTER TABLE dossiers_takeover ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossiers_takeover FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dossiers_takeover FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON dossiers_takeover TO baken_backup;
GRANT SELECT, DELETE ON dossiers_takeover TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON dossiers_takeover TO baken_gate;
DROP POLICY IF EXISTS gate ON dossiers_takeover;
DROP POLICY IF EXISTS destroy ON dossiers_takeover;
DROP POLICY IF EXISTS see ON dossiers_takeover;
DROP POLICY IF EXISTS enter ON dossiers_takeover;
DROP POLICY IF EXISTS change ON dossiers_takeover;
CREATE POLICY gate ON dossiers_takeover FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON dossiers_takeover FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_takeover.dossier_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON dossiers_takeover
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON dossiers_takeover TO baken_app, baken_worker;
CREATE POLICY see ON dossiers_takeover FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('alderman:take_decisions', 'deputy_mayor:take_decisions', 'lawyer:carry_out_measures', 'lawyer:direct_dossiers', 'lawyer:plan_inspections', 'lawyer:prepare_consultation', 'lawyer:prepare_decisions', 'mayor:take_decisions', 'safety_adviser:carry_out_measures', 'safety_adviser:direct_dossiers', 'safety_adviser:plan_inspections', 'safety_adviser:prepare_consultation', 'safety_adviser:prepare_decisions', 'safety_adviser:refer_to_partners', 'system:keep_house', 'weigher:direct_dossiers'))
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_takeover.dossier_id));
GRANT INSERT ON dossiers_takeover TO baken_app, baken_worker;
CREATE POLICY enter ON dossiers_takeover FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('lawyer:direct_dossiers', 'safety_adviser:direct_dossiers', 'weigher:direct_dossiers'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM dossiers_dossier AS parent WHERE parent.id = dossiers_takeover.dossier_id)
    AND (by = (SELECT gate.membership())));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dossiers_takeover'::regclass AND conname = 'of_dossier_id')
    THEN ALTER TABLE dossiers_takeover ADD CONSTRAINT of_dossier_id FOREIGN KEY (municipality, dossier_id) REFERENCES dossiers_dossier (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON dossiers_takeover
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();
